namespace Redbook.Recording.AtOnce;

/// <summary>How sessions are recorded by cue sheet.</summary>
public sealed record SessionAtOnceOptions : AtOnceOptions;
