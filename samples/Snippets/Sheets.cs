using Redbook.Discs;
using Redbook.Images;
using Redbook.Images.Cue;

namespace Snippets;

internal static class Sheets
{
    public static DiscLayout OneTrack()
    {
        TrackLayout track = new()
        {
            Number = 1,
            Indexes = [new TrackIndex(1, new Lba(0))],
            End = new Lba(13_500),
        };
        SessionLayout session = new() { Number = 1, Tracks = [track], LeadOut = track.End };
        return new DiscLayout { Sessions = [session] };
    }

    public static void CheckAndConvert()
    {
        DiscImageReading album = DiscImageFile.Open("album.cue");
        foreach (Finding finding in DiscImageCheck.Check(album))
        {
            Console.WriteLine(finding);  // album.cue:7:14: warning: …
        }

        DiscImageFile.Write(album.Image, "album.toc");
    }

    public static void Show()
    {
        DiscLayout disc = OneTrack();
        string sheet = CueWriter.Write(disc, "disc.bin");  // 16-bit samples, 2352 bytes a sector

        Console.Write(sheet);
    }
}
