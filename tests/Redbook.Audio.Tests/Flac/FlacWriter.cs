using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Redbook.Audio.Tests.Flac;

/// <summary>Writes FLAC streams bit by bit, so that a test can have what no encoder writes, mistakes included.</summary>
internal sealed class FlacWriter
{
    private readonly List<byte> _bytes = [];
    private int _freeBits;      // of the last byte

    public byte[] ToArray() => [.. _bytes];

    public int Length => _bytes.Count;

    /// <summary>Appends the low bits of a number, most significant first.</summary>
    public FlacWriter Bits(ulong value, int count)
    {
        for (int bit = count - 1; bit >= 0; bit--)
        {
            if (_freeBits == 0)
            {
                _bytes.Add(0);
                _freeBits = 8;
            }

            _freeBits--;
            _bytes[^1] |= (byte)(((value >> bit) & 1) << _freeBits);
        }

        return this;
    }

    public FlacWriter Signed(long value, int count) => Bits((ulong)value, count);

    public FlacWriter Unary(int zeros)
    {
        for (int i = 0; i < zeros; i++)
        {
            Bits(0, 1);
        }

        return Bits(1, 1);
    }

    public FlacWriter Rice(int value, int parameter)
    {
        uint folded = (uint)((value << 1) ^ (value >> 31));
        return Unary((int)(folded >> parameter)).Bits(folded, parameter);
    }

    public FlacWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            Bits(value, 8);
        }

        return this;
    }

    /// <summary>Marker and STREAMINFO; other blocks follow unless <paramref name="last"/>.</summary>
    public FlacWriter Head(SampleFormat format, long total, byte[]? md5 = null, bool last = true) =>
        Bytes("fLaC"u8).Bits(last ? 1u : 0, 1).Bits(0, 7).Bits(34, 24)
            .Bits(16, 16).Bits(65_535, 16).Bits(0, 24).Bits(0, 24)
            .Bits((ulong)format.RateHz, 20).Bits((ulong)format.Channels - 1, 3)
            .Bits((ulong)format.BitsPerSample - 1, 5).Bits((ulong)total, 36).Bytes(md5 ?? new byte[16]);

    /// <summary>A frame: header, what <paramref name="subframes"/> writes, padding and checksum.</summary>
    public FlacWriter Frame(FrameSpec spec, Action<FlacWriter> subframes)
    {
        FlacWriter frame = new();
        frame.Bits(0x3FFE, 14).Bits(0, 1).Bits(spec.IsVariable ? 1u : 0, 1)
            .Bits((ulong)spec.SizeCode, 4).Bits((ulong)spec.RateCode, 4).Bits((ulong)spec.ChannelCode, 4)
            .Bits((ulong)spec.BitsCode, 3).Bits(0, 1).Number(spec.Number);
        if (spec.SizeCode is 6 or 7)
        {
            frame.Bits((ulong)spec.BlockSize - 1, spec.SizeCode == 6 ? 8 : 16);
        }

        frame.Bits(Crc(frame._bytes, 0x07, 8), 8);
        subframes(frame);
        frame._freeBits = 0;
        frame.Bits(Crc(frame._bytes, 0x8005, 16), 16);
        return Bytes([.. frame._bytes]);
    }

    /// <summary>The header of a subframe with no left-out bits.</summary>
    public FlacWriter Subframe(int type) => Bits(0, 1).Bits((ulong)type, 6).Bits(0, 1);

    public FlacWriter Verbatim(ReadOnlySpan<long> samples, int bits)
    {
        Subframe(1);
        foreach (long sample in samples)
        {
            Signed(sample, bits);
        }

        return this;
    }

    /// <summary>The MD5 that STREAMINFO declares for these samples.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The file format says MD5.")]
    public static byte[] Md5(ReadOnlySpan<int> interleaved, int bits) =>
        MD5.HashData(TestSignal.ToBytes(interleaved, bits));

    private void Number(long number)
    {
        if (number < 0x80)
        {
            Bits((ulong)number, 8);
            return;
        }

        int length = 2;
        while (number >= 1L << ((5 * length) + 1))
        {
            length++;
        }

        int firstBits = length == 7 ? 0 : 7 - length;
        Bits(((0xFFul << (8 - length)) & 0xFF) >> firstBits, 8 - firstBits);
        Bits((ulong)number >> (6 * (length - 1)), firstBits);
        for (int i = length - 2; i >= 0; i--)
        {
            Bits(2, 2).Bits((ulong)number >> (6 * i), 6);
        }
    }

    private static ulong Crc(List<byte> bytes, int polynomial, int width)
    {
        int crc = 0;
        foreach (byte value in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                int feedback = ((crc >> (width - 1)) ^ (value >> bit)) & 1;
                crc = ((crc << 1) & ((1 << width) - 1)) ^ (feedback * polynomial);
            }
        }

        return (ulong)crc;
    }
}
