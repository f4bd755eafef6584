namespace Redbook.Mmc.ModePages;

/// <summary>How a disc is written.</summary>
public enum WriteType : byte
{
    /// <summary>In packets.</summary>
    Packet = 0,

    /// <summary>Track by track; the drive makes pregaps, lead-in and lead-out.</summary>
    TrackAtOnce = 1,

    /// <summary>A session in one go after a cue sheet.</summary>
    SessionAtOnce = 2,

    /// <summary>Everything from the host: lead-in, sub-channel, lead-out.</summary>
    Raw = 3,

    /// <summary>DVD.</summary>
    LayerJump = 4,
}
