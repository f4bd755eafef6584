namespace Redbook.Mmc.Commands;

/// <summary>Byte 4 of START STOP UNIT: LoEj and Start.</summary>
public enum StartStopAction : byte
{
    /// <summary>Stop turning.</summary>
    Stop = 0,

    /// <summary>Spin up and read the disc's tables.</summary>
    Start = 1,

    /// <summary>Open the tray.</summary>
    Eject = 2,

    /// <summary>Close the tray and spin up.</summary>
    Load = 3,
}
