using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>PREVENT ALLOW MEDIUM REMOVAL (1Eh): locks or unlocks the tray.</summary>
/// <param name="Prevent">Whether the disc may not be taken out.</param>
/// <param name="Persistent">Whether the eject button still reports a request.</param>
public readonly record struct PreventAllowMediumRemoval(
    bool Prevent, bool Persistent) : IMmcCommand<PreventAllowMediumRemoval>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.PreventAllowMediumRemoval;

    /// <inheritdoc/>
    public static string Name => "PREVENT ALLOW MEDIUM REMOVAL";

    /// <inheritdoc/>
    public static int CdbLength => 6;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.None;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static PreventAllowMediumRemoval Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<PreventAllowMediumRemoval>(cdb);
        return new((cdb[4] & 1) != 0, (cdb[4] & 2) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<PreventAllowMediumRemoval>(cdb);
        cdb[4] = (byte)((Prevent ? 1 : 0) | (Persistent ? 2 : 0));
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() =>
        $"{(Prevent ? "prevent" : "allow")}{(Persistent ? ", persistent" : string.Empty)}";
}
