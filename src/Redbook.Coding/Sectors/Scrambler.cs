using System.Runtime.Intrinsics;
using Redbook.Discs;

namespace Redbook.Coding.Sectors;

/// <summary>The scrambler of data sectors: bytes 12 to 2351 are combined with the output of a 15-bit register
/// (x^15 + x + 1, preset 1, lowest bit first). Twice is none.</summary>
public static class Scrambler
{
    private const int RegisterBits = 15;

    private static readonly byte[] Sequence = CreateSequence();

    /// <summary>Scrambles or unscrambles a sector in place; the sync stays as it is.</summary>
    /// <param name="sector">2352 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2352 bytes.</exception>
    public static void Apply(Span<byte> sector)
    {
        Span<byte> body = sector[DataSector.SyncSize..CdSector.AudioBytes];
        ReadOnlySpan<byte> sequence = Sequence;
        int i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; i <= body.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                Span<byte> part = body.Slice(i, Vector128<byte>.Count);
                (Vector128.Create((ReadOnlySpan<byte>)part) ^ Vector128.Create(sequence[i..])).CopyTo(part);
            }
        }

        for (; i < body.Length; i++)
        {
            body[i] ^= sequence[i];
        }
    }

    private static byte[] CreateSequence()
    {
        byte[] sequence = new byte[CdSector.AudioBytes - DataSector.SyncSize];
        int register = 1;
        for (int i = 0; i < sequence.Length; i++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                sequence[i] |= (byte)((register & 1) << bit);
                int feedback = (register ^ (register >> 1)) & 1;
                register = (register >> 1) | (feedback << (RegisterBits - 1));
            }
        }

        return sequence;
    }
}
