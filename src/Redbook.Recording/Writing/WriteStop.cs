namespace Redbook.Recording.Writing;

/// <summary>Why a write loop ended.</summary>
internal enum WriteStop
{
    /// <summary>Everything was written.</summary>
    Completed,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>The source failed or ended early.</summary>
    SourceEnded,

    /// <summary>The disc is full (a source of unknown length).</summary>
    DiscFull,
}
