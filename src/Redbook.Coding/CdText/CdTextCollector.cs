using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Coding.CdText;

/// <summary>Collects packs from the R to W bits of a lead-in, as a drive does that reads or is sent one.</summary>
/// <remarks>Every pack comes hundreds of times; the first good copy counts. Allocates nothing after construction.</remarks>
public sealed class CdTextCollector
{
    private const int MaxSequence = 256;

    private readonly byte[] _packs = new byte[CdTextDisc.MaxBlocks * MaxSequence * CdTextPack.Size];
    private readonly bool[] _isThere = new bool[CdTextDisc.MaxBlocks * MaxSequence];

    /// <summary>Good packs seen, repetitions included.</summary>
    public int GoodPacks { get; private set; }

    /// <summary>Packs seen that are CD-TEXT by their mode but have a wrong CRC.</summary>
    public int BadPacks { get; private set; }

    /// <summary>Good packs whose place was taken by one with other contents.</summary>
    public int Contradictions { get; private set; }

    /// <summary>Takes the sub-code of one lead-in sector.</summary>
    /// <param name="rawPw">96 bytes; P and Q are ignored.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 96 bytes.</exception>
    public void Feed(ReadOnlySpan<byte> rawPw)
    {
        rawPw = rawPw[..CdSector.SubchannelBytes];
        Span<byte> pack = stackalloc byte[CdTextPack.Size];
        for (int i = 0; i < rawPw.Length; i += CdTextLeadIn.SymbolsPerPack)
        {
            // Mode 4 in the first symbol: anything else is not CD-TEXT.
            if ((rawPw[i] & 0x38) != 0x20)
            {
                continue;
            }

            CdTextLeadIn.FromSymbols(rawPw[i..], pack);
            if (!QCrc.IsSealed(pack))
            {
                BadPacks++;
                continue;
            }

            GoodPacks++;
            var view = new CdTextPack(pack);
            int place = (view.Block * MaxSequence) + view.Sequence;
            Span<byte> kept = _packs.AsSpan(place * CdTextPack.Size, CdTextPack.Size);
            if (!_isThere[place])
            {
                pack.CopyTo(kept);
                _isThere[place] = true;
            }
            else if (!pack.SequenceEqual(kept))
            {
                Contradictions++;
            }
        }
    }

    /// <summary>The packs collected, by block and sequence number: what READ TOC format 5 returns behind its header.
    /// </summary>
    public byte[] ToArray()
    {
        var packs = new List<byte>();
        for (int place = 0; place < _isThere.Length; place++)
        {
            if (_isThere[place])
            {
                packs.AddRange(_packs.AsSpan(place * CdTextPack.Size, CdTextPack.Size));
            }
        }

        return [.. packs];
    }
}
