using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Checking;

/// <summary>What a recorder may write and a pressing plant sends back.</summary>
internal static class PlantCheck
{
    // From LBA 0: what plants take without a question, and where most say no.
    private const int StandardSectors = 74 * 60 * CdSector.PerSecond;
    private const int AgreedSectors = 79 * 60 * CdSector.PerSecond;

    public static void Check(DiscImage image, FindingList findings)
    {
        FirstPause(image.Sessions[0], findings);
        Length(image, findings);
        if (image.CdText is { Blocks: [var block, ..] })
        {
            Codes(image, block, findings);
            Tracks(image, block, findings);
        }
    }

    private static void FirstPause(ImageSession first, FindingList findings)
    {
        Lba pause = first.PauseStart ?? Lba.FirstPregap;
        int length = first.ContentStart(pause) + first.Tracks[0].PregapSectors - pause;
        if (length < Lba.PregapSectors)
        {
            findings.Warning(
                "plant.first-pause",
                $"The pause before track {first.Tracks[0].Number} has {length} sectors; a disc has {Lba.PregapSectors} at least (2 seconds).",
                advice: "Begin the track two seconds behind the start of the disc.");
        }
    }

    private static void Length(DiscImage image, FindingList findings)
    {
        long sectors = image.Sessions.Sum(static session => session.Tracks.Sum(static track => (long)track.ContentSectors));
        if (sectors > AgreedSectors)
        {
            findings.Note("plant.length", "The program is longer than 79 minutes; many pressing plants refuse it.", advice: "Ask the plant first, or shorten it.");
        }
        else if (sectors > StandardSectors)
        {
            findings.Note("plant.length", "The program is longer than 74 minutes; some pressing plants want that agreed.", advice: "Ask the plant first.");
        }
    }

    private static void Codes(DiscImage image, CdTextBlock block, FindingList findings)
    {
        if (image.Mcn is { } mcn && block.Album.Code is { Length: > 0 } code && code.Trim() != mcn.Digits)
        {
            findings.Warning("cdtext.codes", $"CD-TEXT names the catalog number {code}, the disc {mcn.Digits}.", advice: "Make them the same.");
        }

        foreach (ImageTrack track in image.Tracks.Where(static track => !track.Isrc.IsEmpty))
        {
            int place = track.Number - block.FirstTrack;
            if (place >= 0 && place < block.Tracks.Count && block.Tracks[place].Code is { Length: > 0 } named
                && (!Isrc.TryParse(named, out Isrc isrc) || isrc != track.Isrc))
            {
                findings.Warning("cdtext.codes", $"CD-TEXT names the ISRC {named} for track {track.Number}, the disc {track.Isrc}.", advice: "Make them the same.");
            }
        }
    }

    private static void Tracks(DiscImage image, CdTextBlock block, FindingList findings)
    {
        int last = block.FirstTrack + block.Tracks.Count - 1;
        int first = image.Tracks.First().Number;
        if (block.Tracks.Count > 0 && (block.FirstTrack < first || last > image.Tracks.Last().Number))
        {
            findings.Warning(
                "cdtext.tracks",
                $"CD-TEXT is of tracks {block.FirstTrack} to {last}, the disc has {first} to {image.Tracks.Last().Number}.",
                advice: "Remove the texts of tracks that are not there.");
        }
    }
}
