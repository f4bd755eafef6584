namespace Redbook.Coding.CdText;

/// <summary>The CD-TEXT of a disc: up to eight blocks, one to a language.</summary>
public sealed record CdTextDisc
{
    /// <summary>Blocks that a disc can have.</summary>
    public const int MaxBlocks = 8;

    /// <summary>Packs that a block can have besides its three of size information.</summary>
    public const int MaxPacksPerBlock = 253;

    /// <summary>The blocks in ascending order of their numbers.</summary>
    public IReadOnlyList<CdTextBlock> Blocks { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(CdTextDisc? other) => other is not null && Blocks.SequenceEqual(other.Blocks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Blocks.Count, Blocks.Count > 0 ? Blocks[0] : null);
}
