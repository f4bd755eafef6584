using System.Buffers.Binary;

namespace FirstLight.Files;

/// <summary>A WAV file: RIFF, a format chunk, the samples.</summary>
internal static class WavWriter
{
    public static void Write(Stream stream, ReadOnlySpan<byte> pcm, int rateHertz, int channels, int bits)
    {
        int frameBytes = channels * bits / 8;
        int padding = pcm.Length & 1;
        Span<byte> header = stackalloc byte[44];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], 36 + pcm.Length + padding);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], rateHertz);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], rateHertz * frameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)frameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], (short)bits);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], pcm.Length);
        stream.Write(header);
        stream.Write(pcm);
        stream.Write(stackalloc byte[padding]);
    }
}
