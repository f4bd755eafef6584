namespace Redbook.Mmc.Commands;

/// <summary>Event classes as a mask (GET EVENT STATUS NOTIFICATION, byte 4, and byte 3 of its reply).</summary>
[Flags]
public enum EventClasses : byte
{
    /// <summary>No class.</summary>
    None = 0,

    /// <summary>Operational changes.</summary>
    OperationalChange = 1 << 1,

    /// <summary>Power management.</summary>
    PowerManagement = 1 << 2,

    /// <summary>Buttons and requests from outside.</summary>
    ExternalRequest = 1 << 3,

    /// <summary>Discs coming and going.</summary>
    Media = 1 << 4,

    /// <summary>Several hosts.</summary>
    MultiInitiator = 1 << 5,

    /// <summary>Long operations.</summary>
    DeviceBusy = 1 << 6,
}
