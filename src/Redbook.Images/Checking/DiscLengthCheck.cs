using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Checking;

/// <summary>Says which discs hold a program, and how to share it out where it is too long.</summary>
internal static class DiscLengthCheck
{
    /// <summary>Discs that can be bought, by their minutes; sectors from LBA 0 to where the lead-out may begin at the latest.
    /// </summary>
    private static readonly (int Minutes, int Sectors)[] s_discs = [(74, 333_000), (80, 359_847), (90, 404_848), (99, 445_498)];

    private const int OrdinaryDisc = 1;

    public static void Check(DiscImage image, FindingList findings)
    {
        long sectors = Sectors(image);
        int ordinary = s_discs[OrdinaryDisc].Sectors;
        if (sectors <= ordinary)
        {
            return;
        }

        (int Minutes, int Sectors)[] fitting = [.. s_discs.Where(disc => sectors <= disc.Sectors)];
        string over = $"The program is {Time(sectors)} long, {Time(sectors - ordinary)} more than a disc of 80 minutes holds.";
        string split = Split(image, ordinary);
        if (fitting.Length == 0)
        {
            findings.Error("disc.too-long", $"{over} No disc holds it.", advice: split);
        }
        else
        {
            findings.Warning(
                "disc.long",
                $"{over} It fits on discs of {string.Join(" or ", fitting.Select(static disc => disc.Minutes))} minutes, which not every drive writes or plays.",
                advice: split);
        }
    }

    private static long Sectors(DiscImage image)
    {
        long sectors = 0;
        for (int i = 0; i < image.Sessions.Count; i++)
        {
            sectors += (i == 0 ? 0 : DiscImage.SessionGapSectors(i == 1) + Lba.PregapSectors)
                + image.Sessions[i].Tracks.Sum(static track => (long)track.ContentSectors);
        }

        return sectors;
    }

    private static string Split(DiscImage image, int capacity)
    {
        var parts = new List<string>();
        int first = 0, last = 0;
        long length = 0;
        foreach (ImageTrack track in image.Tracks)
        {
            if (first > 0 && length + track.ContentSectors > capacity)
            {
                parts.Add(Part(first, last, length));
                (first, length) = (0, 0);
            }

            first = first == 0 ? track.Number : first;
            last = track.Number;
            length += track.ContentSectors;
        }

        parts.Add(Part(first, last, length));
        return parts.Count == 1
            ? "A single track is too long; it has to be cut."
            : $"Shared out over {parts.Count} discs of 80 minutes: {string.Join("; ", parts)}.";
    }

    private static string Part(int first, int last, long sectors) =>
        $"{(first == last ? $"track {first}" : $"tracks {first} to {last}")} ({Time(sectors)})";

    private static string Time(long sectors) =>
        $"{sectors / 4500}:{sectors / CdSector.PerSecond % 60:D2}";
}
