using Redbook.Discs;
using Redbook.Images;
using Redbook.Mastering;

namespace Redbook;

/// <summary>Makes a disc of audio files: a track each, silence between them or none.</summary>
internal sealed class AlbumFromFiles(ScannedFile[] files, ScannedFile? hidden, AlbumOptions options)
{
    private readonly List<string> _notices = [];

    public static void RequireCount(int files)
    {
        if (files is 0 or > RedBookLimits.MaxTrackNumber)
        {
            throw new InputException(
                path: null,
                files == 0 ? "There is no file to record." : $"{files} files are too many: a CD has 99 tracks at most.",
                files == 0 ? "Name one or more audio files." : "Record them on two discs.");
        }
    }

    /// <summary>Makes it.</summary>
    /// <exception cref="InputException">The options cannot be met.</exception>
    public Album Build()
    {
        RequireTracks();
        foreach (ScannedFile file in hidden is null ? files : [.. files, hidden])
        {
            _notices.AddRange(file.File.Info.Notices.Concat(file.Tags.Notices).Select(notice => $"{file.Path}: {notice}"));
        }

        AlbumTexts texts = new(options, files, _notices);
        List<ImageTrack> tracks = Lay();
        DiscImage image = new()
        {
            Sessions = [new ImageSession { Tracks = tracks }],
            Mcn = texts.Mcn,
            CdText = texts.CdText,
            CdTextPacks = texts.Packs,
        };
        return new Album(
            image,
            [.. tracks.Select((track, i) => Describe(track, i, texts.TitleOf(i)))],
            new SoundFiles(hidden is null ? files : [.. files, hidden]),
            new AlbumOrigins(texts.CdTextOrigin, texts.McnOrigin, HasStructure() ? Origin.Options : Origin.Nobody)
            {
                Graphics = tracks.Exists(static track => track.Subchannel.Count > 0) ? Origin.Options : Origin.Nobody,
            })
        {
            HiddenTrack = hidden is null ? null : DescribeHidden(hidden, tracks[0].PregapSectors),
            Notices = _notices,
        };
    }

    private void RequireTracks()
    {
        int first = options.FirstTrackNumber ?? 1;
        if (first < 1 || first + files.Length - 1 > RedBookLimits.MaxTrackNumber)
        {
            throw new InputException(
                path: null,
                $"Tracks would be numbered {first} to {first + files.Length - 1}; 1 to 99 exist.",
                "Choose another first number, or leave out tracks.");
        }

        foreach (int number in options.Tracks.Keys.Order())
        {
            if (number < 1 || number > files.Length)
            {
                throw new InputException(
                    path: null,
                    $"Something is wanted of track {number}, and there are {files.Length}.",
                    "Tracks count from 1 in the order of the files.");
            }
        }
    }

    private bool HasStructure() => hidden is not null || options.FirstTrackNumber is not (null or 1)
        || Enumerable.Range(1, files.Length).Any(number => options.OfTrack(number) is var wanted
            && (wanted.IndexOffsets is { Count: > 0 }
                || (wanted.GapSectors is { } gap && gap != RedBookLimits.PauseSectors && (number > 1 || gap > RedBookLimits.PauseSectors))));

    /// <summary>Lays the files one after the other and cuts the whole into tracks. A border without a gap lies on the
    /// nearest sector, and the sound goes on across it; before a gap the last sector is filled with silence.</summary>
    private List<ImageTrack> Lay()
    {
        Timeline line = new();
        int[] contents = new int[files.Length + 1], starts = new int[files.Length];
        for (int i = 0; i < files.Length; i++)
        {
            int gap = GapOf(i);
            if (i > 0)
            {
                FillToLeast(line, starts, i - 1);
                contents[i] = gap == 0 ? Border(line, i) : line.FillSector();
            }
            else if (hidden is not null)
            {
                line.Add(Whole(hidden));
                line.FillSector();
            }

            line.Add(SilenceExtent.OfSectors(gap));
            starts[i] = gap == 0 && i > 0 ? contents[i] : line.FillSector();
            line.Add(Whole(files[i]));
        }

        FillToLeast(line, starts, files.Length - 1);
        contents[^1] = line.FillSector();
        return [.. files.Select((_, i) => Track(i, line.Cut(contents[i], contents[i + 1]), starts[i] - contents[i]))];
    }

    private void FillToLeast(Timeline line, int[] starts, int index)
    {
        int end = starts[index] + RedBookLimits.MinTrackSectors;
        if (line.LengthSamples < (long)end * CdSector.Samples)
        {
            _notices.Add($"{files[index].Path} is shorter than 4 seconds, the least that a track has: silence follows it.");
        }

        line.FillTo(end);
    }

