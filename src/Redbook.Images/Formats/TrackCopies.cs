using Microsoft.Win32.SafeHandles;
using Redbook.Audio;
using Redbook.Discs;
using Redbook.Images.Content;

namespace Redbook.Images.Formats;

/// <summary>Copies content to known places of output files: each source file is read and decoded once, several at a time.
/// </summary>
/// <remarks>Pieces of one source that follow each other are one piece of work, whichever tracks and files they go to. What
/// is held in memory is one buffer to a worker.</remarks>
internal sealed class TrackCopies(ImageOutput output, AudioOptions audio)
{
    private const int BufferBytes = 64 * CdSector.AudioBytes;

    private readonly List<List<Piece>> _work = [];
    private long _allBytes;
    private long _doneBytes;

    /// <summary>Changes a buffer before it is written.</summary>
    public delegate void Change(Span<byte> bytes);

    /// <summary>Plans to copy the content of a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="start">The address of its first sector.</param>
    /// <param name="skippedSectors">Sectors at its beginning that are left out.</param>
    /// <param name="file">The output, written through its handle from now on.</param>
    /// <param name="position">Where in it the content goes.</param>
    /// <param name="change">What is done to each buffer.</param>
    public void Add(ImageTrack track, Lba start, int skippedSectors, FileStream file, long position, Change? change = null)
    {
        file.Flush();
        long skip = (long)skippedSectors * CdSector.Samples;
        Lba address = start;
        foreach (ImageExtent whole in track.Extents)
        {
            long left = Math.Min(skip, whole.LengthSamples);
            skip -= left;
            address = track.IsData ? address + (int)(left / CdSector.Samples) : address;
            if (left == whole.LengthSamples)
            {
                continue;
            }

            ImageExtent extent = left == 0 ? whole : Timeline.Cut(whole, left, whole.LengthSamples - left);
            Plan(new Piece(extent, track, address, file.SafeFileHandle, position, change));
            long bytes = extent.LengthSamples * CdSector.BytesPerSample;
            position += bytes;
            _allBytes += bytes;
            address = track.IsData ? address + (int)(extent.LengthSamples / CdSector.Samples) : address;
        }
    }

    /// <summary>Copies everything.</summary>
    public void Run() => output.AtOnce(_work, Copy);

    // A file that goes on is decoded on, not from its beginning again.
    private void Plan(Piece piece)
    {
        if (_work.Count > 0 && _work[^1][^1].Extent is AudioFileExtent before && piece.Extent is AudioFileExtent next
            && before.Path == next.Path)
        {
            _work[^1].Add(piece);
        }
        else
        {
            _work.Add([piece]);
        }
    }

    private void Copy(List<Piece> pieces)
    {
        byte[] buffer = new byte[BufferBytes];
        using OpenFile file = new();
        foreach (Piece piece in pieces)
        {
            ContentReader reader = ContentReader.Of(piece.Extent, piece.Track, piece.Address, file, audio);
            long length = piece.Extent.LengthSamples * CdSector.BytesPerSample;
            for (long at = 0; at < length;)
            {
                Span<byte> part = buffer.AsSpan(0, (int)Math.Min(BufferBytes, length - at));
                reader.Read(at, part);
                piece.Change?.Invoke(part);
                RandomAccess.Write(piece.Output, part, piece.Position + at);
                at += part.Length;
                output.Report((double)Interlocked.Add(ref _doneBytes, part.Length) / Math.Max(1, _allBytes));
            }
        }
    }

    /// <summary>A stretch of content and where it goes.</summary>
    private sealed record Piece(
        ImageExtent Extent, ImageTrack Track, Lba Address, SafeFileHandle Output, long Position, Change? Change);
}
