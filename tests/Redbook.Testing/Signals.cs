using System.Buffers.Binary;

namespace Redbook.Testing;

/// <summary>Synthesised 16-bit 44.1 kHz stereo for tests: the same bytes for the same arguments, every time.</summary>
public static class Signals
{
    /// <summary>Bytes of one CD sector of audio: 588 stereo samples.</summary>
    public const int SectorBytes = 2352;

    /// <summary>White noise of full scale: no two sectors alike, so that a sector in the wrong place is seen.</summary>
    /// <param name="sectors">Length in sectors of 1/75 s.</param>
    /// <param name="seed">Another seed, another noise.</param>
    public static byte[] Noise(int sectors, int seed)
    {
        byte[] pcm = new byte[sectors * SectorBytes];
        new Random(seed).NextBytes(pcm);
        return pcm;
    }

    /// <summary>A sine of different pitch left and right at -6 dBFS, rounded without dither.</summary>
    /// <param name="sectors">Length in sectors of 1/75 s.</param>
    /// <param name="leftHertz">Pitch of the left channel.</param>
    /// <param name="rightHertz">Pitch of the right channel.</param>
    public static byte[] Sine(int sectors, double leftHertz, double rightHertz)
    {
        byte[] pcm = new byte[sectors * SectorBytes];
        for (int sample = 0; sample < pcm.Length / 4; sample++)
        {
            WriteSample(pcm, sample * 4, leftHertz, sample);
            WriteSample(pcm, (sample * 4) + 2, rightHertz, sample);
        }

        return pcm;
    }

    private static void WriteSample(byte[] pcm, int offset, double hertz, int sample) =>
        BinaryPrimitives.WriteInt16LittleEndian(
            pcm.AsSpan(offset),
            (short)Math.Round(16_384 * Math.Sin(2 * Math.PI * hertz * sample / 44_100)));
}
