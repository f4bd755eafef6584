using Redbook.Audio.Tags;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Albums;

/// <summary>Makes a disc of audio files, one to a track, with the texts that their tags give.</summary>
internal static class AlbumBuilder
{
    /// <summary>Lays the files out, joined as the options say.</summary>
    /// <exception cref="DiscImageException">There is no file that can be used.</exception>
    public static DiscImage Build(IReadOnlyList<AlbumPart> parts, int firstTrack, ImageInput input)
    {
        var sounds = new SoundFiles(input);
        var timeline = new Timeline();
        var used = new List<(AlbumPart Part, long Start, long One)>();
        foreach (AlbumPart part in parts)
        {
            if ((part.Bare ?? sounds.Whole(part.Path, part.Place)) is not { LengthSamples: > 0 } whole)
            {
                continue;
            }

            if (used.Count + firstTrack > RedBookLimits.MaxTrackNumber)
            {
                input.Findings.Error("album.too-many-tracks", "There are more files than a disc has tracks.", part.Place ?? new FindingPlace(part.Path));
                break;
            }

            long lent = used.Count > 0 ? (long)used[^1].Part.NextPregapSectors * CdSector.Samples : 0;
            long start = Math.Max(used.Count > 0 ? used[^1].One : 0, timeline.LengthSamples - lent);
            timeline.Add(SilenceExtent.OfSectors(part.PregapSectors));
            used.Add((part, start, timeline.LengthSamples));
            timeline.Add(whole);
            foreach (string notice in part.Tags.Notices)
            {
                input.Findings.Note("audio.tags", $"{Path.GetFileName(part.Path)}: {notice}", part.Place);
            }

            if (input.Options.FileJoin == FileJoin.PadEachFile)
            {
                Fill(timeline, input, "behind a file");
            }
        }

        if (used.Count == 0)
        {
            throw input.Fail("album.no-files", "There is no audio file that can be used.");
        }

        Fill(timeline, input, "at the end of the disc");
        var tracks = new List<ImageTrack>();
        for (int i = 0; i < used.Count; i++)
        {
            long end = i + 1 < used.Count ? used[i + 1].Start : timeline.LengthSamples;
            tracks.Add(Track(used[i].Part, firstTrack + i, used[i].Start, used[i].One, end, timeline, input));
        }

        AlbumPart[] all = [.. used.Select(static entry => entry.Part)];
        return new DiscImage
        {
            Sessions = [new ImageSession { Tracks = tracks }],
            Mcn = Common(all, static tags => tags.Barcode) is { } barcode ? Codes.ReadMcn(barcode, null, input.Findings) : null,
            CdText = Texts(all, firstTrack),
        };
    }

    private static void Fill(Timeline timeline, ImageInput input, string where)
    {
        if (timeline.FillSector() is > 0 and int filled)
        {
            input.Findings.Note("audio.filled", $"{filled} samples of silence fill up a sector {where}.");
        }
    }

    private static ImageTrack Track(
        AlbumPart part, int number, long start, long one, long end, Timeline timeline, ImageInput input)
    {
        int first = Timeline.NearestSector(start), index = Timeline.NearestSector(one), last = Timeline.NearestSector(end);
        long moved = ((long)first * CdSector.Samples) - start;
        if (moved != 0)
        {
            input.Findings.Note(
                "audio.border",
                $"Track {number} begins within a sector; on the disc its mark lies {Math.Abs(moved)} samples "
                + (moved > 0 ? "later." : "earlier."),
                part.Place ?? new FindingPlace(part.Path));
        }

        return new ImageTrack
        {
            Number = number,
            Control = part.Control,
            IsCopyAlternating = part.IsCopyAlternating,
            Isrc = part.Tags.Isrc is { } isrc
                ? Codes.ReadIsrc(isrc, part.Place ?? new FindingPlace(part.Path), input.Findings) ?? default : default,
            PregapSectors = index - first,
            IndexOffsets = [.. part.IndexOffsets.Where(offset => offset > 0 && index + offset < last)],
            Extents = timeline.Slice((long)first * CdSector.Samples, (long)last * CdSector.Samples),
        };
    }

    private static CdTextDisc? Texts(AlbumPart[] parts, int firstTrack)
    {
        // A track without a title among others that have one bears its file's name, as players show it.
        bool areTitled = parts.Any(static part => part.Tags.Title is not null);
        string? albumArtist = Common(parts, static tags => tags.AlbumArtist) ?? Common(parts, static tags => tags.Artist);
        CdTextBlock block = new()
        {
            FirstTrack = firstTrack,
            Album = new CdTextEntry { Title = Common(parts, static tags => tags.Album), Performer = albumArtist },
            Tracks =
            [
                .. parts.Select(part => new CdTextEntry
                {
                    Title = part.Tags.Title ?? (areTitled ? FileTitles.TitleOf(part.Path) : null),
                    Performer = part.Tags.Artist,
                    Songwriter = part.Tags.Songwriter,
                    Composer = part.Tags.Composer,
                    Arranger = part.Tags.Arranger,
                    Message = part.Message,
                    ClosedInformation = part.ClosedInformation,
                }),
            ],
            DiscId = Common(parts, static tags => tags.CatalogNumber),
        };
        bool isEmpty = block.Tracks.Prepend(block.Album).All(static entry => entry == new CdTextEntry()) && block.DiscId is null;
        return isEmpty ? null : new CdTextDisc { Blocks = [CdTextBlocks.Choose(block)] };
    }

    // What all files agree on that say anything.
    private static string? Common(AlbumPart[] parts, Func<AudioTags, string?> of)
    {
        string?[] said = [.. parts.Select(part => of(part.Tags)).OfType<string>().Distinct(StringComparer.Ordinal)];
        return said is [var only] ? only : null;
    }
}
