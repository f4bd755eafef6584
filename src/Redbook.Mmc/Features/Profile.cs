namespace Redbook.Mmc.Features;

/// <summary>What kind of disc is in the drive.</summary>
public enum Profile : ushort
{
    /// <summary>No disc.</summary>
    None = 0x0000,

    /// <summary>CD-ROM: pressed or closed.</summary>
    CdRom = 0x0008,

    /// <summary>CD-R.</summary>
    CdR = 0x0009,

    /// <summary>CD-RW.</summary>
    CdRw = 0x000A,

    /// <summary>DVD-ROM.</summary>
    DvdRom = 0x0010,

    /// <summary>DVD-R.</summary>
    DvdR = 0x0011,

    /// <summary>DVD-RAM.</summary>
    DvdRam = 0x0012,

    /// <summary>DVD-RW, restricted overwrite.</summary>
    DvdRwRestrictedOverwrite = 0x0013,

    /// <summary>DVD-RW, sequential.</summary>
    DvdRwSequential = 0x0014,

    /// <summary>DVD+RW.</summary>
    DvdPlusRw = 0x001A,

    /// <summary>DVD+R.</summary>
    DvdPlusR = 0x001B,

    /// <summary>DVD+R, two layers.</summary>
    DvdPlusRDualLayer = 0x002B,

    /// <summary>BD-ROM.</summary>
    BdRom = 0x0040,

    /// <summary>BD-R, sequential.</summary>
    BdR = 0x0041,

    /// <summary>BD-RE.</summary>
    BdRe = 0x0043,

    /// <summary>Conforms to no profile.</summary>
    NonConforming = 0xFFFF,
}
