using Redbook.Discs;

namespace Redbook.Coding.RwPacks;

/// <summary>Turns the R to W bits of the disc into cooked packs, sector by sector: de-interleave, then correct.</summary>
/// <remarks>A sector's packs are complete two sectors later, so what comes out is the sector before last. Not for use from
/// several threads at once; allocates nothing after construction.</remarks>
public sealed class RwDecoder
{
    private const int WindowSectors = RwEncoder.HistorySectors + 1;

    private readonly byte[] _symbols = new byte[WindowSectors * CdSector.SubchannelBytes];
    private int _sectors;

    /// <summary>What was found in all packs that came out.</summary>
    public RwCounts Counts { get; private set; }

    /// <summary>Forgets the past, as after a seek. The counts stay.</summary>
    public void Reset() => _sectors = 0;

    /// <summary>Takes a sector's raw bytes.</summary>
    /// <param name="rawPw">96 raw bytes; P and Q are ignored.</param>
    /// <param name="cooked">96 bytes: the four packs of the sector before last.</param>
    /// <returns>False for the first two sectors, when nothing comes out yet.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A span has fewer than 96 bytes.</exception>
    public bool Decode(ReadOnlySpan<byte> rawPw, Span<byte> cooked)
    {
        rawPw = rawPw[..CdSector.SubchannelBytes];
        cooked = cooked[..CdSector.SubchannelBytes];
        _symbols.AsSpan(CdSector.SubchannelBytes).CopyTo(_symbols);
        rawPw.CopyTo(_symbols.AsSpan((WindowSectors - 1) * CdSector.SubchannelBytes));
        _sectors = Math.Min(_sectors + 1, WindowSectors);
        if (_sectors < WindowSectors)
        {
            return false;
        }

        RwCounts counts = Counts;
        for (int i = 0; i < cooked.Length; i += RwPack.Size)
        {
            Span<byte> pack = cooked.Slice(i, RwPack.Size);
            RwInterleave.Gather(_symbols.AsSpan(i), pack);
            RwInterleave.Swap(pack);
            RwPackState state = RwParity.Correct(pack, out int corrected);
            counts = counts.With(state, corrected);
        }

        Counts = counts;
        return true;
    }
}
