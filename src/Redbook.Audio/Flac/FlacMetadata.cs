namespace Redbook.Audio.Flac;

/// <summary>Everything before the first frame: a tag put in front, the marker, the metadata blocks.</summary>
internal static class FlacMetadata
{
    private const int StreamInfoType = 0;
    private const int InvalidType = 127;
    private const int Id3HeaderBytes = 10;

    /// <summary>Reads up to the first frame.</summary>
    /// <exception cref="AudioDataException">This is no FLAC stream, or its beginning is damaged.</exception>
    public static FlacStreamInfo Read(FlacBitReader reader)
    {
        SkipId3(reader);
        if (!reader.Peek(4).StartsWith("fLaC"u8))
        {
            throw reader.Damaged("the FLAC marker is missing");
        }

        Skip(reader, 4);
        FlacStreamInfo? info = null;
        bool last;
        do
        {
            long position = reader.BytePosition;
            last = reader.ReadBits(1) == 1;
            int type = (int)reader.ReadBits(7);
            int length = (int)reader.ReadBits(24);
            if (type == InvalidType)
            {
                throw new AudioDataException("a FLAC metadata block has the forbidden type 127", position);
            }

            if ((type == StreamInfoType) != info is null)
            {
                throw new AudioDataException(
                    info is null
                        ? "the first FLAC metadata block is not STREAMINFO"
                        : "a second STREAMINFO block follows",
                    position);
            }

            if (info is null)
            {
                info = ReadStreamInfo(reader, length, position);
            }
            else
            {
                Skip(reader, length);
            }
        }
        while (!last);

        return info.Value;
    }

    private static FlacStreamInfo ReadStreamInfo(FlacBitReader reader, int length, long position)
    {
        if (length != FlacStreamInfo.Size)
        {
            throw new AudioDataException($"the STREAMINFO block has {length} bytes instead of 34", position);
        }

        ReadOnlySpan<byte> block = reader.Peek(FlacStreamInfo.Size);
        if (block.Length < FlacStreamInfo.Size)
        {
            throw new AudioDataException("the FLAC stream ends in its metadata", position);
        }

        FlacStreamInfo info = FlacStreamInfo.Parse(block);
        Skip(reader, FlacStreamInfo.Size);
        if (info.RateHz == 0 || info.BitsPerSample < 4)
        {
            throw new AudioDataException(
                $"STREAMINFO declares {info.RateHz} Hz and {info.BitsPerSample} bits, which FLAC audio cannot have",
                position);
        }

        return info;
    }

    /// <summary>Some programs put an ID3v2 tag in front of the marker.</summary>
    private static void SkipId3(FlacBitReader reader)
    {
        ReadOnlySpan<byte> header = reader.Peek(Id3HeaderBytes);
        while (header.Length >= Id3HeaderBytes && header.StartsWith("ID3"u8))
        {
            // Four bytes of seven bits each; flag 10h announces a footer that the size leaves out.
            int size = ((header[6] & 0x7F) << 21) | ((header[7] & 0x7F) << 14)
                | ((header[8] & 0x7F) << 7) | (header[9] & 0x7F);
            Skip(reader, Id3HeaderBytes + size + ((header[5] & 0x10) != 0 ? Id3HeaderBytes : 0));
            header = reader.Peek(Id3HeaderBytes);
        }
    }

    private static void Skip(FlacBitReader reader, int bytes)
    {
        long position = reader.BytePosition;
        if (!reader.TrySkipBytes(bytes))
        {
            throw new AudioDataException("the FLAC stream ends in its metadata", position);
        }
    }
}
