namespace Redbook.Recording.Writing;

/// <summary>What the draining side of a ring finds.</summary>
internal enum RingState
{
    /// <summary>Nothing yet.</summary>
    Empty,

    /// <summary>A slot with data.</summary>
    Ready,

    /// <summary>Nothing more will come.</summary>
    Ended,
}