    private int Border(Timeline line, int index)
    {
        long over = line.LengthSamples % CdSector.Samples;
        if (over == 0)
        {
            return line.FillSector();
        }

        bool isLater = over > CdSector.Samples / 2;
        _notices.Add(
            $"Tracks {index} and {index + 1} join without a gap: the border between them is {(isLater ? CdSector.Samples - over : over)} samples "
            + $"{(isLater ? "later" : "earlier")}, on a whole sector.");
        return (int)(line.LengthSamples / CdSector.Samples) + (isLater ? 1 : 0);
    }

    /// <summary>Sectors of silence before a track; of the first, besides the two seconds that every disc begins with.
    /// </summary>
    private int GapOf(int index) => options.OfTrack(index + 1).GapSectors is { } wanted
        ? Math.Max(index == 0 ? wanted - RedBookLimits.PauseSectors : wanted, 0)
        : index == 0 ? 0 : RedBookLimits.PauseSectors;

    private static AudioFileExtent Whole(ScannedFile file) =>
        new(file.File.Info.Path, 0, file.Scan.LengthSamples) { Container = file.File.Info.Container };

    private ImageTrack Track(int index, IReadOnlyList<ImageExtent> extents, int pregapSectors)
    {
        TrackSettings wanted = options.OfTrack(index + 1);
        ImageTrack track = new()
        {
            Number = (options.FirstTrackNumber ?? 1) + index,
            Control = (wanted.HasPreEmphasis == true ? Control.PreEmphasis : Control.None)
                | (wanted.Copy == CopyPermission.Permitted ? Control.CopyPermitted : Control.None),
            IsCopyAlternating = wanted.Copy == CopyPermission.AlreadyCopied,
            Isrc = wanted.Isrc ?? IsrcOf(index),
            PregapSectors = pregapSectors,
            IndexOffsets = wanted.IndexOffsets ?? [],
            Extents = extents,
        };
        RequireIndexes(track, index + 1);
        return wanted.Graphics is not { } graphics ? track
            : track with { Subchannel = GraphicsFile.Lay(graphics, track, index + 1, options, _notices) };
    }

    private static void RequireIndexes(ImageTrack track, int place)
    {
        int before = 0;
        foreach (int offset in track.IndexOffsets)
        {
            if (offset <= before || offset >= track.LengthSectors)
            {
                throw new InputException(
                    path: null,
                    $"An index of track {place} would lie at {Msf.FromSectors(offset)}; the track is {Msf.FromSectors(track.LengthSectors)} long"
                    + (before > 0 ? $" and the index before lies at {Msf.FromSectors(before)}." : "."),
                    "Indexes lie within the track, one behind the other.");
            }

            before = offset;
        }

        if (track.IndexOffsets.Count >= RedBookLimits.MaxIndexNumber)
        {
            throw new InputException(
                path: null, $"Track {place} would have {track.IndexOffsets.Count + 1} indexes.", "There are 99 at most.");
        }
    }

    private Isrc IsrcOf(int index)
    {
        if (files[index].Tags.Isrc is not { } text)
        {
            return default;
        }

        if (!Isrc.TryParse(text, out Isrc isrc))
        {
            _notices.Add($"{files[index].Path}: its tag for the recording code is none: {text}");
        }

        return isrc;
    }

    private AlbumTrack Describe(ImageTrack track, int index, string title)
    {
        long length = files[index].Scan.LengthSamples;
        bool isJoined = index + 1 < files.Length && GapOf(index + 1) == 0;
        return Describe(files[index]) with
        {
            Number = index + 1,
            Title = title,
            LengthSamples = length,
            LengthSectors = track.LengthSectors,
            PaddingSamples = isJoined ? 0 : (int)Math.Max(((long)track.LengthSectors * CdSector.Samples) - length, 0),
            GapSectors = track.PregapSectors,
            Isrc = track.Isrc,
            HasGraphics = track.Subchannel.Count > 0,
            HasPreEmphasis = track.Control.HasFlag(Control.PreEmphasis),
            Copy = track.IsCopyAlternating ? CopyPermission.AlreadyCopied
                : track.Control.HasFlag(Control.CopyPermitted) ? CopyPermission.Permitted : CopyPermission.Prohibited,
        };
    }

    private static AlbumTrack DescribeHidden(ScannedFile file, int sectors) => Describe(file) with
    {
        LengthSectors = sectors,
        PaddingSamples = (int)Math.Max(((long)sectors * CdSector.Samples) - file.Scan.LengthSamples, 0),
    };

    private static AlbumTrack Describe(ScannedFile file) => new()
    {
        Number = 0,
        Path = file.Path,
        Title = file.Name,
        SourceKind = file.File.Info.Description,
        SourceFormat = file.File.Info.Format,
        IsLossy = file.File.Info.IsLossy,
        Conversions = file.Conversions(),
        Notices = file.File.Info.Notices,
        LengthSamples = file.Scan.LengthSamples,
        LengthSectors = 0,
    };
}
