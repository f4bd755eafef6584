using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>A stretch of the disc whose main channel comes from one place.</summary>
/// <param name="Source">Where it comes from; null for silence, or zeros in the form of data sectors.</param>
/// <param name="Start">Its first address.</param>
/// <param name="End">The first address behind it.</param>
/// <param name="Track">The track, for the message when the source fails; 0 in lead-in and lead-out.</param>
/// <param name="Mode">What its sectors are.</param>
internal sealed record MasterExtent(SectorSource? Source, int Start, int End, int Track, TrackMode Mode);
