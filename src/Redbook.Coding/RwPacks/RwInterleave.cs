namespace Redbook.Coding.RwPacks;

/// <summary>The spreading of a pack over eight: swap symbols 1 and 18, 2 and 5, 3 and 23, then delay symbol j by j mod 8
/// packs.</summary>
internal static class RwInterleave
{
    /// <summary>The longest delay, rounded up to whole sectors.</summary>
    public const int HistoryPacks = 8;

    /// <summary>Swaps symbols in place; twice is none.</summary>
    public static void Swap(Span<byte> pack)
    {
        pack = pack[..RwPack.Size];
        (pack[1], pack[18]) = (pack[18], pack[1]);
        (pack[2], pack[5]) = (pack[5], pack[2]);
        (pack[3], pack[23]) = (pack[23], pack[3]);
    }

    /// <summary>One sector's symbols from its four swapped packs and the eight before them.</summary>
    public static void Spread(ReadOnlySpan<byte> packs, Span<byte> symbols)
    {
        packs = packs[..((HistoryPacks + RwPack.PerSector) * RwPack.Size)];
        symbols = symbols[..(RwPack.PerSector * RwPack.Size)];
        for (int i = 0; i < symbols.Length; i += 8)
        {
            ReadOnlySpan<byte> diagonal = packs.Slice(i + RwPack.Size, (7 * RwPack.Size) + 1);
            Span<byte> eight = symbols.Slice(i, 8);
            for (int j = 0; j < 8; j++)
            {
                // Symbol j is j packs late: the diagonal runs up and to the right.
                eight[j] = diagonal[((7 - j) * RwPack.Size) + j];
            }
        }
    }

    /// <summary>One swapped pack from its own 24 symbols and the seven packs behind it.</summary>
    public static void Gather(ReadOnlySpan<byte> symbols, Span<byte> pack)
    {
        symbols = symbols[..(HistoryPacks * RwPack.Size)];
        pack = pack[..RwPack.Size];
        for (int j = 0; j < pack.Length; j++)
        {
            pack[j] = (byte)(symbols[((j & 7) * RwPack.Size) + j] & RwPack.SymbolMask);
        }
    }
}
