namespace Redbook.Discs;

/// <summary>One index point of a track.</summary>
/// <param name="Number">0 for the pregap, 1 for the start of the track proper, 2 to 99 for points inside it.</param>
/// <param name="Start">The first sector of the index.</param>
public readonly record struct TrackIndex(int Number, Lba Start);
