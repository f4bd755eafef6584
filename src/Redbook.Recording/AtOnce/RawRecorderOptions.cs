namespace Redbook.Recording.AtOnce;

/// <summary>How sessions, mostly whole discs, are recorded raw.</summary>
public sealed record RawRecorderOptions : AtOnceOptions;
