using Redbook.Discs;
using Redbook.Images;
using Redbook.Recording.Mastering;

namespace Redbook.Mastering;

/// <summary>The sound of an album from the first pregap to the lead-out, and the disc that is made of it.</summary>
internal sealed class DiscProgram
{
    private readonly Album _album;

    public DiscProgram(Album album, AlbumMasterOptions options)
    {
        _album = album;
        DiscLayout layout = album.Image.ToLayout();
        Sound = new ProgramStream(Pieces(album), layout.Sessions[0].LeadOut - Lba.FirstPregap);
        Disc = new MasterDisc
        {
            Tracks = [.. layout.Sessions[0].Tracks.Select(Track)],
            FirstTrackNumber = layout.Sessions[0].Tracks[0].Number,
            Mcn = album.Image.Mcn,
            CdTextPacks = options.WithCdText ? album.Image.GetCdTextPacks() : ReadOnlyMemory<byte>.Empty,
            LeadInStart = options.LeadInStart,
            WriteOffsetSamples = options.WriteOffsetSamples,
        };
    }

    /// <summary>The sound from LBA −150 on.</summary>
    public ProgramStream Sound { get; }

    public MasterDisc Disc { get; }

    /// <summary>The sound of a track alone, from index 1 to its end.</summary>
    public static ProgramStream TrackSound(Album album, int index)
    {
        ImageTrack track = album.Image.Sessions[0].Tracks[index];
        TrackLayout layout = album.Image.ToLayout().Sessions[0].Tracks[index];
        long skipped = (long)track.PregapSectors * CdSector.Samples;
        return new ProgramStream(PiecesOf(album, track, layout.Start - track.PregapSectors, skipped), track.LengthSectors);
    }

    private static IEnumerable<SoundPiece> Pieces(Album album)
    {
        ImageSession session = album.Image.Sessions[0];
        if (!session.IsPauseStored)
        {
            yield return SoundPiece.Silence((long)RedBookLimits.PauseSectors * CdSector.Samples);
        }

        Lba at = session.ContentStart(Lba.FirstPregap);
        foreach (ImageTrack track in session.Tracks)
        {
            foreach (SoundPiece piece in PiecesOf(album, track, at, skippedSamples: 0))
            {
                yield return piece;
            }

            at += track.ContentSectors;
        }
    }

    private static IEnumerable<SoundPiece> PiecesOf(Album album, ImageTrack track, Lba start, long skippedSamples)
    {
        long at = 0;
        foreach (ImageExtent extent in track.Extents)
        {
            SoundPiece piece = album.Files.PieceOf(extent, track, start + (int)(at / CdSector.Samples));
            long cut = Math.Clamp(skippedSamples - at, 0, piece.LengthSamples);
            yield return piece with { StartSamples = piece.StartSamples + cut, LengthSamples = piece.LengthSamples - cut };
            at += piece.LengthSamples;
        }
    }

    private MasterTrack Track(TrackLayout layout, int index)
    {
        ImageTrack track = _album.Image.Sessions[0].Tracks[index];
        int pregap = layout.Start - layout.PregapStart;
        return new MasterTrack
        {
            Source = Sectors(layout.Start, layout.End),
            Mode = track.Mode,
            PregapSectors = pregap,
            PregapSource = pregap == 0 || IsSilentBefore(track) ? null : Sectors(layout.PregapStart, layout.Start),
            IndexOffsets = track.IndexOffsets,
            Control = track.Control,
            IsCopyAlternating = track.IsCopyAlternating,
            Isrc = track.Isrc,
        };
    }

    private SectorSource Sectors(Lba start, Lba end) =>
        new(Sound, (long)(start - Lba.FirstPregap) * CdSector.AudioBytes, end - start);

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
