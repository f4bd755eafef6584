using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Coding.RwPacks;

/// <summary>Turns cooked R-W packs into the R to W bits of the disc, sector by sector: parity, then interleave.</summary>
/// <remarks>A pack spreads over eight, so the encoder remembers two sectors. To begin in the middle of a disc, feed the two
/// sectors before through <see cref="Skip"/>; to end, feed two sectors of zeros. Not for use from several threads at once;
/// allocates nothing after construction.</remarks>
public sealed class RwEncoder
{
    private const int HistoryBytes = RwInterleave.HistoryPacks * RwPack.Size;

    // Eight packs of history, then the sector's own four; all with parity and swapped.
    private readonly byte[] _packs = new byte[HistoryBytes + CdSector.SubchannelBytes];
    private int _idleSectors = HistorySectors;

    /// <summary>Sectors that the last pack of a sector reaches into, besides its own.</summary>
    public const int HistorySectors = 2;

    /// <summary>Forgets the past, as at the start of a disc.</summary>
    public void Reset()
    {
        Array.Clear(_packs);
        _idleSectors = HistorySectors;
    }

    /// <summary>Encodes a sector's four packs.</summary>
    /// <param name="cooked">96 bytes, four packs; their parity symbols and top bits are ignored.</param>
    /// <param name="rawPw">96 raw bytes: bits 5 to 0 are set, P and Q are left alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span has fewer than 96 bytes.</exception>
    public void Encode(ReadOnlySpan<byte> cooked, Span<byte> rawPw)
    {
        rawPw = rawPw[..CdSector.SubchannelBytes];
        if (!Take(cooked))
        {
            Merge(default, rawPw);
            return;
        }

        Span<byte> symbols = stackalloc byte[CdSector.SubchannelBytes];
        RwInterleave.Spread(_packs, symbols);
        Merge(symbols, rawPw);
    }

    /// <summary>Takes a sector's packs into the history without writing anything.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 96 bytes.</exception>
    public void Skip(ReadOnlySpan<byte> cooked) => Take(cooked);

    // False when nothing but zeros is left to write.
    private bool Take(ReadOnlySpan<byte> cooked)
    {
        cooked = cooked[..CdSector.SubchannelBytes];
        bool isZero = !cooked.ContainsAnyExcept((byte)0);
        if (isZero && _idleSectors == HistorySectors)
        {
            return false;
        }

        _packs.AsSpan(CdSector.SubchannelBytes).CopyTo(_packs);
        Span<byte> own = _packs.AsSpan(HistoryBytes);
        cooked.CopyTo(own);
        _idleSectors = isZero ? _idleSectors + 1 : -1;
        if (!isZero)
        {
            for (int i = 0; i < own.Length; i += RwPack.Size)
            {
                RwParity.Write(own[i..]);
                RwInterleave.Swap(own[i..]);
            }
        }

        return true;
    }

    private static void Merge(ReadOnlySpan<byte> symbols, Span<byte> rawPw)
    {
        for (int i = 0; i < CdSector.SubchannelBytes; i += sizeof(ulong))
        {
            ulong own = symbols.IsEmpty ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(symbols[i..]);
            ulong pq = BinaryPrimitives.ReadUInt64LittleEndian(rawPw[i..]) & 0xC0C0_C0C0_C0C0_C0C0;
            BinaryPrimitives.WriteUInt64LittleEndian(rawPw[i..], pq | own);
        }
    }
}
