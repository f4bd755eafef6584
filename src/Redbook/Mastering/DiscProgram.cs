using Redbook.Discs;
using Redbook.Images;
using Redbook.Recording.Mastering;

namespace Redbook.Mastering;

/// <summary>The sessions of an album as the engine takes them, each with the sound and data from its first pregap to its
/// lead-out. They are laid out as on a blank disc that is recorded at once.</summary>
internal sealed class DiscProgram : IDisposable
{
    private readonly Album _album;
    private readonly List<Stream> _content = [];

    public DiscProgram(Album album, AlbumMasterOptions options)
    {
        _album = album;
        DiscLayout layout = album.Layout;
        Sessions = [.. layout.Sessions.Select((session, i) => Session(session, i, options))];
    }

    /// <summary>The sessions in order.</summary>
    public IReadOnlyList<MasterDisc> Sessions { get; }

    public void Dispose() => _content.ForEach(static content => content.Dispose());

    private MasterDisc Session(SessionLayout layout, int index, AlbumMasterOptions options)
    {
        ImageSession session = _album.Image.Sessions[index];
        Lba start = layout.Tracks[0].PregapStart;
        ProgramStream content = new(Pieces(session, start), layout.LeadOut - start);
        _content.Add(content);
        bool isFirst = index == 0, isLast = index + 1 == _album.Image.Sessions.Count;
        return new MasterDisc
        {
            Tracks = [.. layout.Tracks.Select((track, i) => Track(session.Tracks[i], track, content, start))],
            FirstTrackNumber = layout.Tracks[0].Number,
            SessionNumber = layout.Number,
            ProgramStart = start,
            NextSession = isLast ? default : Coding.Subcode.NextSession.Allowed,
            Mcn = _album.Image.Mcn,
            CdTextPacks = isFirst && options.WithCdText ? _album.Image.GetCdTextPacks() : ReadOnlyMemory<byte>.Empty,
            LeadInStart = options.LeadInStart,
            WriteOffsetSamples = options.WriteOffsetSamples,
            Rw = options.WithGraphics ? [.. Graphics(session, start)] : [],
        };
    }

    private IEnumerable<SoundPiece> Pieces(ImageSession session, Lba pause)
    {
        if (!session.IsPauseStored)
        {
            yield return SoundPiece.Silence((long)RedBookLimits.PauseSectors * CdSector.Samples);
        }

        Lba at = session.ContentStart(pause);
        foreach (ImageTrack track in session.Tracks)
        {
            foreach (SoundPiece piece in PiecesOf(track, at))
            {
                yield return piece;
            }

            at += track.ContentSectors;
        }
    }

    private IEnumerable<SoundPiece> PiecesOf(ImageTrack track, Lba start)
    {
        long at = 0;
        foreach (ImageExtent extent in track.Extents)
        {
            yield return _album.Files.PieceOf(extent, track, start + (int)(at / CdSector.Samples));
            at += extent.LengthSamples;
        }
    }

    private IEnumerable<RwSource> Graphics(ImageSession session, Lba pause)
    {
        if (!session.Tracks.Any(static track => track.Subchannel.Count > 0))
        {
            return [];
        }

        RwPackStream packs = new(session);
        _content.Add(packs);
        return PacksOf(packs, session, session.ContentStart(pause));
    }

    private static IEnumerable<RwSource> PacksOf(RwPackStream packs, ImageSession session, Lba first)
    {
        int at = 0;
        foreach (ImageTrack track in session.Tracks)
        {
            int there = Math.Min(track.Subchannel.Sum(static part => part.LengthSectors), track.ContentSectors);
            if (there > 0)
            {
                yield return new RwSource(
                    new SectorSource(packs, (long)at * CdSector.SubchannelBytes, there, CdSector.SubchannelBytes), first + at)
                {
                    ComputeParity = true,
                };
            }

            at += track.ContentSectors;
        }
    }

    private static MasterTrack Track(ImageTrack track, TrackLayout layout, ProgramStream content, Lba start)
    {
        int pregap = layout.Start - layout.PregapStart;
        return new MasterTrack
        {
            Source = Sectors(layout.Start, layout.End),
            Mode = track.Mode,
            PregapSectors = pregap,

            // Before data come empty sectors, whatever an image has there.
            PregapSource = pregap == 0 || track.IsData || IsSilentBefore(track) ? null : Sectors(layout.PregapStart, layout.Start),
            IndexOffsets = track.IndexOffsets,
            Control = track.Control,
            IsCopyAlternating = track.IsCopyAlternating,
            Isrc = track.Isrc,
        };

        SectorSource Sectors(Lba from, Lba end) => new(content, (long)(from - start) * CdSector.AudioBytes, end - from);
    }

    /// <summary>Whether index 0 of a track is made silence.</summary>
    internal static bool IsSilentBefore(ImageTrack track)
    {
        long left = (long)track.PregapSectors * CdSector.Samples;
        foreach (ImageExtent extent in track.Extents)
        {
            if (left <= 0)
            {
                break;
            }

            if (extent is not SilenceExtent)
            {
                return false;
            }

            left -= extent.LengthSamples;
        }

        return true;
    }
}
