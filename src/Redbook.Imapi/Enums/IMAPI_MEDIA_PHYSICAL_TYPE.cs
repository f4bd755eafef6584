namespace Redbook.Imapi;

/// <summary>The medium in a drive.</summary>
public enum IMAPI_MEDIA_PHYSICAL_TYPE
{
    /// <summary>Unknown, or none.</summary>
    IMAPI_MEDIA_TYPE_UNKNOWN = 0,

    /// <summary>CD-ROM, or a closed CD-R or CD-RW.</summary>
    IMAPI_MEDIA_TYPE_CDROM = 1,

    /// <summary>CD-R.</summary>
    IMAPI_MEDIA_TYPE_CDR = 2,

    /// <summary>CD-RW.</summary>
    IMAPI_MEDIA_TYPE_CDRW = 3,

    /// <summary>DVD-ROM.</summary>
    IMAPI_MEDIA_TYPE_DVDROM = 4,

    /// <summary>DVD-RAM.</summary>
    IMAPI_MEDIA_TYPE_DVDRAM = 5,

    /// <summary>DVD+R.</summary>
    IMAPI_MEDIA_TYPE_DVDPLUSR = 6,

    /// <summary>DVD+RW.</summary>
    IMAPI_MEDIA_TYPE_DVDPLUSRW = 7,

    /// <summary>DVD+R, two layers.</summary>
    IMAPI_MEDIA_TYPE_DVDPLUSR_DUALLAYER = 8,

    /// <summary>DVD-R.</summary>
    IMAPI_MEDIA_TYPE_DVDDASHR = 9,

    /// <summary>DVD-RW.</summary>
    IMAPI_MEDIA_TYPE_DVDDASHRW = 10,

    /// <summary>DVD-R, two layers.</summary>
    IMAPI_MEDIA_TYPE_DVDDASHR_DUALLAYER = 11,

    /// <summary>A disk with random write access.</summary>
    IMAPI_MEDIA_TYPE_DISK = 12,

    /// <summary>DVD+RW, two layers.</summary>
    IMAPI_MEDIA_TYPE_DVDPLUSRW_DUALLAYER = 13,

    /// <summary>HD DVD-ROM.</summary>
    IMAPI_MEDIA_TYPE_HDDVDROM = 14,

    /// <summary>HD DVD-R.</summary>
    IMAPI_MEDIA_TYPE_HDDVDR = 15,

    /// <summary>HD DVD-RAM.</summary>
    IMAPI_MEDIA_TYPE_HDDVDRAM = 16,

    /// <summary>BD-ROM.</summary>
    IMAPI_MEDIA_TYPE_BDROM = 17,

    /// <summary>BD-R.</summary>
    IMAPI_MEDIA_TYPE_BDR = 18,

    /// <summary>BD-RE.</summary>
    IMAPI_MEDIA_TYPE_BDRE = 19,

    /// <summary>The highest value in use.</summary>
    IMAPI_MEDIA_TYPE_MAX = 19,
}
