namespace Redbook.Imapi;

/// <summary>Profiles of a drive: the MMC profile numbers.</summary>
public enum IMAPI_PROFILE_TYPE
{
    /// <summary>None.</summary>
    IMAPI_PROFILE_TYPE_INVALID = 0x0,

    /// <summary>Fixed disk.</summary>
    IMAPI_PROFILE_TYPE_NON_REMOVABLE_DISK = 0x1,

    /// <summary>Removable disk.</summary>
    IMAPI_PROFILE_TYPE_REMOVABLE_DISK = 0x2,

    /// <summary>Magneto-optical, erasable.</summary>
    IMAPI_PROFILE_TYPE_MO_ERASABLE = 0x3,

    /// <summary>Magneto-optical, write once.</summary>
    IMAPI_PROFILE_TYPE_MO_WRITE_ONCE = 0x4,

    /// <summary>Advanced storage, magneto-optical.</summary>
    IMAPI_PROFILE_TYPE_AS_MO = 0x5,

    /// <summary>CD-ROM.</summary>
    IMAPI_PROFILE_TYPE_CDROM = 0x8,

    /// <summary>CD-R.</summary>
    IMAPI_PROFILE_TYPE_CD_RECORDABLE = 0x9,

    /// <summary>CD-RW.</summary>
    IMAPI_PROFILE_TYPE_CD_REWRITABLE = 0xA,

    /// <summary>DVD-ROM.</summary>
    IMAPI_PROFILE_TYPE_DVDROM = 0x10,

    /// <summary>DVD-R, sequential.</summary>
    IMAPI_PROFILE_TYPE_DVD_DASH_RECORDABLE = 0x11,

    /// <summary>DVD-RAM.</summary>
    IMAPI_PROFILE_TYPE_DVD_RAM = 0x12,

    /// <summary>DVD-RW, restricted overwrite.</summary>
    IMAPI_PROFILE_TYPE_DVD_DASH_REWRITABLE = 0x13,

    /// <summary>DVD-RW, sequential.</summary>
    IMAPI_PROFILE_TYPE_DVD_DASH_RW_SEQUENTIAL = 0x14,

    /// <summary>DVD-R of two layers, sequential.</summary>
    IMAPI_PROFILE_TYPE_DVD_DASH_R_DUAL_SEQUENTIAL = 0x15,

    /// <summary>DVD-R of two layers, layer jump.</summary>
    IMAPI_PROFILE_TYPE_DVD_DASH_R_DUAL_LAYER_JUMP = 0x16,

    /// <summary>DVD+RW.</summary>
    IMAPI_PROFILE_TYPE_DVD_PLUS_RW = 0x1A,

    /// <summary>DVD+R.</summary>
    IMAPI_PROFILE_TYPE_DVD_PLUS_R = 0x1B,

    /// <summary>Double density CD-ROM.</summary>
    IMAPI_PROFILE_TYPE_DDCDROM = 0x20,

    /// <summary>Double density CD-R.</summary>
    IMAPI_PROFILE_TYPE_DDCD_RECORDABLE = 0x21,

    /// <summary>Double density CD-RW.</summary>
    IMAPI_PROFILE_TYPE_DDCD_REWRITABLE = 0x22,

    /// <summary>DVD+RW of two layers.</summary>
    IMAPI_PROFILE_TYPE_DVD_PLUS_RW_DUAL = 0x2A,

    /// <summary>DVD+R of two layers.</summary>
    IMAPI_PROFILE_TYPE_DVD_PLUS_R_DUAL = 0x2B,

    /// <summary>BD-ROM.</summary>
    IMAPI_PROFILE_TYPE_BD_ROM = 0x40,

    /// <summary>BD-R, sequential.</summary>
    IMAPI_PROFILE_TYPE_BD_R_SEQUENTIAL = 0x41,

    /// <summary>BD-R, random recording.</summary>
    IMAPI_PROFILE_TYPE_BD_R_RANDOM_RECORDING = 0x42,

    /// <summary>BD-RE.</summary>
    IMAPI_PROFILE_TYPE_BD_REWRITABLE = 0x43,

    /// <summary>HD DVD-ROM.</summary>
    IMAPI_PROFILE_TYPE_HD_DVD_ROM = 0x50,

    /// <summary>HD DVD-R.</summary>
    IMAPI_PROFILE_TYPE_HD_DVD_RECORDABLE = 0x51,

    /// <summary>HD DVD-RAM.</summary>
    IMAPI_PROFILE_TYPE_HD_DVD_RAM = 0x52,

    /// <summary>Outside every standard.</summary>
    IMAPI_PROFILE_TYPE_NON_STANDARD = 0xFFFF,
}
