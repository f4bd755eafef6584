using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Redbook.Audio;
using Redbook.Discs;

namespace Redbook.Images.Content;

/// <summary>Reads one extent as bytes of the main channel.</summary>
internal abstract class ContentReader
{
    /// <summary>Fills a span with the bytes from an offset on; both lie within the extent.</summary>
    public abstract void Read(long offset, Span<byte> destination);

    /// <summary>The reader of an extent.</summary>
    /// <param name="extent">The extent.</param>
    /// <param name="track">Its track.</param>
    /// <param name="address">Where the extent begins; of meaning in a data track.</param>
    /// <param name="file">The file that the stream holds open.</param>
    /// <param name="audio">How audio files are read.</param>
    public static ContentReader Of(ImageExtent extent, ImageTrack track, Lba address, OpenFile file, AudioOptions audio) =>
        extent switch
        {
            SilenceExtent when track.IsData => new SectorBuilder(null, track.Mode, address, file),
            SilenceExtent => new SilenceReader(),
            AudioFileExtent sound => new AudioReader(sound, file, audio),
            PcmExtent pcm => new PcmBytesReader(pcm, file),
            SectorExtent sectors => new SectorBuilder(sectors, track.Mode, address, file),
            _ => throw new ArgumentOutOfRangeException(nameof(extent), extent, "No such kind of extent."),
        };

    /// <summary>Turns samples round, two bytes each.</summary>
    protected static void SwapSamples(Span<byte> samples)
    {
        Span<short> words = MemoryMarshal.Cast<byte, short>(samples);
        BinaryPrimitives.ReverseEndianness(words, words);
    }
}
