using Redbook.Audio;
using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Images;
using Redbook.Mastering;
using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>Makes an album of a file of raw sectors by what its sub-channel says.</summary>
internal sealed class AlbumFromRawImage(string path, RawImageForm? wanted, AlbumOptions options)
{
    private readonly List<string> _notices = [];

    /// <summary>Reads the file from its first sector to its last.</summary>
    public Album Build(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        string full = Path.GetFullPath(path, options.BaseFolder ?? Environment.CurrentDirectory);
        try
        {
            using FileStream file = new(full, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            RawImageContent content = RawImageContent.Read(file, wanted, progress, cancellationToken);
            return content.Identity is { Form: { } form } ? Build(full, form, content) : throw Unclear(content.Identity);
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

    private InputException Unclear(RawImageIdentity identity) => identity.Candidates.Count > 1
        ? Refused(
            $"{path} can be read in more than one way. {identity.Problem}",
            $"Use --subcode {string.Join(" or --subcode ", identity.Candidates.Select(BurnChecks.FormName))}.")
        : wanted is { } form
            ? Refused(
                $"{path} is no raw image with sub-channel '{BurnChecks.FormName(form)}'. {identity.Problem}",
                "Leave out --subcode to have it found out.")
            : Refused($"{path} is no raw image that can be recorded. {identity.Problem}", "Raw images are written with 'redbook image'.");

    private Album Build(string full, RawImageForm form, RawImageContent content)
    {
        if (content.Session is not { } session || session.Tracks.Count == 0)
        {
            throw Refused($"{path} has no table of contents that can be used.", "Make the image anew.");
        }

        int sectorBytes = RawImage.SectorBytesOf(form);
        RawImageFile file = new(full, form, content.Identity.Start, content.Identity.LengthSectors);
        if (file.Start + file.LengthSectors <= session.LeadOut)
        {
            throw Refused(
                $"{path} ends at {(file.Start + file.LengthSectors).Value}, before the lead-out at {session.LeadOut.Value} that its own table of contents names.",
                "It is cut off: make it anew.");
        }

        foreach (SubcodeFinding finding in content.Findings.Where(static finding => !finding.IsConvention))
        {
            _notices.Add($"{path}: {finding}");
        }

        CdTextDisc? texts = content.CdTextPacks.IsEmpty ? null : CdTextDecoder.Decode(content.CdTextPacks.Span).Disc;
        List<ImageTrack> tracks = [];
        Lba at = Lba.FirstPregap;
        foreach (TrackLayout track in session.Tracks)
        {
            tracks.Add(new ImageTrack
            {
                Number = track.Number,
                Mode = track.Mode,
                Control = track.Control,
                IsCopyAlternating = track.IsCopyAlternating,
                Isrc = track.Isrc,
                PregapSectors = track.Start - at,
                IndexOffsets = [.. track.Indexes.Where(static index => index.Number > 1).Select(index => index.Start - track.Start)],
                Extents =
                [
                    new SectorExtent(full, (long)(at - file.Start) * sectorBytes, track.End - at, SectorForm.Raw)
                    {
                        TrailingBytes = sectorBytes - CdSector.AudioBytes,
                    },
                ],
            });
            at = track.End;
        }

        if (form != RawImageForm.Pq && content is { FirstGraphics: { } first, LastGraphics: { } last })
        {
            tracks = [.. tracks.Zip(session.Tracks, (track, laid) => first < laid.End && last >= laid.PregapStart ? WithGraphics(track, form) : track)];
        }

        DiscImage image = new()
        {
            Sessions = [new ImageSession { Tracks = tracks, IsPauseStored = true }],
            Mcn = content.Mcn,
            CdText = texts,
            CdTextPacks = content.CdTextPacks,
        };
        return new Album(
            image,
            [.. tracks.Select((track, i) => Describe(track, i, form, texts))],
            new SoundFiles([]),
            new AlbumOrigins(
                texts is null ? Origin.Nobody : Origin.Image, content.Mcn is null ? Origin.Nobody : Origin.Image, Origin.Image,
                tracks.Exists(static track => track.Subchannel.Count > 0) ? Origin.Image : Origin.Nobody))
        {
            RawFile = file,
            Notices = _notices,
        };
    }

    /// <summary>The sub-channel lies behind the sound.</summary>
    private static ImageTrack WithGraphics(ImageTrack track, RawImageForm form) => track.IsData ? track : track with
    {
        Subchannel =
        [
            .. track.Extents.OfType<SectorExtent>().Select(sectors => new SubchannelExtent(
                sectors.Path, sectors.StartBytes + CdSector.AudioBytes, sectors.LengthSectors,
                form == RawImageForm.Raw ? SubchannelForm.Raw : SubchannelForm.RwPacks)
            {
                StrideBytes = sectors.StrideBytes,
            }),
        ],
    };

    private AlbumTrack Describe(ImageTrack track, int index, RawImageForm form, CdTextDisc? texts) => new()
    {
        Number = index + 1,
        Path = path,
        Title = texts is { Blocks: [var block, ..] } && block.Tracks.ElementAtOrDefault(index)?.Title is { Length: > 0 } title
            ? title
            : $"Track {track.Number}",
        SourceKind = $"raw image ({BurnChecks.FormName(form)})",
        SourceFormat = SampleFormat.CompactDisc,
        Conversions = [],
        LengthSamples = (long)track.LengthSectors * CdSector.Samples,
        LengthSectors = track.LengthSectors,
        GapSectors = index == 0 ? track.PregapSectors - RedBookLimits.PauseSectors : track.PregapSectors,
        IsData = track.IsData,
        HasGraphics = track.Subchannel.Count > 0,
        Isrc = track.Isrc,
        HasPreEmphasis = !track.IsData && track.Control.HasFlag(Control.PreEmphasis),
        Copy = track.IsCopyAlternating ? CopyPermission.AlreadyCopied
            : track.Control.HasFlag(Control.CopyPermitted) ? CopyPermission.Permitted : CopyPermission.Prohibited,
    };

    private InputException Refused(string message, string advice) => new(path, message, advice);
}
