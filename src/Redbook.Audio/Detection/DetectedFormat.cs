namespace Redbook.Audio.Detection;

/// <summary>What the content of a file turned out to be.</summary>
/// <param name="Container">The kind of file.</param>
/// <param name="Name">Its name for people: <c>WavPack</c>.</param>
/// <param name="AudioOffset">Where it begins, behind tags that were put before it; in bytes.</param>
internal readonly record struct DetectedFormat(AudioContainer Container, string Name, long AudioOffset = 0);
