using Redbook.Discs;

namespace Redbook.Recording.TrackAtOnce;

/// <summary>What is said about one track.</summary>
public sealed record TrackOptions
{
    /// <summary>The recording code, where there is one.</summary>
    public Isrc? Isrc { get; init; }

    /// <summary>Pre-emphasis and copy permission; <see cref="Control.Data"/> is not allowed here.</summary>
    public Control Control { get; init; }

    /// <summary>Whether the copy bit alternates: this is already a copy of protected material.</summary>
    public bool IsCopy { get; init; }

    internal TrackMode Mode { get; init; }

    internal int BlockBytes => TrackBlocks.BytesOf(Mode);

    /// <summary>Whether a last sector that is not full is filled with silence; else such a source is refused.</summary>
    public bool PadPartialSector { get; init; }
}
