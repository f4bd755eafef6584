using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Whole sectors out of a stream, in any order.</summary>
/// <remarks>The stream is read when an image is read; it stays the caller's, and must stay open and unchanged until then.
/// Several sources may read one stream: its position is set before each read, under a lock on the stream.</remarks>
public sealed class SectorSource
{
    private readonly Stream _stream;
    private readonly long _startBytes;

    /// <summary>A stretch of a stream.</summary>
    /// <param name="stream">Readable and seekable.</param>
    /// <param name="startBytes">Where the first sector begins.</param>
    /// <param name="lengthSectors">How many sectors are there.</param>
    /// <param name="sectorBytes">2352 for sound and whole data sectors, 2048 or 2336 for data, 96 for packs.</param>
    /// <exception cref="ArgumentException">The stream is not readable or not seekable.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the size is none of these.</exception>
    public SectorSource(Stream stream, long startBytes, int lengthSectors, int sectorBytes = CdSector.AudioBytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(startBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(lengthSectors);
        if (!stream.CanRead || !stream.CanSeek)
        {
            throw new ArgumentException("The stream must be readable and seekable.", nameof(stream));
        }

        if (sectorBytes is not (CdSector.AudioBytes or DataSector.UserSize or DataSector.Mode2Size or CdSector.SubchannelBytes))
        {
            throw new ArgumentOutOfRangeException(
                nameof(sectorBytes), sectorBytes, "A sector is 2352, 2336, 2048 or 96 bytes.");
        }

        (_stream, _startBytes, LengthSectors, SectorBytes) = (stream, startBytes, lengthSectors, sectorBytes);
    }

    /// <summary>How many sectors are there.</summary>
    public int LengthSectors { get; }

    /// <summary>Bytes to a sector.</summary>
    public int SectorBytes { get; }

    /// <summary>Whether a stream that ends before the length is taken as zeros from there on; else it is an error.
    /// </summary>
    public bool IsZeroFilled { get; init; }

    /// <summary>A stream of the sectors from the first on, as recording track by track takes them: read-only, seekable. Closing
    /// it closes no source.</summary>
    public Stream OpenRead() => new SectorStream(this);

    /// <summary>Reads consecutive sectors and lays them down <paramref name="strideBytes"/> apart.</summary>
    /// <param name="sector">The first.</param>
    /// <param name="destination">Whole strides; what lies between the sectors is overwritten too.</param>
    /// <param name="strideBytes">Bytes from sector to sector.</param>
    internal void Read(int sector, Span<byte> destination, int strideBytes)
    {
        int count = destination.Length / strideBytes;
        lock (_stream)
        {
            long position = _startBytes + ((long)sector * SectorBytes);
            if (_stream.Position != position)
            {
                _stream.Position = position;
            }

            if (_stream is MemoryStream)
            {
                for (int i = 0; i < count; i++)
                {
                    Fill(destination.Slice(i * strideBytes, SectorBytes));
                }

                return;
            }

            // One read for all, at the end of the space; then each sector moves forward to its place.
            int gathered = count * SectorBytes, from = destination.Length - gathered;
            Fill(destination[from..]);
            for (int i = 0; i < count && strideBytes > SectorBytes; i++)
            {
                destination.Slice(from + (i * SectorBytes), SectorBytes).CopyTo(destination[(i * strideBytes)..]);
            }
        }
    }

    private void Fill(Span<byte> destination)
    {
        int got = _stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: !IsZeroFilled);
        destination[got..].Clear();
    }
}
