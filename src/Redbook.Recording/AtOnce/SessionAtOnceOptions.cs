using Redbook.Recording.TrackAtOnce;

namespace Redbook.Recording.AtOnce;

/// <summary>How sessions are recorded by cue sheet.</summary>
public sealed record SessionAtOnceOptions : RecorderOptions
{
    /// <summary>Whether a disc with closed sessions may get another one; else it must be blank.</summary>
    public bool AllowAppend { get; init; }

    /// <summary>How the disc is left behind: <see cref="SessionClose.Finalize"/> or
    /// <see cref="SessionClose.CloseSession"/>. A session at once is never left open.</summary>
    public SessionClose Close { get; init; }

    /// <summary>Sectors by which the lead-out may start behind the last place that the disc names. Whether that works shows
    /// only when it is tried.</summary>
    public int OverburnSectors { get; init; }
}
