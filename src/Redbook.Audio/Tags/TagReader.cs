using Redbook.Audio.Detection;

namespace Redbook.Audio.Tags;

/// <summary>Finds all tags of a file and makes one answer of them.</summary>
internal static class TagReader
{
    /// <summary>Reads the tags of a seekable file.</summary>
    public static AudioTags Read(Stream file)
    {
        TagNotices notices = new();
        List<TagSet> sets = [];
        FlacCueSheet? cueSheet = null;
        try
        {
            DetectedFormat? found = file.Length == 0 ? null : AudioFormatDetector.Find(file);
            DetectedFormat format = found ?? default;
            switch (found?.Container)
            {
                case AudioContainer.Flac:
                    cueSheet = FlacTags.Read(new FileBytes(file, format.AudioOffset, file.Length), Next());
                    break;
                case AudioContainer.Ogg:
                    OggTags.Read(file, format.AudioOffset, Next());
                    break;
                case AudioContainer.Mp4:
                    Mp4Tags.Read(file, format.AudioOffset, Next());
                    break;
                case AudioContainer.Wave when format.AudioOffset == 0:
                    WaveTags.Read(file, Next(), Next(), Next());
                    break;
                case AudioContainer.Aiff when format.AudioOffset == 0:
                    AiffTags.Read(file, Next(), Next());
                    break;
            }
        }
        catch (AudioDataException damage)
        {
            notices.Add($"The file is not whole audio ({damage.Problem}); its tags may be missing.");
        }

        Id3Tags.ReadAtStart(file, Next());
        TrailingTagReader.Read(file, Next(), Next(), Next());
        return Merge(sets, notices) with { FlacCueSheet = cueSheet };

        TagSet Next()
        {
            TagSet set = new(notices);
            sets.Add(set);
            return set;
        }
    }

    private static AudioTags Merge(List<TagSet> sets, TagNotices notices)
    {
        (int? track, int? tracks) = Numbers(First(TagField.Track));
        (int? disc, int? discs) = Numbers(First(TagField.Disc));
        return new AudioTags
        {
            Title = Joined(TagField.Title),
            Artist = Joined(TagField.Artist) ?? Joined(TagField.Performer),
            Album = Joined(TagField.Album),
            AlbumArtist = Joined(TagField.AlbumArtist),
            Composer = Joined(TagField.Composer),
            Songwriter = Joined(TagField.Songwriter) ?? Joined(TagField.Lyricist),
            Arranger = Joined(TagField.Arranger),
            Genre = Joined(TagField.Genre),
            Comment = First(TagField.Comment) ?? First(TagField.Description),
            Date = First(TagField.Date),
            TrackNumber = track,
            TrackCount = tracks ?? Numbers(First(TagField.TrackCount)).Number,
            DiscNumber = disc,
            DiscCount = discs ?? Numbers(First(TagField.DiscCount)).Number,
            Isrc = First(TagField.Isrc),
            Barcode = First(TagField.Barcode),
            CatalogNumber = First(TagField.CatalogNumber),
            CueSheet = First(TagField.CueSheet),
            Notices = notices.All,
        };

        string? Joined(TagField field) => sets.Select(set => set.Joined(field)).FirstOrDefault(value => value is not null);
        string? First(TagField field) => sets.Select(set => set.First(field)).FirstOrDefault(value => value is not null);
    }

    // "3", "03", "3/12", "/12"; "A1" of a long-playing record is no number.
    private static (int? Number, int? Count) Numbers(string? text)
    {
        if (text is null)
        {
            return (null, null);
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (Number(text), null) : (Number(text.AsSpan(0, slash)), Number(text.AsSpan(slash + 1)));
    }

    private static int? Number(ReadOnlySpan<char> text) =>
        int.TryParse(text.Trim(), System.Globalization.NumberStyles.None, provider: null, out int number) && number > 0
            ? number
            : null;
}
