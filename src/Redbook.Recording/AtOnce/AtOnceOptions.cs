using Redbook.Recording.TrackAtOnce;

namespace Redbook.Recording.AtOnce;

/// <summary>What recording a session by cue sheet and recording raw have in common.</summary>
public abstract record AtOnceOptions : RecorderOptions
{
    /// <summary>Whether a disc with closed sessions may get another one; else it must be blank.</summary>
    public bool AllowAppend { get; init; }

    /// <summary>How the disc is left behind: <see cref="SessionClose.Finalize"/> or
    /// <see cref="SessionClose.CloseSession"/>. What is recorded at once is never left open. A raw image that somebody else made
    /// says it itself.</summary>
    public SessionClose Close { get; init; }

    /// <summary>Sectors by which the lead-out may start behind the last place that the disc names. Whether that works shows
    /// only when it is tried.</summary>
    public int OverburnSectors { get; init; }
}
