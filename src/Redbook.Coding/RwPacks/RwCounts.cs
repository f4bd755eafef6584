namespace Redbook.Coding.RwPacks;

/// <summary>What correction found in a run of R-W packs.</summary>
/// <param name="Packs">All packs.</param>
/// <param name="CorrectedPacks">Packs in which something was put right.</param>
/// <param name="CorrectedSymbols">Symbols that were put right.</param>
/// <param name="UncorrectablePacks">Packs that stayed wrong.</param>
public readonly record struct RwCounts(
    long Packs, long CorrectedPacks, long CorrectedSymbols, long UncorrectablePacks)
{
    internal RwCounts With(RwPackState state, int correctedSymbols) => new(
        Packs + 1,
        CorrectedPacks + (state == RwPackState.Corrected ? 1 : 0),
        CorrectedSymbols + correctedSymbols,
        UncorrectablePacks + (state == RwPackState.Uncorrectable ? 1 : 0));
}
