using System.Buffers.Binary;

namespace Redbook.Audio.Flac;

/// <summary>The STREAMINFO block, the first of every FLAC file. RFC 9639 8.2.</summary>
internal readonly record struct FlacStreamInfo
{
    public const int Size = 34;

    public required int RateHz { get; init; }

    public required int Channels { get; init; }

    public required int BitsPerSample { get; init; }

    /// <summary>Length in samples of one channel; null when the file does not tell.</summary>
    public required long? TotalSamples { get; init; }

    /// <summary>MD5 of the samples as little-endian bytes; null when the file does not tell.</summary>
    public required byte[]? Md5 { get; init; }

    /// <summary>Reads the block's <see cref="Size"/> bytes.</summary>
    public static FlacStreamInfo Parse(ReadOnlySpan<byte> block)
    {
        // After block and frame sizes (10 bytes): rate 20 bits, channels - 1 in 3, bits - 1 in 5, length in 36.
        ulong packed = BinaryPrimitives.ReadUInt64BigEndian(block[10..]);
        long total = (long)(packed & 0xF_FFFF_FFFF);
        ReadOnlySpan<byte> md5 = block.Slice(18, 16);
        return new FlacStreamInfo
        {
            RateHz = (int)(packed >> 44),
            Channels = (int)((packed >> 41) & 7) + 1,
            BitsPerSample = (int)((packed >> 36) & 31) + 1,
            TotalSamples = total == 0 ? null : total,
            Md5 = md5.ContainsAnyExcept((byte)0) ? md5.ToArray() : null,
        };
    }
}
