using Redbook.Coding.CdText;

namespace Redbook.Images.Formats;

/// <summary>Files of CD-TEXT packs beside a sheet.</summary>
internal static class CdTextPacks
{
    private const int MostBytes = 8 * 256 * CdTextPack.Size * 4;

    /// <summary>Reads packs and what they say; null where the file holds none, and that is an error found.</summary>
    public static (byte[] Packs, CdTextDisc Text)? Read(string path, FindingPlace? place, FindingList findings)
    {
        if (FileLength.Of(path) > MostBytes
            || !CdTextFile.TryGetPacks(File.ReadAllBytes(path), out CdTextFileForm form, out ReadOnlySpan<byte> packs))
        {
            findings.Error("cdtext.no-packs", $"{Path.GetFileName(path)} holds no CD-TEXT packs.", place);
            return null;
        }

        if (form != CdTextFileForm.Packs)
        {
            findings.Note(
                "cdtext.form",
                form == CdTextFileForm.TrailingZero
                    ? "The file of packs ends with a zero byte, as those of some programs do."
                    : "The file of packs begins with a length of four bytes, as drives answer.",
                new FindingPlace(path));
        }

        return (packs.ToArray(), Decode(packs, new FindingPlace(path), findings));
    }

    /// <summary>What packs say, with what is wrong in them.</summary>
    public static CdTextDisc Decode(ReadOnlySpan<byte> packs, FindingPlace? place, FindingList findings)
    {
        CdTextDecoding decoding = CdTextDecoder.Decode(packs);
        foreach (CdTextFinding finding in decoding.Findings)
        {
            Tell(finding, place, findings);
        }

        return decoding.Disc;
    }

    private static void Tell(CdTextFinding finding, FindingPlace? place, FindingList findings)
    {
        string what = finding.Kind switch
        {
            CdTextFindingKind.CrcAbsent => "a pack has no CRC; it is taken",
            CdTextFindingKind.CrcNotInverted => "the CRC of a pack is not inverted; it is taken",
            CdTextFindingKind.Repaired => "a pack had one wrong bit, which its CRC put right",
            CdTextFindingKind.WrongCrc => "the CRC of a pack is wrong; it is left out",
            CdTextFindingKind.UnknownType => "a pack is of no known type; it is left out",
            CdTextFindingKind.Truncated => "the last pack is not whole",
            CdTextFindingKind.Contradiction => "two packs of one number differ; the first is taken",
            CdTextFindingKind.MissingPack => "a pack is missing",
            CdTextFindingKind.LostText => "a text is lost with a missing pack",
            CdTextFindingKind.HeaderDiffers => "a pack names another track or character than it holds",
            CdTextFindingKind.MissingSizeInformation => "the size information is missing or not whole",
            CdTextFindingKind.SizeInformationDiffers => "the size information does not fit the packs",
            CdTextFindingKind.UnknownCharacterSet => "the character set is not known; read as ISO 8859-1",
            CdTextFindingKind.InvalidCharacters => "there are bytes that are no characters",
            CdTextFindingKind.MarkAtFirstTrack => "the first track has the mark for \"as the track before\"",
            CdTextFindingKind.TextBeyondLastTrack => "there is a text for a track that is not there",
            CdTextFindingKind.RepeatedGenreCode => "the genre code is repeated in each of its packs",
            _ => "something is odd",
        };
        bool isHarmless = finding.Kind is CdTextFindingKind.CrcAbsent or CdTextFindingKind.CrcNotInverted
            or CdTextFindingKind.Repaired or CdTextFindingKind.RepeatedGenreCode or CdTextFindingKind.MarkAtFirstTrack;
        findings.Add(new Finding
        {
            Severity = isHarmless ? FindingSeverity.Note : FindingSeverity.Warning,
            Rule = "cdtext.packs",
            Message = $"CD-TEXT, block {finding.Block}"
                + (finding.Type is { } type ? $", type {(int)type:X2}h" : string.Empty) + $", {finding.Number}: {what}.",
            Place = place,
        });
    }
}
