using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>The header of a WAVE file of a disc's samples.</summary>
internal static class WaveHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Size = 44;

    private const short IntegerSamples = 1;
    private const short Channels = 2;
    private const short BitsPerSample = 16;

    /// <summary>Writes the header of so many bytes of samples.</summary>
    public static void Write(Stream file, long sampleBytes)
    {
        Span<byte> header = stackalloc byte[Size];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], checked((uint)(sampleBytes + Size - 8)));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], IntegerSamples);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], Channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], CdSector.Samples * CdSector.PerSecond);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], CdSector.AudioBytesPerSecond);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], CdSector.BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], BitsPerSample);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], checked((uint)sampleBytes));
        file.Write(header);
    }
}
