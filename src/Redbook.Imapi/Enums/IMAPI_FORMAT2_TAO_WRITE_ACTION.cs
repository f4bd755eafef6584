namespace Redbook.Imapi;

/// <summary>What a track-at-once recording is doing.</summary>
public enum IMAPI_FORMAT2_TAO_WRITE_ACTION
{
    /// <summary>Not known.</summary>
    IMAPI_FORMAT2_TAO_WRITE_ACTION_UNKNOWN = 0,

    /// <summary>Preparing to write the track.</summary>
    IMAPI_FORMAT2_TAO_WRITE_ACTION_PREPARING = 1,

    /// <summary>Writing the track.</summary>
    IMAPI_FORMAT2_TAO_WRITE_ACTION_WRITING = 2,

    /// <summary>Closing the track or the session.</summary>
    IMAPI_FORMAT2_TAO_WRITE_ACTION_FINISHING = 3,

    /// <summary>Checking what was written.</summary>
    IMAPI_FORMAT2_TAO_WRITE_ACTION_VERIFYING = 4,
}
