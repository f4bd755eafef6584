using Redbook.Discs;

namespace Redbook.Recording.TrackAtOnce;

/// <summary>How discs are recorded track by track.</summary>
public sealed record TrackAtOnceOptions : RecorderOptions
{
    /// <summary>Whether a disc that has tracks already may be continued; else it must be blank.</summary>
    public bool AllowAppend { get; init; }

    /// <summary>The catalogue number of the disc; has an effect where nothing is recorded yet.</summary>
    public Mcn? Mcn { get; init; }

    /// <summary>How the disc is left behind by <see cref="TrackAtOnceRecorder.Close(SessionClose?)"/>.</summary>
    public SessionClose Close { get; init; }
}
