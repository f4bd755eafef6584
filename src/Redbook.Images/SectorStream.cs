using Redbook.Audio;
using Redbook.Discs;
using Redbook.Images.Content;

namespace Redbook.Images;

/// <summary>The main channel of a stretch of a disc image as whole sectors of 2352 bytes: samples little-endian, data
/// sectors complete with sync, header and codes, not scrambled.</summary>
/// <remarks>
/// Seekable, and holds one file open at a time and no more than a few sectors. In compressed files going back means
/// decoding from the start again. One thread at a time. Content that cannot be read is a
/// <see cref="DiscImageException"/>, damaged audio an <see cref="AudioDataException"/>, never silence.
/// </remarks>
public sealed class SectorStream : ContentStream
{
    private readonly ContentReader[] _readers;
    private readonly long[] _starts;
    private readonly OpenFile _file = new();
    private int _current;

    private SectorStream(IEnumerable<(ImageTrack Track, Lba Start)> tracks, Lba start, AudioOptions audio)
    {
        Start = start;
        var readers = new List<ContentReader>();
        var starts = new List<long>();
        long bytes = 0;
        foreach ((ImageTrack track, Lba trackStart) in tracks)
        {
            Lba address = trackStart;
            foreach (ImageExtent extent in track.Extents)
            {
                readers.Add(ContentReader.Of(extent, track, address, _file, audio));
                starts.Add(bytes);
                bytes = checked(bytes + (extent.LengthSamples * CdSector.BytesPerSample));
                if (track.IsData)
                {
                    address += checked((int)(extent.LengthSamples / CdSector.Samples));
                }
            }
        }

        (_readers, _starts, Length) = ([.. readers], [.. starts], bytes);
    }

    /// <summary>The address of the first sector.</summary>
    public Lba Start { get; }

    /// <summary>Sectors in all.</summary>
    public int LengthSectors => checked((int)(Length / CdSector.AudioBytes));

    /// <summary>Bytes in all.</summary>
    public override long Length { get; }

    /// <summary>The content of a session, from its first sector to the lead-out.</summary>
    /// <param name="image">The disc.</param>
    /// <param name="session">The session's place in the list, from 0.</param>
    /// <param name="audio">How audio files are read; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such session.</exception>
    /// <exception cref="OverflowException">The disc is longer than an address can say.</exception>
    public static SectorStream Open(DiscImage image, int session = 0, AudioOptions? audio = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(session);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(session, image.Sessions.Count);
        SessionLayout layout = image.ToLayout().Sessions[session];
        Lba start = image.Sessions[session].ContentStart(layout.Tracks[0].PregapStart);
        var tracks = new List<(ImageTrack, Lba)>();
        Lba next = start;
        foreach (ImageTrack track in image.Sessions[session].Tracks)
        {
            tracks.Add((track, next));
            next += track.ContentSectors;
        }

        return new SectorStream(tracks, start, audio ?? AudioOptions.Default);
    }

    /// <summary>The content of one track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="start">The address of its first sector; it goes into the headers of data sectors that are made.</param>
    /// <param name="audio">How audio files are read; the defaults when null.</param>
    public static SectorStream Open(ImageTrack track, Lba start, AudioOptions? audio = null)
    {
        ArgumentNullException.ThrowIfNull(track);
        return new SectorStream([(track, start)], start, audio ?? AudioOptions.Default);
    }

    /// <inheritdoc/>
    /// <exception cref="DiscImageException">A file cannot be read, or ends before its stretch does.</exception>
    /// <exception cref="AudioDataException">An audio file is damaged, or has changed since it was looked at.</exception>
    public override int Read(Span<byte> buffer)
    {
        int wanted = (int)Math.Clamp(Length - Position, 0, buffer.Length);
        buffer = buffer[..wanted];
        while (!buffer.IsEmpty)
        {
            Find();
            long into = Position - _starts[_current];
            long end = _current + 1 < _starts.Length ? _starts[_current + 1] : Length;
            Span<byte> part = buffer[..(int)Math.Min(buffer.Length, end - Position)];
            _readers[_current].Read(into, part);
            Position += part.Length;
            buffer = buffer[part.Length..];
        }

        return wanted;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    // The reader of the position: mostly the same as before or the next; extents without length are never found.
    private void Find()
    {
        if (Position >= _starts[_current]
            && (_current + 1 == _starts.Length || Position < _starts[_current + 1]))
        {
            return;
        }

        int low = 0, high = _starts.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = _starts[middle] <= Position ? (middle, high) : (low, middle);
        }

        _current = low;
    }
}
