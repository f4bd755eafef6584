namespace Redbook.Imapi.Results;

/// <summary>What was asked of a drive, where the meaning of its refusal depends on it.</summary>
internal enum DriveCall
{
    /// <summary>Anything else.</summary>
    Other = 0,

    /// <summary>GET CONFIGURATION.</summary>
    GetConfiguration = 1,

    /// <summary>MODE SENSE.</summary>
    ModeSense = 2,

    /// <summary>MODE SELECT.</summary>
    ModeSelect = 3,

    /// <summary>SET CD SPEED and SET STREAMING.</summary>
    SetSpeed = 4,

    /// <summary>SEND OPC INFORMATION.</summary>
    PowerCalibration = 5,

    /// <summary>WRITE, from the second on.</summary>
    Write = 6,

    /// <summary>READ DISC STRUCTURE.</summary>
    ReadDiscStructure = 7,
}
