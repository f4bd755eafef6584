using Redbook.Audio;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images;
using Redbook.Mastering;

namespace Redbook;

/// <summary>Makes an album of a disc image or a sheet.</summary>
internal sealed class AlbumFromImage(string path, AlbumOptions options)
{
    private readonly List<string> _notices = [];

    /// <summary>Reads the image and looks through the audio files that it names.</summary>
    public Album Build(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        RequireNoStructure();
        DiscImage image = Read().WithGraphicsOnly();
        string[] names =
        [
            .. image.Tracks.SelectMany(static track => track.Extents).OfType<AudioFileExtent>()
                .Select(static extent => extent.Path).Distinct(StringComparer.Ordinal),
        ];
        ScannedFile[] files = names.Length == 0
            ? []
            : FileScanner.ReadAll(names, options with { RawPcm = null }, progress, cancellationToken);
        (image, Origin cdText) = WithTexts(image);
        Origin mcn = options.Mcn is not null ? Origin.Options : image.Mcn is not null ? Origin.Image : Origin.Nobody;
        image = image with
        {
            Mcn = options.Mcn ?? image.Mcn,
            Sessions = [.. WithSettings(image.Sessions)],
        };
        return new Album(
            image,
            [
                .. image.Sessions.SelectMany(static (session, number) => session.Tracks.Select(track => (track, number + 1)))
                    .Select((each, i) => Describe(image, each.track, i, files, image.CdText) with { Session = each.Item2 }),
            ],
            new SoundFiles(files),
            new AlbumOrigins(cdText, mcn, Origin.Image, GraphicsOrigin(image)))
        {
            Notices = _notices,
        };
    }

