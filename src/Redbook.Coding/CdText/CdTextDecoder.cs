namespace Redbook.Coding.CdText;

/// <summary>Reads texts from packs, as tolerantly as they are written.</summary>
public static class CdTextDecoder
{
    private const int MaxSequence = 256;

    /// <summary>Decodes a list of packs. Any bytes give a value.</summary>
    /// <param name="packs">Packs of 18 bytes in any order; repetitions are welcome.</param>
    public static CdTextDecoding Decode(ReadOnlySpan<byte> packs)
    {
        var findings = new List<CdTextFinding>();
        byte[]?[] places = new byte[CdTextDisc.MaxBlocks * MaxSequence][];
        Span<byte> pack = stackalloc byte[CdTextPack.Size];
        int count = packs.Length / CdTextPack.Size;
        for (int i = 0; i < count; i++)
        {
            CdTextFindingKind? finding = CdTextPackRepair.Take(packs.Slice(i * CdTextPack.Size, CdTextPack.Size), pack);
            var view = new CdTextPack(pack);
            if (finding is { } kind)
            {
                findings.Add(new CdTextFinding(kind, view.Block, view.IsKnownType ? view.Type : null, i));
            }

            if (finding != CdTextFindingKind.WrongCrc)
            {
                Place(places, pack, i, findings);
            }
        }

        if (packs.Length % CdTextPack.Size != 0)
        {
            findings.Add(new CdTextFinding(CdTextFindingKind.Truncated, 0, null, count));
        }

        var blocks = new List<CdTextBlock>();
        for (int number = 0; number < CdTextDisc.MaxBlocks; number++)
        {
            ReadOnlySpan<byte[]?> own = places.AsSpan(number * MaxSequence, MaxSequence);
            if (own.ContainsAnyExcept([null]))
            {
                blocks.Add(new CdTextBlockDecoder(number, own, findings).Decode());
            }
        }

        CheckLanguages(blocks, places, findings);
        return new CdTextDecoding(new CdTextDisc { Blocks = blocks }, findings);
    }

    private static void Place(byte[]?[] places, ReadOnlySpan<byte> pack, int index, List<CdTextFinding> findings)
    {
        var view = new CdTextPack(pack);
        if (!view.IsKnownType)
        {
            findings.Add(new CdTextFinding(CdTextFindingKind.UnknownType, view.Block, null, index));
            return;
        }

        ref byte[]? place = ref places[(view.Block * MaxSequence) + view.Sequence];
        if (place is null)
        {
            place = pack.ToArray();
        }
        else if (!pack.SequenceEqual(place))
        {
            findings.Add(new CdTextFinding(CdTextFindingKind.Contradiction, view.Block, view.Type, view.Sequence));
        }
    }

    // Each block's size information repeats the last sequence numbers of all blocks.
    private static void CheckLanguages(
        List<CdTextBlock> blocks, byte[]?[] places, List<CdTextFinding> findings)
    {
        foreach (CdTextBlock block in blocks)
        {
            var information = CdTextSizeInformation.Find(places.AsSpan(block.Number * MaxSequence, MaxSequence));
            if (information is null)
            {
                continue;
            }

            for (int other = 0; other < CdTextDisc.MaxBlocks; other++)
            {
                int last = places.AsSpan(other * MaxSequence, MaxSequence).LastIndexOfAnyExcept([null]);
                if (information.LastSequence(other) != Math.Max(last, 0))
                {
                    findings.Add(new CdTextFinding(CdTextFindingKind.SizeInformationDiffers, block.Number,
                        CdTextPackType.SizeInformation, other));
                }
            }
        }
    }
}
