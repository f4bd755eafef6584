using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>SYNCHRONIZE CACHE (35h): what the drive has buffered goes to the disc; ends a track or session.</summary>
/// <param name="Immediate">Answer at once; poll TEST UNIT READY for the end.</param>
public readonly record struct SynchronizeCache(bool Immediate) : IMmcCommand<SynchronizeCache>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.SynchronizeCache;

    /// <inheritdoc/>
    public static string Name => "SYNCHRONIZE CACHE";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.None;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(480);

    /// <inheritdoc/>
    public static SynchronizeCache Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<SynchronizeCache>(cdb);
        return new((cdb[1] & 2) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<SynchronizeCache>(cdb);
        cdb[1] = (byte)(Immediate ? 2 : 0);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => Immediate ? "immediate" : string.Empty;
}
