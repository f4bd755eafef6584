namespace Redbook.Audio.Conversion;

/// <summary>How samples become those of a CD.</summary>
public sealed record CdConversionOptions
{
    /// <summary>What to do with more than two channels; they are refused unless a mix is asked for.</summary>
    public ManyChannels ManyChannels { get; init; }

    /// <summary>What is added before rounding, where bits are lost at all.</summary>
    public DitherKind Dither { get; init; }

    /// <summary>
    /// True when every sample is known to be exact in 16 bits (<see cref="SampleScan.FitsSixteenBits"/>), whatever
    /// width the file declares: at 44.1 kHz such samples are copied and never dithered.
    /// </summary>
    public bool FitsSixteenBits { get; init; }

    /// <summary>Factor applied to every sample, above 0; 1 changes nothing.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>Where the dither begins. The same file with the same seed gives the same bytes.</summary>
    public ulong DitherSeed { get; init; } = 0x0052_6564_626F_6F6B;
}
