using Redbook.Audio.Resampling;

namespace Redbook.Audio.Conversion;

/// <summary>Turns the samples of any source into those of a CD: 44.1 kHz, 16 bit, stereo.</summary>
/// <remarks>
/// What can pass unchanged does: 44.1 kHz samples of at most 16 bits are copied, mono to both channels. Otherwise
/// channels are mapped, the rate is changed, and TPDF dither is added before rounding. Digital silence stays silence.
/// Nothing is allocated while reading.
/// </remarks>
public sealed class CdConverter : IDisposable
{
    private const int MinRateHz = 1_000;
    private const int MaxRateHz = 1_536_000;

    private readonly SampleSource _source;
    private readonly ICdPath _path;

    /// <summary>Prepares the conversion; nothing is read yet.</summary>
    /// <param name="source">At its beginning. The converter disposes of it.</param>
    /// <param name="options">How to convert; the defaults when null.</param>
    /// <exception cref="AudioDataException">
    /// The source has more than two channels and no mix was asked for, or a rate outside 1 kHz to 1536 kHz.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not above 0.</exception>
    public CdConverter(SampleSource source, CdConversionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new CdConversionOptions();
        if (!double.IsFinite(options.Gain) || options.Gain <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Gain, "The gain must be above 0.");
        }

        SampleFormat format = source.Format;
        Refuse(format, options);
        _source = source;
        IsResampled = format.RateHz != SampleFormat.CompactDisc.RateHz;
        bool isExact = !IsResampled && options.Gain == 1 && format.Channels <= 2
            && (options.FitsSixteenBits || (!format.IsFloat && format.BitsPerSample <= 16));
        IsDithered = !isExact && options.Dither != DitherKind.None;
        _path = isExact ? new ExactPath(source) : new DitheredPath(source, options);
    }

    /// <summary>True when the rate is changed.</summary>
    public bool IsResampled { get; }

    /// <summary>True when dither is added.</summary>
    public bool IsDithered { get; }

    /// <summary>Length of the result in frames; null when the source does not know its own.</summary>
    public long? LengthFrames => _source.LengthFrames is long frames ? ConvertedLength(frames, _source.Format) : null;

    /// <summary>Samples so far that exceeded full scale and were limited to it, both channels together.</summary>
    public long ClippedSamples => _path.ClippedSamples;

    /// <summary>Frames at 44.1 kHz that so many frames of a source give.</summary>
    /// <param name="frames">Frames of the source.</param>
    /// <param name="format">Its format.</param>
    public static long ConvertedLength(long frames, SampleFormat format) =>
        Resampler.OutputLength(frames, format.RateHz, SampleFormat.CompactDisc.RateHz);

    /// <summary>Reads the next frames.</summary>
    /// <param name="interleaved">Left and right alternate; its length is even.</param>
    /// <returns>Frames read, possibly fewer than asked for; 0 only at the end (or for an empty span).</returns>
    /// <exception cref="AudioDataException">The file is damaged or truncated here.</exception>
    public int Read(Span<short> interleaved) => interleaved.Length < 2 ? 0 : _path.Read(interleaved);

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    /// <summary>Whether the source already stores what a disc holds, byte for byte.</summary>
    internal bool IsCopied => _path is ExactPath && _source.HoldsDiscFrames;

    /// <summary>Reads the next frames as bytes, where <see cref="IsCopied"/>.</summary>
    /// <param name="frames">Its length is a multiple of four.</param>
    /// <inheritdoc cref="Read" path="/returns"/>
    /// <exception cref="AudioDataException">The file is truncated here.</exception>
    internal int ReadBytes(Span<byte> frames) => _source.ReadDiscFrames(frames);

    /// <summary>Moves on in the source; only where every frame of it becomes one, unchanged, can that be.</summary>
    internal bool TrySkip(long frames) => _path is ExactPath && _source.TrySkip(frames);

    private static void Refuse(SampleFormat format, CdConversionOptions options)
    {
        if (format.RateHz is < MinRateHz or > MaxRateHz)
        {
            throw new AudioDataException(
                $"the sampling rate of {format.RateHz} Hz is outside {MinRateHz} to {MaxRateHz} Hz");
        }

        if (format.Channels <= 2)
        {
            return;
        }

        if (options.ManyChannels == ManyChannels.Refuse)
        {
            throw new AudioDataException(
                $"the file has {format.Channels} channels and a CD has two; ask for a downmix to stereo");
        }

        if (format.Channels > ChannelMix.MaxChannels)
        {
            throw new AudioDataException(
                $"the file has {format.Channels} channels; the order of more than {ChannelMix.MaxChannels} is not "
                + "settled, so they cannot be mixed");
        }
    }
}
