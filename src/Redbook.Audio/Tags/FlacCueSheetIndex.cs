namespace Redbook.Audio.Tags;

/// <summary>An index point of a track in the table of contents of a FLAC file.</summary>
/// <param name="Number">0 for the pregap, 1 for the start of the track, more for points inside it.</param>
/// <param name="OffsetSamples">Samples from the offset of the track.</param>
public readonly record struct FlacCueSheetIndex(int Number, ulong OffsetSamples);
