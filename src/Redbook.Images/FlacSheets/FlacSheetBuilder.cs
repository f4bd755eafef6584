using Redbook.Audio.Tags;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.FlacSheets;

/// <summary>Makes a disc of a FLAC file and its CUESHEET block.</summary>
internal static class FlacSheetBuilder
{
    private const int LeadOut = 170;

    /// <summary>Makes the disc.</summary>
    /// <exception cref="DiscImageException">The block has no track, or the file cannot be decoded.</exception>
    public static DiscImage Build(FlacCueSheet sheet, AudioTags tags, ImageInput input)
    {
        FindingPlace place = new(input.Path);
        var timeline = new Timeline();
        if (new SoundFiles(input).Whole(Path.GetFullPath(input.Path), place) is not { } whole)
        {
            throw input.Fail("flac.not-audio", "The samples of this file cannot be read.");
        }

        FlacCueSheetTrack[] tracks =
        [
            .. sheet.Tracks.Where(static track => track.Number is > 0 and <= RedBookLimits.MaxTrackNumber && track.Indexes.Count > 0),
        ];
        if (tracks.Length == 0)
        {
            throw input.Fail("flac.no-tracks", "The CUESHEET block has no track.");
        }

        timeline.Add(whole);
        if (timeline.FillSector() is > 0 and int filled)
        {
            input.Findings.Note("audio.filled", $"{filled} samples of silence fill up a sector at the end of the disc.", place);
        }

        FlacCueSheetTrack? end = sheet.Tracks.FirstOrDefault(static track => track.Number == LeadOut);
        if (end is not null && end.OffsetSamples != (ulong)whole.LengthSamples)
        {
            input.Findings.Warning(
                "flac.length", $"By its CUESHEET block the disc has {end.OffsetSamples} samples, and the file has {whole.LengthSamples}.", place);
        }

        int sectors = (int)(timeline.LengthSamples / CdSector.Samples);
        var built = new List<ImageTrack>();
        for (int i = 0; i < tracks.Length; i++)
        {
            int start = i == 0 ? 0 : Sector(tracks[i].OffsetSamples, sectors);
            int last = i + 1 < tracks.Length ? Sector(tracks[i + 1].OffsetSamples, sectors) : sectors;
            built.Add(Track(tracks[i], built.Count + tracks[0].Number, start, Math.Max(start, last), sectors, timeline, input, place));
        }

        TellOrder(tracks, input, place);
        return new DiscImage
        {
            Sessions = [new ImageSession { Tracks = built }],
            Mcn = sheet.CatalogNumber.Length > 0 ? Codes.ReadMcn(sheet.CatalogNumber, place, input.Findings) : null,
            CdText = Texts(tags, built),
        };
    }

    private static ImageTrack Track(
        FlacCueSheetTrack track, int number, int start, int end, int sectors, Timeline timeline, ImageInput input, FindingPlace place)
    {
        int[] points = [.. track.Indexes.Where(static index => index.Number > 0)
            .Select(index => Math.Clamp(Sector(track.OffsetSamples + Math.Min(index.OffsetSamples, uint.MaxValue), sectors), start, end))];
        int one = points.Length > 0 ? points[0] : start;
        if (points.Length == 0)
        {
            input.Findings.Error("flac.no-index-1", $"Track {track.Number} has no index 1.", place);
        }

        return new ImageTrack
        {
            Number = number,
            Control = track.HasPreEmphasis ? Control.PreEmphasis : Control.None,
            Isrc = track.Isrc.Length > 0 ? Codes.ReadIsrc(track.Isrc, place, input.Findings) ?? default : default,
            PregapSectors = one - start,
            IndexOffsets = [.. points.Skip(1).Order().Select(point => Math.Max(0, point - one))],
            Extents = timeline.Slice((long)start * CdSector.Samples, (long)end * CdSector.Samples),
        };
    }

    private static int Sector(ulong samples, int most) =>
        Timeline.NearestSector((long)Math.Min(samples, (ulong)most * CdSector.Samples));

    private static void TellOrder(FlacCueSheetTrack[] tracks, ImageInput input, FindingPlace place)
    {
        for (int i = 1; i < tracks.Length; i++)
        {
            if (tracks[i].OffsetSamples <= tracks[i - 1].OffsetSamples || tracks[i].Number != tracks[i - 1].Number + 1)
            {
                input.Findings.Error("flac.track-order", $"Track {tracks[i].Number} of the CUESHEET block does not follow track {tracks[i - 1].Number}.", place);
            }
        }
    }

    private static CdTextDisc? Texts(AudioTags tags, List<ImageTrack> tracks)
    {
        if (tags.Album is null && tags.Artist is null && tags.AlbumArtist is null)
        {
            return null;
        }

        CdTextBlock block = new()
        {
            FirstTrack = tracks[0].Number,
            Album = new CdTextEntry { Title = tags.Album, Performer = tags.AlbumArtist ?? tags.Artist },
            Tracks = [.. tracks.Select(static _ => new CdTextEntry())],
        };
        return new CdTextDisc { Blocks = [CdTextBlocks.Choose(block)] };
    }
}
