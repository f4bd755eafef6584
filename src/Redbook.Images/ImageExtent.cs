namespace Redbook.Images;

/// <summary>A stretch of a track's content and where it comes from.</summary>
public abstract record ImageExtent
{
    private protected ImageExtent()
    {
    }

    /// <summary>How long it is: stereo samples of 1/44100 s, 588 to a sector, whatever the sectors carry.</summary>
    public abstract long LengthSamples { get; init; }

    /// <summary>The file that it comes from; null when it is made.</summary>
    public virtual string? SourcePath => null;
}
