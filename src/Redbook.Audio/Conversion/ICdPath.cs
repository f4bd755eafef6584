namespace Redbook.Audio.Conversion;

/// <summary>One of the two ways from a source to CD samples.</summary>
internal interface ICdPath
{
    /// <summary>Samples limited to full scale so far.</summary>
    long ClippedSamples { get; }

    /// <summary>Reads interleaved CD samples, at least one frame unless the end is reached.</summary>
    int Read(Span<short> interleaved);
}
