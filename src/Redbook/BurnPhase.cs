namespace Redbook;

/// <summary>Where a recording stands.</summary>
public enum BurnPhase
{
    /// <summary>Drive and disc are being made ready.</summary>
    Preparing = 0,

    /// <summary>A track is being recorded.</summary>
    Writing = 1,

    /// <summary>The drive writes out the end of a track.</summary>
    FinishingTrack = 2,

    /// <summary>A track is on the disc.</summary>
    TrackRecorded = 3,

    /// <summary>A session, and with the last one the disc, is being closed; this takes a minute or two on a real drive.</summary>
    Closing = 4,

    /// <summary>All is done.</summary>
    Done = 5,

    /// <summary>The lead-in is being recorded: only where a whole disc is recorded in one go.</summary>
    LeadIn = 6,

    /// <summary>The lead-out is being recorded: only where it comes from here.</summary>
    LeadOut = 7,
}