    private DiscImage Read()
    {
        string full = Path.GetFullPath(path, options.BaseFolder ?? Environment.CurrentDirectory);
        try
        {
            DiscImageReading reading = DiscImageFile.Open(
                full, new DiscImageOptions { Audio = new AudioOptions { Downmix = options.Downmix }, TextEncoding = options.TextEncoding });
            Finding[] errors = [.. reading.Findings.Where(static finding => finding.Severity == FindingSeverity.Error)];
            if (errors.Length > 0)
            {
                throw Refused(errors, inner: null);
            }

            _notices.AddRange(reading.Findings.Select(
                finding => finding.Advice is null ? Told(finding) : $"{Told(finding)} {finding.Advice}"));
            return reading.Image;
        }
        catch (DiscImageException refused)
        {
            throw Refused([.. refused.Findings.Where(static finding => finding.Severity == FindingSeverity.Error)], refused);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, $"There is no file {path}.", "Check the name.", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"{path} cannot be read: {unreadable.Message}", "Check the file and who may read it.", unreadable);
        }
    }

    // A reader of the disc's notices and errors has the severity from where it stands.
    private string Told(Finding finding) =>
        finding.Place is null ? $"{path}: {finding.Message}" : $"{finding.Place}: {finding.Message}";

    private InputException Refused(Finding[] errors, Exception? inner)
    {
        InputException[] all =
        [
            .. errors.Select(finding => new InputException(
                finding.Place?.Path ?? path,
                Told(finding),
                finding.Advice ?? "Correct it, and begin again. Nothing was recorded.",
                inner)),
        ];
        return all switch
        {
            [] => new InputException(path, $"{path} cannot be read as a disc.", "Take another one.", inner),
            [var only] => only,
            [var first, .. var others] => first.With(others),
        };
    }

    private void RequireNoStructure()
    {
        bool isWanted = options.HiddenTrack is not null || options.FirstTrackNumber is not null
            || options.Tracks.Values.Append(options.EveryTrack).Any(static one => one.GapSectors is not null || one.IndexOffsets is not null);
        if (isWanted)
        {
            throw new InputException(
                path, $"Gaps, indexes, the hidden track and the first number come from {path} and are not changed by options.",
                "Leave out these options, or change the sheet.");
        }
    }

    private (DiscImage, Origin) WithTexts(DiscImage image)
    {
        if (!options.WithCdText)
        {
            return (image with { CdText = null, CdTextPacks = ReadOnlyMemory<byte>.Empty }, Origin.Nobody);
        }

        // The texts lie in the lead-in of the first session and are of its tracks.
        ImageTrack[] tracks = [.. image.Sessions[0].Tracks];
        if (image is { CdText: { } given, CdTextPacks.IsEmpty: true } && given.Blocks.Any(block => block.Tracks.Count > tracks.Length))
        {
            image = image with
            {
                CdText = given with { Blocks = [.. given.Blocks.Select(block => block with { Tracks = [.. block.Tracks.Take(tracks.Length)] })] },
            };
        }

        bool isWanted = !Texts.IsEmpty(options.Text) || options.Genre is not null || options.Language is not null
            || options.CharacterSet is not null
            || options.CdTextFiles.Count > 0
            || Enumerable.Range(1, tracks.Length).Any(number => !Texts.IsEmpty(options.OfTrack(number).Text));
        if (!isWanted)
        {
            if (image is { CdText: { Blocks.Count: > 0 } texts, CdTextPacks.IsEmpty: true }
                && CdTextEncoder.TryEncode(texts, options: null, out _) is { } written)
            {
                _notices.AddRange(CdTextChoice.Notices(written.Notices, texts.Blocks));
            }

            return (image, image.CdText is null && image.CdTextPacks.IsEmpty ? Origin.Nobody : Origin.Image);
        }

        IReadOnlyList<CdTextBlock> read = CdTextFiles.Read(options, tracks[0].Number, tracks.Length, _notices);
        if (read.Count > 0)
        {
            image = image with { CdText = new CdTextDisc { Blocks = read } };
        }

        CdTextBlock own = image.CdText is { Blocks: [var first, ..] } ? first : new CdTextBlock { FirstTrack = tracks[0].Number };
        CdTextBlock block = own with
        {
            Album = Texts.Over(options.Text, own.Album),
            Tracks = [.. tracks.Select((_, i) => Texts.Over(options.OfTrack(i + 1).Text, own.Tracks.ElementAtOrDefault(i) ?? new CdTextEntry()))],
            Genre = options.Genre ?? own.Genre,
        };
        block = CdTextChoice.Choose(block, options.Language ?? (image.CdText is null ? null : own.Language), options.CharacterSet);
        CdTextDisc disc = new() { Blocks = [block, .. image.CdText?.Blocks.Skip(1) ?? []] };
        CdTextEncoding encoding = CdTextEncoder.TryEncode(disc, options: null, out IReadOnlyList<CdTextProblem> problems)
            ?? throw new InputException(
                path, string.Join(' ', problems.Select(static problem => problem.Reason)),
                "Choose another character set (--cdtext-charset), other or shorter texts, or none (--no-cdtext).");
        _notices.AddRange(CdTextChoice.Notices(encoding.Notices, disc.Blocks));
        return (image with { CdText = disc, CdTextPacks = encoding.Packs }, Origin.Options);
    }

    // Tracks count from 1 through all sessions.
    private IEnumerable<ImageSession> WithSettings(IReadOnlyList<ImageSession> sessions)
    {
        int before = 0;
        foreach (ImageSession session in sessions)
        {
            int first = before + 1;
            yield return session with
            {
                Tracks = [.. session.Tracks.Select((track, i) => WithSettings(track, first + i))],
            };
            before += session.Tracks.Count;
        }
    }

    private ImageTrack WithSettings(ImageTrack track, int place)
    {
        TrackSettings wanted = options.OfTrack(place);
        Control control = track.Control;
        control = wanted.HasPreEmphasis is { } emphasis ? With(control, Control.PreEmphasis, emphasis) : control;
        control = wanted.Copy is { } copy ? With(control, Control.CopyPermitted, copy == CopyPermission.Permitted) : control;
        return track with
        {
            Control = control,
            IsCopyAlternating = wanted.Copy is { } wish ? wish == CopyPermission.AlreadyCopied : track.IsCopyAlternating,
            Isrc = wanted.Isrc ?? track.Isrc,
            Subchannel = wanted.Graphics is { } graphics ? GraphicsFile.Lay(graphics, track, place, options, _notices) : track.Subchannel,
        };

        static Control With(Control control, Control bit, bool set) => set ? control | bit : control & ~bit;
    }

    private Origin GraphicsOrigin(DiscImage image) =>
        !image.Tracks.Any(static track => track.Subchannel.Count > 0) ? Origin.Nobody
        : options.Tracks.Values.Append(options.EveryTrack).Any(static wanted => wanted.Graphics is not null) ? Origin.Options
        : Origin.Image;

    // A track may begin or end with a few samples of its neighbour's file.
    private static ImageExtent? Main(ImageTrack track) =>
        track.Extents.Where(static extent => extent.SourcePath is not null).MaxBy(static extent => extent.LengthSamples);

    private AlbumTrack Describe(DiscImage image, ImageTrack track, int index, ScannedFile[] files, CdTextDisc? texts)
    {
        ImageExtent? main = Main(track);
        ScannedFile? file = files.FirstOrDefault(file => main is AudioFileExtent sound && file.File.Info.Path == sound.Path);
        string? title = texts is { Blocks: [var block, ..] } ? block.Tracks.ElementAtOrDefault(index)?.Title : null;

        // A file that holds one track names it; one that holds several does not.
        bool isAlone = main?.SourcePath is { } only && image.Tracks.Count(other => Main(other)?.SourcePath == only) == 1;
        string name = isAlone ? FileTitles.TitleOf(main!.SourcePath!) : $"Track {track.Number}";
        return new AlbumTrack
        {
            Number = index + 1,
            Path = main?.SourcePath ?? path,
            Title = title ?? (track.IsData ? "data" : name),
            SourceKind = file?.File.Info.Description ?? (track.IsData ? "data" : "samples"),
            SourceFormat = file?.File.Info.Format ?? SampleFormat.CompactDisc,
            IsLossy = file?.File.Info.IsLossy ?? false,
            Conversions = file?.Conversions() ?? [],
            Notices = file?.File.Info.Notices ?? [],
            LengthSamples = (long)track.LengthSectors * CdSector.Samples,
            LengthSectors = track.LengthSectors,
            PaddingSamples = (int)(track.Extents[^1] is SilenceExtent { LengthSamples: var silence } ? silence : 0),
            GapSectors = track.PregapSectors,
            IsData = track.IsData,
            HasGraphics = track.Subchannel.Count > 0,
            Isrc = track.Isrc,
            HasPreEmphasis = track.Control.HasFlag(Control.PreEmphasis),
            Copy = track.IsCopyAlternating ? CopyPermission.AlreadyCopied
                : track.Control.HasFlag(Control.CopyPermitted) ? CopyPermission.Permitted : CopyPermission.Prohibited,
        };
    }
}
