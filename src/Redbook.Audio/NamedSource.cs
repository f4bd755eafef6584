namespace Redbook.Audio;

/// <summary>Adds the file's name to what goes wrong in a source that does not know it, and tells how far it is read.</summary>
internal sealed class NamedSource(SampleSource source, string path, IProgress<double>? progress = null) : SampleSource
{
    private long _frames;

    /// <inheritdoc/>
    public override SampleFormat Format => source.Format;

    /// <inheritdoc/>
    public override long? LengthFrames => source.LengthFrames;

    /// <inheritdoc/>
    public override int ReadIntegers(Span<int> interleaved)
    {
        try
        {
            return Report(source.ReadIntegers(interleaved));
        }
        catch (AudioDataException problem) when (problem.Path is null)
        {
            throw problem.WithPath(path);
        }
    }

    /// <inheritdoc/>
    public override int ReadFloats(Span<double> interleaved)
    {
        try
        {
            return Report(source.ReadFloats(interleaved));
        }
        catch (AudioDataException problem) when (problem.Path is null)
        {
            throw problem.WithPath(path);
        }
    }

    /// <inheritdoc/>
    internal override bool HoldsDiscFrames => source.HoldsDiscFrames;

    /// <inheritdoc/>
    internal override int ReadDiscFrames(Span<byte> stored)
    {
        try
        {
            return Report(source.ReadDiscFrames(stored));
        }
        catch (AudioDataException problem) when (problem.Path is null)
        {
            throw problem.WithPath(path);
        }
    }

    /// <inheritdoc/>
    internal override bool TrySkip(long frames) => source.TrySkip(frames);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Report(int frames)
    {
        _frames += frames;
        if (progress is not null && source.LengthFrames is > 0 and long whole)
        {
            progress.Report(Math.Min(1.0, (double)_frames / whole));
        }

        return frames;
    }
}
