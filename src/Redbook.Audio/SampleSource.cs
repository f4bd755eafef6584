namespace Redbook.Audio;

/// <summary>The decoded samples of one audio file, in order, exactly as the file holds them.</summary>
/// <remarks>
/// A frame is one sample of every channel. A source is either of integers or of floating point, as
/// <see cref="SampleFormat.IsFloat"/> says, and only the matching read method may be called. Reading is forward only
/// and needs no more memory for a longer file. One thread at a time.
/// </remarks>
public abstract class SampleSource : IDisposable
{
    /// <summary>Rate, channels and sample type; fixed for the life of the source.</summary>
    public abstract SampleFormat Format { get; }

    /// <summary>Length in frames as the file declares it; null when it is not known before the end is reached.</summary>
    public abstract long? LengthFrames { get; }

    /// <summary>Reads integer samples, right-justified: a 24-bit sample lies in -8 388 608 to 8 388 607.</summary>
    /// <param name="interleaved">Filled with whole frames; its length is a multiple of the channel count.</param>
    /// <returns>Frames read, possibly fewer than asked for; 0 only at the end (or for an empty span).</returns>
    /// <exception cref="AudioDataException">The file is damaged or truncated here.</exception>
    /// <exception cref="InvalidOperationException">The source is of floating point.</exception>
    public virtual int ReadIntegers(Span<int> interleaved) =>
        throw new InvalidOperationException("This source is of floating point; read it with ReadFloats.");

    /// <summary>Reads floating-point samples; full scale is 1.0, larger values are kept.</summary>
    /// <inheritdoc cref="ReadIntegers" path="/param"/>
    /// <inheritdoc cref="ReadIntegers" path="/returns"/>
    /// <exception cref="AudioDataException">The file is damaged or truncated here.</exception>
    /// <exception cref="InvalidOperationException">The source is of integers.</exception>
    public virtual int ReadFloats(Span<double> interleaved) =>
        throw new InvalidOperationException("This source is of integers; read it with ReadIntegers.");

    /// <summary>Whether frames are stored as a disc holds them: 16-bit little-endian stereo.</summary>
    internal virtual bool HoldsDiscFrames => false;

    /// <summary>Reads frames as they are stored, where <see cref="HoldsDiscFrames"/>.</summary>
    /// <param name="stored">Filled with whole frames; its length is a multiple of four.</param>
    /// <inheritdoc cref="ReadIntegers" path="/returns"/>
    /// <exception cref="AudioDataException">The file is truncated here.</exception>
    internal virtual int ReadDiscFrames(Span<byte> stored) =>
        throw new InvalidOperationException("This source stores no frames of a disc.");

    /// <summary>Moves on without decoding, where that needs no more than arithmetic.</summary>
    /// <param name="frames">Frames to leave out; they are there.</param>
    /// <returns>False where they have to be read; nothing has moved then.</returns>
    internal virtual bool TrySkip(long frames) => false;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the source holds.</summary>
    /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
