using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>CLOSE TRACK/SESSION (5Bh): ends a track, or writes lead-in and lead-out of a session.</summary>
/// <param name="Function">What to close.</param>
/// <param name="Track">The track, for <see cref="CloseFunction.Track"/>; else 0.</param>
/// <param name="Immediate">Answer at once; poll TEST UNIT READY for the end.</param>
public readonly record struct CloseTrackSession(
    CloseFunction Function, ushort Track, bool Immediate) : IMmcCommand<CloseTrackSession>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.CloseTrackSession;

    /// <inheritdoc/>
    public static string Name => "CLOSE TRACK/SESSION";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.None;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(480);

    /// <inheritdoc/>
    public static CloseTrackSession Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<CloseTrackSession>(cdb);
        return new((CloseFunction)(cdb[2] & 7), BinaryPrimitives.ReadUInt16BigEndian(cdb[4..]), (cdb[1] & 1) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<CloseTrackSession>(cdb);
        cdb[1] = (byte)(Immediate ? 1 : 0);
        cdb[2] = (byte)Function;
        BinaryPrimitives.WriteUInt16BigEndian(cdb[4..], Track);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString()
    {
        string track = Function == CloseFunction.Track ? $" {Track}" : string.Empty;
        return $"{Function}{track}{(Immediate ? ", immediate" : string.Empty)}";
    }
}
