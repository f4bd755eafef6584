using Redbook.Discs;

namespace Redbook.Mmc;

/// <summary>What all command blocks have in common.</summary>
internal static class Cdb
{
    /// <summary>Clears the block, writes the operation code, and returns exactly the block.</summary>
    public static Span<byte> Begin<TCommand>(Span<byte> cdb)
        where TCommand : struct, IMmcCommand
    {
        if (cdb.Length < TCommand.CdbLength)
        {
            throw new ArgumentException(TooShort<TCommand>(cdb.Length), nameof(cdb));
        }

        cdb = cdb[..TCommand.CdbLength];
        cdb.Clear();
        cdb[0] = TCommand.Opcode;
        return cdb;
    }

    /// <summary>Exactly the block, if it is there.</summary>
    public static ReadOnlySpan<byte> Require<TCommand>(ReadOnlySpan<byte> cdb)
        where TCommand : struct, IMmcCommand =>
        cdb.Length < TCommand.CdbLength 
            ? throw new ArgumentException(TooShort<TCommand>(cdb.Length), nameof(cdb))
            : cdb[..TCommand.CdbLength];

    public static int ReadUInt24(ReadOnlySpan<byte> source) => (source[0] << 16) | (source[1] << 8) | source[2];

    public static void WriteUInt24(Span<byte> destination, int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)value, 0xFF_FFFFu, nameof(value));
        destination[0] = (byte)(value >> 16);
        destination[1] = (byte)(value >> 8);
        destination[2] = (byte)value;
    }

    public static bool IsMsf(ReadOnlySpan<byte> source) => source[0] <= 99 && source[1] <= 59 && source[2] <= 74;

    public static Msf ClampMsf(ReadOnlySpan<byte> source) =>
        new(Math.Min((int)source[0], 99), Math.Min((int)source[1], 59), Math.Min((int)source[2], 74));

    private static string TooShort<TCommand>(int length)
        where TCommand : struct, IMmcCommand =>
        $"{TCommand.Name} needs a command block of {TCommand.CdbLength} bytes, got {length}.";
}
