using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>Encodes tracks as FLAC files, several at a time.</summary>
/// <remarks>Tracks that are cut from one audio file are encoded one after the other, so that the file is decoded once, as long
/// as there is other work for every processor. Where there is not they are shared out, and each share decodes the file up to its
/// first track, which takes a fraction of encoding it.</remarks>
internal sealed class FlacTracks(DiscImage image, ImageOutput output)
{
    private const int BatchSectors = 64;

    // More shares of one file would decode it over and over.
    private const int MostShares = 4;

    private readonly List<List<Track>> _work = [];
    private string? _sourceBefore;
    private long _allSectors;
    private long _doneSectors;

    /// <summary>Plans a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="session">The place of its session in the list.</param>
    /// <param name="firstSector">Its first sector, counted from the beginning of the session's content.</param>
    /// <param name="sectors">How many sectors go into the file.</param>
    /// <param name="file">The output.</param>
    public void Add(ImageTrack track, int session, int firstSector, int sectors, Stream file)
    {
        string? source = track.Extents.MaxBy(static extent => extent.LengthSamples) is AudioFileExtent longest ? longest.Path : null;
        if (source is null || source != _sourceBefore)
        {
            _work.Add([]);
        }

        _work[^1].Add(new Track(session, firstSector, sectors, file));
        _sourceBefore = source;
        _allSectors += sectors;
    }

    /// <summary>Encodes everything.</summary>
    public void Run()
    {
        ShareOut(Math.Min(Environment.ProcessorCount, MostShares));
        output.AtOnce(_work, Encode);
    }

    // The longest piece of work is halved until there are enough of them.
    private void ShareOut(int shares)
    {
        while (_work.Count < shares && _work.Where(static tracks => tracks.Count > 1).MaxBy(Sectors) is { } longest)
        {
            int half = Sectors(longest) / 2, count = 0;
            for (int sectors = 0; count < longest.Count - 1 && (count == 0 || sectors < half); count++)
            {
                sectors += longest[count].Sectors;
            }

            _work.Add(longest[count..]);
            longest.RemoveRange(count, longest.Count - count);
        }
    }

    private static int Sectors(List<Track> tracks) => tracks.Sum(static track => track.Sectors);

    private void Encode(List<Track> tracks)
    {
        using SectorStream sound = SectorStream.Open(image, tracks[0].Session, output.Target.Options.Audio);
        byte[] buffer = new byte[BatchSectors * CdSector.AudioBytes];
        foreach (Track track in tracks)
        {
            sound.Position = (long)track.FirstSector * CdSector.AudioBytes;
            FlacEncoder.Encode(track.File, output, to => Copy(sound, to, track.Sectors, buffer));
        }
    }

    private void Copy(SectorStream sound, Stream to, int sectors, byte[] buffer)
    {
        for (int left = sectors; left > 0;)
        {
            int count = Math.Min(left, BatchSectors);
            Span<byte> part = buffer.AsSpan(0, count * CdSector.AudioBytes);
            sound.ReadExactly(part);
            to.Write(part);
            left -= count;
            output.Report((double)Interlocked.Add(ref _doneSectors, count) / _allSectors);
        }
    }

    /// <summary>Where the sound of a track lies, and the file for it.</summary>
    private sealed record Track(int Session, int FirstSector, int Sectors, Stream File);
}
