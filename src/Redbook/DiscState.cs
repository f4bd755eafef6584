namespace Redbook;

/// <summary>Whether a disc can take more.</summary>
public enum DiscState
{
    /// <summary>Nothing is on it.</summary>
    Blank = 0,

    /// <summary>Something is on it, and more can be added.</summary>
    Appendable = 1,

    /// <summary>Nothing can be added.</summary>
    Closed = 2,
}
