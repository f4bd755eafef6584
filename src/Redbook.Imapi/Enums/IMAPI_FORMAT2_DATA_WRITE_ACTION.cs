namespace Redbook.Imapi;

/// <summary>What a data recording is doing.</summary>
public enum IMAPI_FORMAT2_DATA_WRITE_ACTION
{
    /// <summary>Checking the medium.</summary>
    IMAPI_FORMAT2_DATA_WRITE_ACTION_VALIDATING_MEDIA = 0,

    /// <summary>Formatting the medium.</summary>
    IMAPI_FORMAT2_DATA_WRITE_ACTION_FORMATTING_MEDIA = 1,

    /// <summary>Setting up the drive.</summary>
    IMAPI_FORMAT2_DATA_WRITE_ACTION_INITIALIZING_HARDWARE = 2,

    /// <summary>Calibrating the laser power.</summary>
    IMAPI_FORMAT2_DATA_WRITE_ACTION_CALIBRATING_POWER = 3,

    /// <summary>Writing.</summary>
    IMAPI_FORMAT2_DATA_WRITE_ACTION_WRITING_DATA = 4,

    /// <summary>Closing.</summary>
    IMAPI_FORMAT2_DATA_WRITE_ACTION_FINALIZATION = 5,

    /// <summary>Done.</summary>
    IMAPI_FORMAT2_DATA_WRITE_ACTION_COMPLETED = 6,

    /// <summary>Checking what was written.</summary>
    IMAPI_FORMAT2_DATA_WRITE_ACTION_VERIFYING = 7,
}
