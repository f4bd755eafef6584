namespace Redbook.Audio;

/// <summary>How the samples of a source are stored.</summary>
/// <param name="RateHz">Sampling rate in hertz, at least 1.</param>
/// <param name="Channels">Number of interleaved channels, at least 1.</param>
/// <param name="BitsPerSample">
/// Valid bits of one sample: 1 to 32 for integers, 32 or 64 for floating point.
/// </param>
/// <param name="IsFloat">True when samples are floating point with full scale at 1.0.</param>
public readonly record struct SampleFormat(int RateHz, int Channels, int BitsPerSample, bool IsFloat = false)
{
    /// <summary>The one format of an audio CD: 44 100 Hz, two channels, 16-bit integers.</summary>
    public static SampleFormat CompactDisc => new(44_100, 2, 16);

    /// <summary>For people: <c>96000 Hz, 24 bit, 2 channels</c>.</summary>
    public override string ToString()
    {
        string depth = IsFloat ? $"{BitsPerSample} bit float" : $"{BitsPerSample} bit";
        return $"{RateHz} Hz, {depth}, {Channels} channel{(Channels == 1 ? "" : "s")}";
    }
}
