using Redbook.Discs;

namespace Redbook;

/// <summary>A track found on a disc.</summary>
/// <param name="Number">The track's number, 1 to 99.</param>
/// <param name="Session">The session it belongs to, from 1.</param>
/// <param name="Start">Its first sector, index 1.</param>
/// <param name="LengthSectors">Its length as the drive gives it.</param>
/// <param name="IsData">Whether it holds data instead of audio.</param>
/// <param name="IsOpen">Whether it has not been closed, so that only a recorder can read it.</param>
public sealed record DiscTrack(int Number, int Session, Lba Start, int LengthSectors, bool IsData, bool IsOpen);
