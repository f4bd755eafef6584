namespace Redbook.Imapi;

/// <summary>What a consumer recorder may do with a digital copy of the track.</summary>
public enum IMAPI_CD_TRACK_DIGITAL_COPY_SETTING
{
    /// <summary>Copies are allowed.</summary>
    IMAPI_CD_TRACK_DIGITAL_COPY_PERMITTED = 0,

    /// <summary>Copies are not allowed.</summary>
    IMAPI_CD_TRACK_DIGITAL_COPY_PROHIBITED = 1,

    /// <summary>The track is itself a copy of protected material; no further copy is allowed.</summary>
    IMAPI_CD_TRACK_DIGITAL_COPY_SCMS = 2,
}
