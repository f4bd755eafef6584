using System.Buffers.Binary;

namespace Redbook.Audio.Wave;

/// <summary>The WAVE <c>fmt </c> chunk: what the samples are.</summary>
/// <remarks>0: tag. 2: channels. 4: rate. 8: bytes per second. 12: block align. 14: bits. 16: length of the extension.
/// 18: valid bits. 20: channel mask. 24: GUID, whose first two bytes are a format tag.</remarks>
/// <param name="Tag">The format tag; of an extensible chunk the one in its GUID.</param>
/// <param name="Channels">Channel count.</param>
/// <param name="SampleRateHz">Sampling rate, in Hz.</param>
/// <param name="BytesPerSecond">Bytes of one second, as stated.</param>
/// <param name="BlockAlign">Bytes of one frame, as stated.</param>
/// <param name="Bits">Bits of a stored sample, as stated.</param>
/// <param name="ValidBits">Bits that carry signal, as stated; 0 when the chunk does not say.</param>
internal readonly record struct WaveFormat(
    ushort Tag, int Channels, uint SampleRateHz, uint BytesPerSecond, int BlockAlign, int Bits, int ValidBits)
{
    /// <summary>Bytes of the shortest form.</summary>
    public const int MinimumSize = 16;

    /// <summary>Bytes of the extensible form.</summary>
    public const int ExtensibleSize = 40;

    // The last 14 bytes of KSDATAFORMAT_SUBTYPE_PCM and its siblings; the first two are the format tag.
    private static ReadOnlySpan<byte> SubtypeTail =>
        [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    /// <summary>Reads a chunk of at least <see cref="MinimumSize"/> bytes.</summary>
    /// <param name="chunk">Its content.</param>
    /// <param name="isBigEndian">As in RIFX files.</param>
    /// <remarks>An extensible chunk that is too short, or whose GUID is foreign, keeps the extensible tag.</remarks>
    public static WaveFormat Parse(ReadOnlySpan<byte> chunk, bool isBigEndian)
    {
        ushort tag = ReadUInt16(chunk, isBigEndian);
        int validBits = 0;
        if (tag == WaveFormatTag.Extensible && chunk.Length >= ExtensibleSize && !isBigEndian
            && chunk[26..40].SequenceEqual(SubtypeTail))
        {
            tag = ReadUInt16(chunk[24..], isBigEndian);
            validBits = ReadUInt16(chunk[18..], isBigEndian);
        }

        return new WaveFormat(
            tag,
            ReadUInt16(chunk[2..], isBigEndian),
            ReadUInt32(chunk[4..], isBigEndian),
            ReadUInt32(chunk[8..], isBigEndian),
            ReadUInt16(chunk[12..], isBigEndian),
            ReadUInt16(chunk[14..], isBigEndian),
            validBits);
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> source, bool isBigEndian) => isBigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(source)
        : BinaryPrimitives.ReadUInt16LittleEndian(source);

    private static uint ReadUInt32(ReadOnlySpan<byte> source, bool isBigEndian) => isBigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(source)
        : BinaryPrimitives.ReadUInt32LittleEndian(source);
}
