namespace Redbook.Recording.Mastering;

/// <summary>Sound that falls off where it is moved to make up for a drive's write offset and no place is left for
/// it.</summary>
/// <param name="Track">The track it belongs to.</param>
/// <param name="Samples">How many samples.</param>
/// <param name="AtStart">Whether they are the first of a stretch of sound; else the last.</param>
public readonly record struct SampleLoss(int Track, int Samples, bool AtStart);
