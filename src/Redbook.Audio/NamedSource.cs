namespace Redbook.Audio;

/// <summary>Adds the file's name to what goes wrong in a source that does not know it.</summary>
internal sealed class NamedSource(SampleSource source, string path) : SampleSource
{
    /// <inheritdoc/>
    public override SampleFormat Format => source.Format;

    /// <inheritdoc/>
    public override long? LengthFrames => source.LengthFrames;

    /// <inheritdoc/>
    public override int ReadIntegers(Span<int> interleaved)
    {
        try
        {
            return source.ReadIntegers(interleaved);
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
            return source.ReadFloats(interleaved);
        }
        catch (AudioDataException problem) when (problem.Path is null)
        {
            throw problem.WithPath(path);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
