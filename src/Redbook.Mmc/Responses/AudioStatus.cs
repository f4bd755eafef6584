namespace Redbook.Mmc.Responses;

/// <summary>What the drive's own audio playback does (READ SUB-CHANNEL, byte 1).</summary>
public enum AudioStatus : byte
{
    /// <summary>Not supported or not valid.</summary>
    Unknown = 0x00,

    /// <summary>Playing.</summary>
    Playing = 0x11,

    /// <summary>Paused.</summary>
    Paused = 0x12,

    /// <summary>Ended as asked.</summary>
    Completed = 0x13,

    /// <summary>Stopped by an error.</summary>
    Failed = 0x14,

    /// <summary>Nothing to say.</summary>
    None = 0x15,
}
