using Redbook.Discs;
using Redbook.Mmc.Responses;

namespace Redbook.Recording.AtOnce;

/// <summary>What was recorded in one go.</summary>
/// <param name="Start">The first address that was written.</param>
/// <param name="End">The address behind the last one that was written.</param>
public sealed record RecordedSession(Lba Start, Lba End)
{
    /// <summary>The table of contents that the disc has now, as the drive reads it; <see langword="null"/> in a test write,
    /// when it was not to be checked, or when the drive cannot read it before the disc has been put in anew.</summary>
    public TocResponse? TableOfContents { get; init; }

    /// <summary>Where the tracks lie; <see langword="null"/> for a raw image that somebody else made.</summary>
    public SessionLayout? Layout { get; init; }

    /// <summary>Whether the laser was off.</summary>
    public bool IsTestWrite { get; init; }

    /// <summary>Time from the first WRITE to the end.</summary>
    public TimeSpan Elapsed { get; init; }
}
