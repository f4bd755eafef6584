namespace Redbook.Audio.Conversion;

/// <summary>What is added before samples are rounded to 16 bits.</summary>
public enum DitherKind
{
    /// <summary>Noise with a triangular distribution of 2 LSB peak to peak, fresh for each channel.</summary>
    Triangular,

    /// <summary>Nothing: plain rounding, which distorts quiet passages.</summary>
    None,
}
