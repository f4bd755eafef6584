using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Checking;
using Redbook.Images.Formats;

namespace Redbook.Images;

/// <summary>Holds a disc against the rules of the standard and of those who make discs of it.</summary>
public static class DiscImageCheck
{
    private const string ShortTrack = "disc.short-track";

    /// <summary>What was noticed while reading, and after it what the rules say about the disc; a rule that spoke while
    /// reading is not heard again.</summary>
    public static IReadOnlyList<Finding> Check(DiscImageReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        HashSet<string> told = [.. reading.Findings.Select(static finding => finding.Rule)];
        if (reading.Findings.Any(static finding => finding is { Severity: FindingSeverity.Error } && finding.Rule.StartsWith("file.", StringComparison.Ordinal)))
        {
            // How long the tracks of a file are that is not there is not known.
            told.Add(ShortTrack);
        }

        return [.. reading.Findings, .. Check(reading.Image).Where(finding => !told.Contains(finding.Rule) && !told.Contains($"ddp.{finding.Rule.Replace("cdtext.", "cd-text-", StringComparison.Ordinal)}"))];
    }

    /// <summary>Checks everything that the model says; no file is read. Never stops at the first finding.</summary>
    public static IReadOnlyList<Finding> Check(DiscImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var findings = new FindingList();
        Numbers(image, findings);
        Lengths(image, findings);
        Marks(image, findings);
        Texts(image, findings);
        DiscLengthCheck.Check(image, findings);
        PlantCheck.Check(image, findings);
        return findings.ToList();
    }

    private static void Numbers(DiscImage image, FindingList findings)
    {
        int? before = null;
        foreach (ImageTrack track in image.Tracks)
        {
            if (track.Number is < 1 or > RedBookLimits.MaxTrackNumber || (before is { } number && track.Number != number + 1))
            {
                findings.Error("disc.track-numbers", $"Track {track.Number} does not follow; numbers are 1 to 99 without holes.");
            }

            before = track.Number;
        }
    }

    private static void Lengths(DiscImage image, FindingList findings)
    {
        TrackMode? modeBefore = null;
        foreach (ImageTrack track in image.Tracks)
        {
            bool isFirst = image.Sessions.Any(session => session.Tracks[0] == track);
            if (track.LengthSectors < RedBookLimits.MinTrackSectors)
            {
                findings.Error(
                    ShortTrack,
                    $"Track {track.Number} is {Length(track.LengthSectors)} long; a track has 4 seconds at least.",
                    advice: "Join it to its neighbour, or add silence.");
            }

            if (track.IndexOffsets.Count > RedBookLimits.MaxIndexNumber - 1)
            {
                findings.Error("disc.indexes", $"Track {track.Number} has more indexes than 99.");
            }

            if (!isFirst && modeBefore is { } mode && mode != track.Mode && track.PregapSectors < RedBookLimits.PauseSectors)
            {
                findings.Warning(
                    "disc.mode-change",
                    $"Track {track.Number} is of another kind than the track before, and has no pregap of two seconds between.",
                    advice: "Add a pregap of 00:02:00.");
            }

            modeBefore = track.Mode;
        }
    }

    private static void Marks(DiscImage image, FindingList findings)
    {
        ImageTrack[] sound = [.. image.Tracks.Where(static track => !track.IsData)];
        foreach (IGrouping<Isrc, ImageTrack> same in sound.Where(static track => !track.Isrc.IsEmpty)
            .GroupBy(static track => track.Isrc).Where(static group => group.Count() > 1))
        {
            findings.Warning(
                "disc.isrc-repeated",
                $"The ISRC {same.Key} stands for {WriteLosses.Tracks([.. same.Select(static track => track.Number)])}; each recording has its own.");
        }

        ImageTrack[] without = [.. sound.Where(static track => track.Isrc.IsEmpty)];
        if (without.Length > 0 && without.Length < sound.Length)
        {
            findings.Note(
                "disc.isrc-some", $"Some tracks have an ISRC, but not {WriteLosses.Tracks([.. without.Select(static track => track.Number)])}.");
        }

        foreach (ImageTrack track in sound.Where(static track => track.IsCopyAlternating && track.Control.HasFlag(Control.CopyPermitted)))
        {
            findings.Warning(
                "disc.scms", $"Track {track.Number} permits copies and is marked as a copy (SCMS); the one excludes the other.");
        }

        int[] emphasised = [.. sound.Where(static track => track.Control.HasFlag(Control.PreEmphasis)).Select(static track => track.Number)];
        if (emphasised.Length > 0)
        {
            findings.Note(
                "disc.pre-emphasis",
                $"The flag PRE of {WriteLosses.Tracks(emphasised)} makes players lower the treble (pre-emphasis of 50/15 µs).",
                advice: "Leave the flag out where the sound was not recorded with pre-emphasis: it would be dull.");
        }

        foreach (ImageTrack track in sound.Where(static track => track.Control.HasFlag(Control.FourChannel)))
        {
            findings.Warning("disc.four-channels", $"Track {track.Number} is marked as four channels, which no player knows.");
        }

        if (image.Mcn is { IsCheckDigitValid: false } mcn)
        {
            findings.Warning(
                "mcn.check-digit",
                $"The last digit of {mcn.Digits} is not the check digit of the others, which is {Mcn.CheckDigit(mcn.Digits)}.",
                advice: "Compare it with the bar code.");
        }
    }

    private static void Texts(DiscImage image, FindingList findings)
    {
        if (!image.CdTextPacks.IsEmpty || image.CdText is not { Blocks.Count: > 0 } text)
        {
            return;
        }

        try
        {
            foreach (CdTextNotice notice in CdTextEncoder.Encode(text).Notices)
            {
                findings.Note("cdtext.changed", $"On the disc {notice}.");
            }
        }
        catch (CdTextException problem)
        {
            findings.Warning(
                "cdtext.not-writable", $"The texts cannot go on a disc: {problem.Message}", advice: "Change them, or leave them out.");
        }

        foreach (CdTextBlock block in text.Blocks.Where(static block => block.Tracks.Any(HasText)))
        {
            if (string.IsNullOrEmpty(block.Album.Title) && block.Tracks.Any(static entry => !string.IsNullOrEmpty(entry.Title)))
            {
                findings.Note("cdtext.no-album-title", "Tracks have titles and the disc has none; some players show nothing then.");
            }
        }
    }

    private static bool HasText(CdTextEntry entry) => entry != new CdTextEntry();

    private static string Length(int sectors) =>
        $"{sectors / CdSector.PerSecond}.{sectors % CdSector.PerSecond * 100 / CdSector.PerSecond:D2} seconds";
}
