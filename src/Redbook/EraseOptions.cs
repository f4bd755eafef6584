namespace Redbook;

/// <summary>How a rewritable disc is erased.</summary>
public sealed record EraseOptions
{
    /// <summary>Whether the whole disc is overwritten, which takes as long as recording all of it; else only what says
    /// that there is something on it, which takes a minute or two.</summary>
    public bool Full { get; init; }

    /// <summary>The name under which the drive is taken; other programs see it.</summary>
    public string ClientName { get; init; } = "Redbook";
}
