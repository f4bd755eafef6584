namespace Redbook.Imapi;

/// <summary>Features of a drive: the MMC feature codes.</summary>
public enum IMAPI_FEATURE_PAGE_TYPE
{
    /// <summary>Profile list.</summary>
    IMAPI_FEATURE_PAGE_TYPE_PROFILE_LIST = 0x0,

    /// <summary>Core.</summary>
    IMAPI_FEATURE_PAGE_TYPE_CORE = 0x1,

    /// <summary>Morphing.</summary>
    IMAPI_FEATURE_PAGE_TYPE_MORPHING = 0x2,

    /// <summary>Removable medium.</summary>
    IMAPI_FEATURE_PAGE_TYPE_REMOVABLE_MEDIUM = 0x3,

    /// <summary>Write protect.</summary>
    IMAPI_FEATURE_PAGE_TYPE_WRITE_PROTECT = 0x4,

    /// <summary>Random read.</summary>
    IMAPI_FEATURE_PAGE_TYPE_RANDOMLY_READABLE = 0x10,

    /// <summary>Multi-read.</summary>
    IMAPI_FEATURE_PAGE_TYPE_CD_MULTIREAD = 0x1D,

    /// <summary>CD read.</summary>
    IMAPI_FEATURE_PAGE_TYPE_CD_READ = 0x1E,

    /// <summary>DVD read.</summary>
    IMAPI_FEATURE_PAGE_TYPE_DVD_READ = 0x1F,

    /// <summary>Random write.</summary>
    IMAPI_FEATURE_PAGE_TYPE_RANDOMLY_WRITABLE = 0x20,

    /// <summary>Incremental streaming write.</summary>
    IMAPI_FEATURE_PAGE_TYPE_INCREMENTAL_STREAMING_WRITABLE = 0x21,

    /// <summary>Sector erase.</summary>
    IMAPI_FEATURE_PAGE_TYPE_SECTOR_ERASABLE = 0x22,

    /// <summary>Format.</summary>
    IMAPI_FEATURE_PAGE_TYPE_FORMATTABLE = 0x23,

    /// <summary>Hardware defect management.</summary>
    IMAPI_FEATURE_PAGE_TYPE_HARDWARE_DEFECT_MANAGEMENT = 0x24,

    /// <summary>Write once.</summary>
    IMAPI_FEATURE_PAGE_TYPE_WRITE_ONCE = 0x25,

    /// <summary>Restricted overwrite.</summary>
    IMAPI_FEATURE_PAGE_TYPE_RESTRICTED_OVERWRITE = 0x26,

    /// <summary>CD-RW written at constant angular velocity.</summary>
    IMAPI_FEATURE_PAGE_TYPE_CDRW_CAV_WRITE = 0x27,

    /// <summary>Mount Rainier.</summary>
    IMAPI_FEATURE_PAGE_TYPE_MRW = 0x28,

    /// <summary>Enhanced defect reporting.</summary>
    IMAPI_FEATURE_PAGE_TYPE_ENHANCED_DEFECT_REPORTING = 0x29,

    /// <summary>DVD+RW.</summary>
    IMAPI_FEATURE_PAGE_TYPE_DVD_PLUS_RW = 0x2A,

    /// <summary>DVD+R.</summary>
    IMAPI_FEATURE_PAGE_TYPE_DVD_PLUS_R = 0x2B,

    /// <summary>Rigid restricted overwrite.</summary>
    IMAPI_FEATURE_PAGE_TYPE_RIGID_RESTRICTED_OVERWRITE = 0x2C,

    /// <summary>CD track at once.</summary>
    IMAPI_FEATURE_PAGE_TYPE_CD_TRACK_AT_ONCE = 0x2D,

    /// <summary>CD mastering: session at once and raw.</summary>
    IMAPI_FEATURE_PAGE_TYPE_CD_MASTERING = 0x2E,

    /// <summary>DVD-R and DVD-RW write.</summary>
    IMAPI_FEATURE_PAGE_TYPE_DVD_DASH_WRITE = 0x2F,

