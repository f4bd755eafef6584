using System.Buffers.Binary;

namespace Redbook.Testing;

/// <summary>The plainest WAV file there is, written independently of the readers under test.</summary>
public static class WavFile
{
    /// <summary>A canonical 44-byte header with integer PCM after it.</summary>
    /// <param name="pcm">Samples, little-endian and interleaved.</param>
    /// <param name="rateHertz">Sampling rate.</param>
    /// <param name="channels">Channel count.</param>
    /// <param name="bits">Bits of a sample: 8, 16, 24 or 32.</param>
    public static byte[] Build(ReadOnlySpan<byte> pcm, int rateHertz = 44_100, int channels = 2, int bits = 16)
    {
        int frameBytes = channels * bits / 8;
        byte[] file = new byte[44 + pcm.Length + (pcm.Length & 1)];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), rateHertz);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), rateHertz * frameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), (short)frameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), (short)bits);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), pcm.Length);
        pcm.CopyTo(file.AsSpan(44));
        return file;
    }
}
