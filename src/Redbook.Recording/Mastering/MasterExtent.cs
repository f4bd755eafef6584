namespace Redbook.Recording.Mastering;

/// <summary>A stretch of sound on the disc.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Start">Its first address.</param>
/// <param name="End">The first address behind it.</param>
/// <param name="Track">The track, for the message when the source fails.</param>
internal readonly record struct MasterExtent(SectorSource Source, int Start, int End, int Track);
