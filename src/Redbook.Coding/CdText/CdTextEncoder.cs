using Redbook.Discs;

namespace Redbook.Coding.CdText;

/// <summary>Turns texts into the packs that the lead-in carries.</summary>
public static class CdTextEncoder
{
    private const int SizeInformationPacks = 3;
    private const int SizeInformationBytes = SizeInformationPacks * CdTextPack.PayloadSize;
    private const int CountsAt = 4;
    private const int SequencesAt = 20;
    private const int LanguagesAt = 28;

    /// <summary>Encodes all blocks.</summary>
    /// <param name="disc">The texts.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="CdTextException">The texts cannot be written; every reason is in it.</exception>
    public static CdTextEncoding Encode(CdTextDisc disc, CdTextEncoderOptions? options = null)
    {
        CdTextEncoding? encoding = TryEncode(disc, options, out IReadOnlyList<CdTextProblem> problems);
        return encoding ?? throw new CdTextException(problems);
    }

    /// <summary>Encodes all blocks, or says why that cannot be.</summary>
    /// <param name="disc">The texts.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="problems">Every reason; empty when the result is not null.</param>
    public static CdTextEncoding? TryEncode(
        CdTextDisc disc, CdTextEncoderOptions? options, out IReadOnlyList<CdTextProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(disc);
        var found = new List<CdTextProblem>();
        problems = found;
        CheckNumbers(disc, found);
        if (found.Count > 0)
        {
            return null;
        }

        var notices = new List<CdTextNotice>();
        var writers = new CdTextBlockWriter[disc.Blocks.Count];
        for (int i = 0; i < writers.Length; i++)
        {
            CdTextBlock block = disc.Blocks[i];
            writers[i] = new CdTextBlockEncoder(block, options ?? new CdTextEncoderOptions(), notices, found).Encode();
            if (writers[i].PackCount > CdTextDisc.MaxPacksPerBlock)
            {
                int packs = writers[i].PackCount, over = packs - CdTextDisc.MaxPacksPerBlock;
                found.Add(new CdTextProblem(CdTextProblemKind.TooManyPacks, block.Number, null, 0,
                    $"CD-TEXT block {block.Number} needs {packs} packs; {CdTextDisc.MaxPacksPerBlock} fit. "
                    + $"Shorten its texts by some {over * CdTextPack.PayloadSize} bytes."));
            }
        }

        return found.Count > 0 ? null : new CdTextEncoding(Join(disc, writers), notices);
    }

    private static void CheckNumbers(CdTextDisc disc, List<CdTextProblem> problems)
    {
        int before = -1;
        foreach (CdTextBlock block in disc.Blocks)
        {
            if (block.Number <= before || block.Number >= CdTextDisc.MaxBlocks)
            {
                problems.Add(new CdTextProblem(CdTextProblemKind.BlockNumbers, block.Number, null, 0,
                    $"CD-TEXT block numbers must rise within 0 to {CdTextDisc.MaxBlocks - 1}; "
                    + $"{block.Number} does not fit."));
            }

            before = block.Number;
            bool isRange = block.FirstTrack >= 1 && block.Tracks.Count >= 1
                && block.LastTrack <= RedBookLimits.MaxTrackNumber;
            if (!isRange)
            {
                problems.Add(new CdTextProblem(CdTextProblemKind.TrackNumbers, block.Number, null, 0,
                    $"CD-TEXT block {block.Number} has tracks {block.FirstTrack} to {block.LastTrack}; "
                    + $"at least one within 1 to {RedBookLimits.MaxTrackNumber} is needed."));
            }

            if (!CdTextCharacters.CanWrite(block.CharacterSet))
            {
                problems.Add(new CdTextProblem(CdTextProblemKind.CharacterSet, block.Number, null, 0,
                    $"CD-TEXT block {block.Number} has character set {(int)block.CharacterSet:X2}h, which cannot be "
                    + "written: ISO 8859-1, ASCII and MS-JIS can."));
            }
        }
    }

    // Size information names the last sequence number and language of every block, so it comes when all are done.
    private static byte[] Join(CdTextDisc disc, CdTextBlockWriter[] writers)
    {
        byte[] common = new byte[SizeInformationBytes];
        for (int i = 0; i < writers.Length; i++)
        {
            CdTextBlock block = disc.Blocks[i];
            common[SequencesAt + block.Number] = (byte)(writers[i].PackCount + SizeInformationPacks - 1);
            common[LanguagesAt + block.Number] = (byte)block.Language;
        }

        var packs = new List<byte>();
        for (int i = 0; i < writers.Length; i++)
        {
            CdTextBlock block = disc.Blocks[i];
            byte[] information = [.. common];
            information[0] = (byte)block.CharacterSet;
            information[1] = (byte)block.FirstTrack;
            information[2] = (byte)block.LastTrack;
            information[3] = block.Copyright;
            writers[i].Counts.CopyTo(information.AsSpan(CountsAt));
            information[CountsAt + 15] = SizeInformationPacks;
            for (int k = 0; k < SizeInformationPacks; k++)
            {
                writers[i].Add(CdTextPackType.SizeInformation, (byte)k, 0, isDoubleByte: false,
                    information.Skip(k * CdTextPack.PayloadSize).Take(CdTextPack.PayloadSize));
            }

            packs.AddRange(writers[i].Packs);
        }

        byte[] result = [.. packs];
        for (int i = 0; i < result.Length; i += CdTextPack.Size)
        {
            Subcode.QCrc.Seal(result.AsSpan(i, CdTextPack.Size));
        }

        return result;
    }
}
