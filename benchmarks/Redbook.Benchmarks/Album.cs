using System.Buffers.Binary;

namespace Redbook.Benchmarks;

/// <summary>A whole disc of something like music, the same every time.</summary>
internal static class Album
{
    public const int DiscMinutes = 74;

    private const int PieceSeconds = 30;

    /// <summary>Interleaved little-endian 16-bit stereo: tones with decay over noise, the two channels much alike.</summary>
    /// <remarks>
    /// A piece of 30 s is made and repeated. <c>flac -5</c> packs it to about six tenths, as it does ordinary records.
    /// </remarks>
    public static byte[] Make(int minutes, int rateHz)
    {
        byte[] piece = MakePiece(rateHz);
        byte[] album = new byte[(long)minutes * 60 * rateHz * 4];
        for (int at = 0; at < album.Length; at += piece.Length)
        {
            piece.AsSpan(0, Math.Min(piece.Length, album.Length - at)).CopyTo(album.AsSpan(at));
        }

        return album;
    }

    private static byte[] MakePiece(int rateHz)
    {
        Random random = new(1982);
        int frames = PieceSeconds * rateHz;
        byte[] piece = new byte[frames * 4];
        double[] pitches = [110, 164.8, 220, 277.2, 329.6, 440, 554.4, 659.3];
        double coloured = 0;
        for (int i = 0; i < frames; i++)
        {
            double t = (double)i / rateHz;
            double beat = t * 2 % 1;
            double tone = 0;
            for (int n = 0; n < pitches.Length; n++)
            {
                double level = Math.Exp(-(((t * 2) + n) % 4)) * 0.09;
                tone += level * (Math.Sin(2 * Math.PI * pitches[n] * t) + (0.4 * Math.Sin(6 * Math.PI * pitches[n] * t)));
            }

            coloured += 0.3 * (random.NextDouble() - 0.5 - coloured);
            double drum = (random.NextDouble() - 0.5) * 0.3 * Math.Exp(-beat * 12);
            double breath = 0.006 + (0.004 * Math.Sin(t));
            double left = tone + drum + (coloured * 0.03) + ((random.NextDouble() - 0.5) * breath);
            double right = (tone * 0.9) + (drum * 0.8) + (coloured * 0.02) + ((random.NextDouble() - 0.5) * breath);
            BinaryPrimitives.WriteInt16LittleEndian(piece.AsSpan(i * 4), ToSixteen(left));
            BinaryPrimitives.WriteInt16LittleEndian(piece.AsSpan((i * 4) + 2), ToSixteen(right));
        }

        return piece;
    }

    private static short ToSixteen(double value) =>
        (short)Math.Clamp(Math.Round(value * short.MaxValue), short.MinValue, short.MaxValue);
}
