namespace Redbook.Recording.AtOnce;

/// <summary>How discs are recorded raw.</summary>
public sealed record RawRecorderOptions : RecorderOptions
{
    /// <summary>Sectors by which the lead-out may start behind the last place that the disc names. Whether that works shows
    /// only when it is tried.</summary>
    public int OverburnSectors { get; init; }
}
