using Redbook.Mmc;

namespace Redbook.Remote.Iscsi;

/// <summary>What the target says in the drive's place.</summary>
internal static class TargetSense
{
    public static readonly SenseData InvalidField = new(SenseKey.IllegalRequest, 0x24, 0x00);

    public static readonly SenseData NoSuchUnit = new(SenseKey.IllegalRequest, 0x25, 0x00);

    /// <summary>The host between the initiator and the drive has lost it.</summary>
    public static readonly SenseData UnitFailure = new(SenseKey.HardwareError, 0x3E, 0x01);

    public static readonly SenseData UnitTimeout = new(SenseKey.HardwareError, 0x3E, 0x02);

    public static readonly SenseData AccessDenied = new(SenseKey.DataProtect, 0x20, 0x02);

    /// <summary>Protocol service CRC error: what the standard wants said of data that came out of order.</summary>
    public static readonly SenseData DataOutOfOrder = new(SenseKey.AbortedCommand, 0x47, 0x05);

    public static readonly SenseData CommandsCleared = new(SenseKey.UnitAttention, 0x2F, 0x00);
}