    /// <summary>Double density CD read.</summary>
    IMAPI_FEATURE_PAGE_TYPE_DOUBLE_DENSITY_CD_READ = 0x30,

    /// <summary>Double density CD-R write.</summary>
    IMAPI_FEATURE_PAGE_TYPE_DOUBLE_DENSITY_CD_R_WRITE = 0x31,

    /// <summary>Double density CD-RW write.</summary>
    IMAPI_FEATURE_PAGE_TYPE_DOUBLE_DENSITY_CD_RW_WRITE = 0x32,

    /// <summary>Layer jump recording.</summary>
    IMAPI_FEATURE_PAGE_TYPE_LAYER_JUMP_RECORDING = 0x33,

    /// <summary>CD-RW media write support.</summary>
    IMAPI_FEATURE_PAGE_TYPE_CD_RW_MEDIA_WRITE_SUPPORT = 0x37,

    /// <summary>BD-R pseudo-overwrite.</summary>
    IMAPI_FEATURE_PAGE_TYPE_BD_PSEUDO_OVERWRITE = 0x38,

    /// <summary>DVD+R of two layers.</summary>
    IMAPI_FEATURE_PAGE_TYPE_DVD_PLUS_R_DUAL_LAYER = 0x3B,

    /// <summary>BD read.</summary>
    IMAPI_FEATURE_PAGE_TYPE_BD_READ = 0x40,

    /// <summary>BD write.</summary>
    IMAPI_FEATURE_PAGE_TYPE_BD_WRITE = 0x41,

    /// <summary>HD DVD read.</summary>
    IMAPI_FEATURE_PAGE_TYPE_HD_DVD_READ = 0x50,

    /// <summary>HD DVD write.</summary>
    IMAPI_FEATURE_PAGE_TYPE_HD_DVD_WRITE = 0x51,

    /// <summary>Power management.</summary>
    IMAPI_FEATURE_PAGE_TYPE_POWER_MANAGEMENT = 0x100,

    /// <summary>Self-monitoring.</summary>
    IMAPI_FEATURE_PAGE_TYPE_SMART = 0x101,

    /// <summary>Embedded changer.</summary>
    IMAPI_FEATURE_PAGE_TYPE_EMBEDDED_CHANGER = 0x102,

    /// <summary>Analogue audio play.</summary>
    IMAPI_FEATURE_PAGE_TYPE_CD_ANALOG_PLAY = 0x103,

    /// <summary>Microcode upgrade.</summary>
    IMAPI_FEATURE_PAGE_TYPE_MICROCODE_UPDATE = 0x104,

    /// <summary>Time-out.</summary>
    IMAPI_FEATURE_PAGE_TYPE_TIMEOUT = 0x105,

    /// <summary>DVD copy protection (CSS).</summary>
    IMAPI_FEATURE_PAGE_TYPE_DVD_CSS = 0x106,

    /// <summary>Real-time streaming.</summary>
    IMAPI_FEATURE_PAGE_TYPE_REAL_TIME_STREAMING = 0x107,

    /// <summary>Drive serial number.</summary>
    IMAPI_FEATURE_PAGE_TYPE_LOGICAL_UNIT_SERIAL_NUMBER = 0x108,

    /// <summary>Media serial number.</summary>
    IMAPI_FEATURE_PAGE_TYPE_MEDIA_SERIAL_NUMBER = 0x109,

    /// <summary>Disc control blocks.</summary>
    IMAPI_FEATURE_PAGE_TYPE_DISC_CONTROL_BLOCKS = 0x10A,

    /// <summary>DVD copy protection (CPRM).</summary>
    IMAPI_FEATURE_PAGE_TYPE_DVD_CPRM = 0x10B,

    /// <summary>Firmware information.</summary>
    IMAPI_FEATURE_PAGE_TYPE_FIRMWARE_INFORMATION = 0x10C,

    /// <summary>Copy protection (AACS).</summary>
    IMAPI_FEATURE_PAGE_TYPE_AACS = 0x10D,

    /// <summary>Copy protection (VCPS).</summary>
    IMAPI_FEATURE_PAGE_TYPE_VCPS = 0x110,
}
