namespace Redbook.Images;

/// <summary>A format of disc images.</summary>
/// <param name="Id">Its short name: <c>cue</c>.</param>
/// <param name="Name">Its name for people: <c>CUE sheet</c>.</param>
/// <param name="Extensions">The endings of its files, with the dot; the first is the usual one.</param>
/// <param name="CanWrite">Whether it is written too.</param>
public sealed record DiscImageFormat(string Id, string Name, IReadOnlyList<string> Extensions, bool CanWrite);
