namespace Redbook.Audio.Detection;

/// <summary>A file whose kind is known.</summary>
/// <param name="Info">What it is.</param>
/// <param name="Open">Opens its samples, as often as wanted.</param>
internal sealed record AudioInspection(AudioFileInfo Info, Func<SampleSource> Open);
