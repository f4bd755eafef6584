namespace Redbook.Images;

/// <summary>How audio files that do not end on a sector go together.</summary>
public enum FileJoin
{
    /// <summary>Sample to sample, as gapless rippers do: each border lies on the nearest sector, and only the end of the
    /// disc (and of a stretch of audio before data) is filled up with silence.</summary>
    Continuous = 0,

    /// <summary>Each file is filled up with silence to a whole sector.</summary>
    PadEachFile = 1,
}
