namespace Redbook.Recording.Mastering;

/// <summary>A source of a disc being mastered cannot be read, or holds less than it did.</summary>
public sealed class MasteringException : IOException
{
    internal MasteringException(string message, int? track, Exception cause)
        : base(message, cause) => Track = track;

    /// <summary>The track whose sound could not be read; null when it was the sub-channel.</summary>
    public int? Track { get; }
}
