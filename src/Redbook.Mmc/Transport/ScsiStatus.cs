namespace Redbook.Mmc.Transport;

/// <summary>The status byte that ends a SCSI command.</summary>
public enum ScsiStatus : byte
{
    /// <summary>The command was carried out.</summary>
    Good = 0x00,

    /// <summary>The command was refused or failed; the sense data say why.</summary>
    CheckCondition = 0x02,

    /// <summary>The drive cannot take a command now.</summary>
    Busy = 0x08,

    /// <summary>Another host holds the drive.</summary>
    ReservationConflict = 0x18,

    /// <summary>The drive's queue is full.</summary>
    TaskSetFull = 0x28,

    /// <summary>The command was aborted by another host.</summary>
    TaskAborted = 0x40,
}
