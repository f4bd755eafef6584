using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>START STOP UNIT (1Bh): spin up or down, load, eject.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Immediate">Answer at once; poll TEST UNIT READY for the end.</param>
public readonly record struct StartStopUnit(StartStopAction Action, bool Immediate) : IMmcCommand<StartStopUnit>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.StartStopUnit;

    /// <inheritdoc/>
    public static string Name => "START STOP UNIT";

    /// <inheritdoc/>
    public static int CdbLength => 6;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.None;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(300);

    /// <inheritdoc/>
    public static StartStopUnit Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<StartStopUnit>(cdb);
        return new((StartStopAction)(cdb[4] & 0x03), (cdb[1] & 1) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<StartStopUnit>(cdb);
        cdb[1] = (byte)(Immediate ? 1 : 0);
        cdb[4] = (byte)Action;
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{Action}{(Immediate ? ", immediate" : string.Empty)}";
}
