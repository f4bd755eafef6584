namespace Redbook.Audio.Flac;

/// <summary>The header of one frame. RFC 9639 9.1.</summary>
/// <param name="BlockSize">Samples of each channel in the frame, 1 to 65 535.</param>
/// <param name="Coding">How the channels depend on each other.</param>
/// <param name="IsVariable">True when <paramref name="Number"/> counts samples, false when it counts frames.</param>
/// <param name="Number">The frame's own number, or that of its first sample.</param>
internal readonly record struct FlacFrameHeader(
    int BlockSize, FlacChannelCoding Coding, bool IsVariable, long Number)
{
    /// <summary>The longest header: 4 bytes, 7 of number, 2 of block size, 2 of rate, checksum.</summary>
    public const int MaxBytes = 16;

    private const int FirstSyncByte = 0xFF;

    // 14 sync bits, a reserved zero, the blocking strategy.
    private const int SecondSyncByte = 0xF8;

    /// <summary>True when the bytes begin like a frame header and its checksum is right.</summary>
    public static bool IsAt(ReadOnlySpan<byte> bytes) =>
        LooksLikeOne(bytes) && HeaderLength(bytes) is int length && length < bytes.Length
        && FlacCrc.OfHeader(bytes[..length]) == bytes[length];

    /// <summary>Reads a header at the current byte, which must agree with what the stream declared.</summary>
    /// <exception cref="AudioDataException">There is no frame here, or it is damaged.</exception>
    public static FlacFrameHeader Read(FlacBitReader reader, in FlacStreamInfo info)
    {
        ReadOnlySpan<byte> bytes = reader.Peek(MaxBytes);
        if (!LooksLikeOne(bytes))
        {
            throw reader.Damaged(bytes.Length < 2
                ? "the FLAC stream ends in the middle of a frame"
                : "there is no FLAC frame where the next one must begin");
        }

        if (HeaderLength(bytes) is not int length)
        {
            throw reader.Damaged("a FLAC frame's header is damaged");
        }

        if (length >= bytes.Length)
        {
            throw reader.Damaged("the FLAC stream ends in the middle of a frame");
        }

        if (FlacCrc.OfHeader(bytes[..length]) != bytes[length])
        {
            throw reader.Damaged("the checksum of a FLAC frame's header does not match");
        }

        FlacFrameHeader header = Parse(bytes, reader, info);
        reader.TrySkipBytes(length + 1);
        return header;
    }

    private static FlacFrameHeader Parse(ReadOnlySpan<byte> bytes, FlacBitReader reader, in FlacStreamInfo info)
    {
        int sizeCode = bytes[2] >> 4;
        int rateCode = bytes[2] & 15;
        int channelCode = bytes[3] >> 4;
        int at = 4 + NumberLength(bytes[4]);
        long number = ParseNumber(bytes[4..at]);
        int blockSize = sizeCode switch
        {
            1 => 192,
            <= 5 => 576 << (sizeCode - 2),
            6 => bytes[at] + 1,
            7 => ((bytes[at] << 8) | bytes[at + 1]) + 1,
            _ => 256 << (sizeCode - 8),
        };
        at += sizeCode switch { 6 => 1, 7 => 2, _ => 0 };
        int rateHz = rateCode switch
        {
            0 => info.RateHz,
            1 => 88_200,
            2 => 176_400,
            3 => 192_000,
            4 => 8_000,
            5 => 16_000,
            6 => 22_050,
            7 => 24_000,
            8 => 32_000,
            9 => 44_100,
            10 => 48_000,
            11 => 96_000,
            12 => bytes[at] * 1000,
            13 => (bytes[at] << 8) | bytes[at + 1],
            _ => ((bytes[at] << 8) | bytes[at + 1]) * 10,
        };
        int bits = ((bytes[3] >> 1) & 7) switch
        {
            1 => 8,
            2 => 12,
            4 => 16,
            5 => 20,
            6 => 24,
            7 => 32,
            _ => info.BitsPerSample,
        };
        (int channels, FlacChannelCoding coding) = channelCode switch
        {
            8 => (2, FlacChannelCoding.LeftSide),
            9 => (2, FlacChannelCoding.SideRight),
            10 => (2, FlacChannelCoding.MidSide),
            _ => (channelCode + 1, FlacChannelCoding.Independent),
        };
        if (rateHz != info.RateHz || bits != info.BitsPerSample || channels != info.Channels)
        {
            throw reader.Damaged(
                $"a FLAC frame of {rateHz} Hz, {bits} bit, {channels} channels lies in a stream of {info.RateHz} Hz, "
                + $"{info.BitsPerSample} bit, {info.Channels} channels");
        }

        if (blockSize > ushort.MaxValue)
        {
            throw reader.Damaged("a FLAC frame has 65 536 samples, one more than FLAC allows");
        }

        return new FlacFrameHeader(blockSize, coding, (bytes[1] & 1) != 0, number);
    }

    private static bool LooksLikeOne(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 2 && bytes[0] == FirstSyncByte && (bytes[1] & 0xFE) == SecondSyncByte;

    /// <summary>Bytes before the checksum; null when a code is reserved. Beyond what is there, as if it were zeros.</summary>
    private static int? HeaderLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5)
        {
            return MaxBytes;
        }

        int sizeCode = bytes[2] >> 4;
        int rateCode = bytes[2] & 15;
        int numberLength = NumberLength(bytes[4]);
        bool isReserved = sizeCode == 0 || rateCode == 15 || (bytes[3] >> 4) > 10
            || ((bytes[3] >> 1) & 7) == 3 || (bytes[3] & 1) != 0 || numberLength == 0;
        if (isReserved)
        {
            return null;
        }

        for (int i = 5; i < Math.Min(4 + numberLength, bytes.Length); i++)
        {
            if ((bytes[i] & 0xC0) != 0x80)
            {
                return null;
            }
        }

        int sizeBytes = sizeCode switch { 6 => 1, 7 => 2, _ => 0 };
        int rateBytes = rateCode switch { 12 => 1, 13 or 14 => 2, _ => 0 };
        return 4 + numberLength + sizeBytes + rateBytes;
    }

    /// <summary>Bytes of a number coded as UTF-8 codes characters, extended to 36 bits; 0 when it cannot begin so.</summary>
    private static int NumberLength(byte first) => first switch
    {
        < 0x80 => 1,
        < 0xC0 => 0,
        < 0xE0 => 2,
        < 0xF0 => 3,
        < 0xF8 => 4,
        < 0xFC => 5,
        < 0xFE => 6,
        0xFE => 7,
        _ => 0,
    };

    private static long ParseNumber(ReadOnlySpan<byte> bytes)
    {
        long number = bytes.Length == 1 ? bytes[0] : bytes[0] & (0x7F >> bytes.Length);
        foreach (byte next in bytes[1..])
        {
            number = (number << 6) | (uint)(next & 0x3F);
        }

        return number;
    }
}
