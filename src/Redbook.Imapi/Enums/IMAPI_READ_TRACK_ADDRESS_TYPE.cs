namespace Redbook.Imapi;

/// <summary>What the address of a track information request means.</summary>
public enum IMAPI_READ_TRACK_ADDRESS_TYPE
{
    /// <summary>A logical block address inside the track.</summary>
    IMAPI_READ_TRACK_ADDRESS_TYPE_LBA = 0,

    /// <summary>A track number.</summary>
    IMAPI_READ_TRACK_ADDRESS_TYPE_TRACK = 1,

    /// <summary>A session number: its first track.</summary>
    IMAPI_READ_TRACK_ADDRESS_TYPE_SESSION = 2,
}
