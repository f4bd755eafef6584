namespace Redbook.Mmc.ModePages;

/// <summary>Bytes 2 and 3 of page 2Ah: what the drive reads and writes.</summary>
[Flags]
public enum MediaKinds : byte
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>CD-R.</summary>
    CdR = 1 << 0,

    /// <summary>CD-RW.</summary>
    CdRw = 1 << 1,

    /// <summary>Reading: fixed packets, method 2. Writing: test write, the laser staying off.</summary>
    Method2OrTestWrite = 1 << 2,

    /// <summary>DVD-ROM (reading only).</summary>
    DvdRom = 1 << 3,

    /// <summary>DVD-R.</summary>
    DvdR = 1 << 4,

    /// <summary>DVD-RAM.</summary>
    DvdRam = 1 << 5,
}
