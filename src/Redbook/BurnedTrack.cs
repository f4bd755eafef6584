using Redbook.Discs;

namespace Redbook;

/// <summary>A track as it was recorded.</summary>
/// <param name="Number">Its number on the disc, which is not its place in the album when the disc had tracks.</param>
/// <param name="Source">What was recorded.</param>
/// <param name="Start">Its first sector, index 1.</param>
/// <param name="LengthSectors">Its length, padding included.</param>
/// <param name="IsShortened">Whether recording was stopped before its end.</param>
public sealed record BurnedTrack(int Number, AlbumTrack Source, Lba Start, int LengthSectors, bool IsShortened)
{
    /// <summary>The session of the album that it belongs to, from 1.</summary>
    public int Session => Source.Session;
}
