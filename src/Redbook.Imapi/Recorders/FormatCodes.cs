using static Redbook.Imapi.ImapiResults;

namespace Redbook.Imapi.Recorders;

/// <summary>The result codes that each kind of recording has under names of its own.</summary>
internal sealed record FormatCodes
{
    /// <summary>Those of track-at-once recording.</summary>
    public static FormatCodes TrackAtOnce { get; } = new()
    {
        WriteInProgress = E_IMAPI_DF2TAO_WRITE_IN_PROGRESS,
        WriteNotInProgress = E_IMAPI_DF2TAO_WRITE_NOT_IN_PROGRESS,
        MediaIsNotPrepared = E_IMAPI_DF2TAO_MEDIA_IS_NOT_PREPARED,
        MediaIsPrepared = E_IMAPI_DF2TAO_MEDIA_IS_PREPARED,
        NoRecorder = E_IMAPI_DF2TAO_NO_RECORDER_SPECIFIED,
        RecorderNotSupported = E_IMAPI_DF2TAO_RECORDER_NOT_SUPPORTED,
        ClientName = E_IMAPI_DF2TAO_CLIENT_NAME_IS_NOT_VALID,
        MediaNotSupported = E_IMAPI_DF2TAO_MEDIA_IS_NOT_SUPPORTED,
        MediaNotBlank = E_IMAPI_DF2TAO_MEDIA_IS_NOT_BLANK,
        NotEnoughSpace = E_IMAPI_DF2TAO_NOT_ENOUGH_SPACE,
        StreamNotSupported = E_IMAPI_DF2TAO_STREAM_NOT_SUPPORTED,
    };

    /// <summary>Those of raw recording.</summary>
    public static FormatCodes Raw { get; } = new()
    {
        WriteInProgress = E_IMAPI_DF2RAW_WRITE_IN_PROGRESS,
        WriteNotInProgress = E_IMAPI_DF2RAW_WRITE_NOT_IN_PROGRESS,
        MediaIsNotPrepared = E_IMAPI_DF2RAW_MEDIA_IS_NOT_PREPARED,
        MediaIsPrepared = E_IMAPI_DF2RAW_MEDIA_IS_PREPARED,
        NoRecorder = E_IMAPI_DF2RAW_NO_RECORDER_SPECIFIED,
        RecorderNotSupported = E_IMAPI_DF2RAW_RECORDER_NOT_SUPPORTED,
        ClientName = E_IMAPI_DF2RAW_CLIENT_NAME_IS_NOT_VALID,
        MediaNotSupported = E_IMAPI_DF2RAW_MEDIA_IS_NOT_SUPPORTED,
        MediaNotBlank = E_IMAPI_DF2RAW_MEDIA_IS_NOT_BLANK,
        NotEnoughSpace = E_IMAPI_DF2RAW_NOT_ENOUGH_SPACE,
        StreamNotSupported = E_IMAPI_DF2RAW_STREAM_NOT_SUPPORTED,
    };

    /// <summary>Those of erasing, which is never prepared.</summary>
    public static FormatCodes Erase { get; } = new()
    {
        WriteInProgress = E_IMAPI_ERASE_RECORDER_IN_USE,
        NoRecorder = E_IMAPI_RECORDER_REQUIRED,
        RecorderNotSupported = E_IMAPI_ERASE_RECORDER_NOT_SUPPORTED,
        ClientName = E_IMAPI_ERASE_CLIENT_NAME_IS_NOT_VALID,
        MediaNotSupported = E_IMAPI_ERASE_MEDIA_IS_NOT_SUPPORTED,
    };

    /// <summary>Those of data recording, which is never prepared.</summary>
    public static FormatCodes Data { get; } = new()
    {
        WriteInProgress = E_IMAPI_DF2DATA_WRITE_IN_PROGRESS,
        WriteNotInProgress = E_IMAPI_DF2DATA_WRITE_NOT_IN_PROGRESS,
        NoRecorder = E_IMAPI_RECORDER_REQUIRED,
        RecorderNotSupported = E_IMAPI_DF2DATA_RECORDER_NOT_SUPPORTED,
        ClientName = E_IMAPI_DF2DATA_CLIENT_NAME_IS_NOT_VALID,
        MediaNotSupported = E_IMAPI_DF2DATA_MEDIA_IS_NOT_SUPPORTED,
        MediaNotBlank = E_IMAPI_DF2DATA_MEDIA_NOT_BLANK,
        NotEnoughSpace = E_IMAPI_DF2DATA_STREAM_TOO_LARGE_FOR_CURRENT_MEDIA,
        StreamNotSupported = E_IMAPI_DF2DATA_STREAM_NOT_SUPPORTED,
    };

    /// <summary>Busy.</summary>
    public required int WriteInProgress { get; init; }

    /// <summary>Nothing to cancel.</summary>
    public int WriteNotInProgress { get; init; } = E_FAIL;

    /// <summary>PrepareMedia is missing.</summary>
    public int MediaIsNotPrepared { get; init; } = E_FAIL;

    /// <summary>ReleaseMedia is missing.</summary>
    public int MediaIsPrepared { get; init; } = E_FAIL;

    /// <summary>The getters that need a drive have none.</summary>
    public required int NoRecorder { get; init; }

    /// <summary>The drive cannot do it.</summary>
    public required int RecorderNotSupported { get; init; }

    /// <summary>A bad name.</summary>
    public required int ClientName { get; init; }

    /// <summary>A disc of another kind.</summary>
    public required int MediaNotSupported { get; init; }

    /// <summary>A disc with something on it.</summary>
    public int MediaNotBlank { get; init; } = E_FAIL;

    /// <summary>Too much for the disc.</summary>
    public int NotEnoughSpace { get; init; } = E_FAIL;

    /// <summary>A stream that cannot be used.</summary>
    public int StreamNotSupported { get; init; } = E_FAIL;
}
