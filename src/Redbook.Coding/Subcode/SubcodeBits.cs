using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Moves bits between the forms of a sector's 96 sub-code bytes.</summary>
/// <remarks>Raw form: byte i is symbol i, bit 7 P, bit 6 Q, bits 5 to 0 R to W. Packed by channel: twelve bytes P, twelve
/// bytes Q, then R to W. All methods throw <see cref="ArgumentOutOfRangeException"/> when a span is too short, and none
/// allocates.</remarks>
public static class SubcodeBits
{
    /// <summary>Bytes of one sector's sub-code in the raw form and packed by channel.</summary>
    public const int Size = CdSector.SubchannelBytes;

    /// <summary>Bytes of the PQ form: twelve of Q, three zero, P in the top bit of the last.</summary>
    public const int PqSize = 16;

    private const int Channels = 8;
    private const byte PBit = 0x80;
    private const byte QBit = 0x40;

    private static Vector128<byte> MirrorHalves => Vector128.Create(
        (byte)7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);

    private static Vector128<byte> BitOfSymbol => Vector128.Create(0x0102_0408_1020_4080ul).AsByte();

    /// <summary>Gathers the Q bits of a raw block into a 12-byte frame.</summary>
    public static void ExtractQ(ReadOnlySpan<byte> rawPw, Span<byte> q)
    {
        if (Vector128.IsHardwareAccelerated)
        {
            ExtractQVector(rawPw, q);
        }
        else
        {
            ExtractQPortable(rawPw, q);
        }
    }

    /// <summary>The P bit of a raw block: what most of its 96 symbols say.</summary>
    public static bool ExtractP(ReadOnlySpan<byte> rawPw)
    {
        int ones = 0;
        foreach (ulong symbols in MemoryMarshal.Cast<byte, ulong>(rawPw[..Size]))
        {
            ones += System.Numerics.BitOperations.PopCount(symbols & 0x8080_8080_8080_8080);
        }

        return ones > Size / 2;
    }

    /// <summary>Sets P and Q of a raw block and leaves R to W alone.</summary>
    public static void InsertPq(ReadOnlySpan<byte> q, bool p, Span<byte> rawPw)
    {
        if (Vector128.IsHardwareAccelerated)
        {
            InsertPqVector(q, p, rawPw);
        }
        else
        {
            InsertPqPortable(q, p, rawPw);
        }
    }

    /// <summary>Raw form to packed by channel.</summary>
    /// <remarks>The two spans must not overlap.</remarks>
    public static void Deinterleave(ReadOnlySpan<byte> rawPw, Span<byte> packed)
    {
        if (Vector128.IsHardwareAccelerated)
        {
            DeinterleaveVector(rawPw, packed);
        }
        else
        {
            DeinterleavePortable(rawPw, packed);
        }
    }

    /// <summary>Packed by channel to raw form.</summary>
    /// <remarks>The two spans must not overlap.</remarks>
    public static void Interleave(ReadOnlySpan<byte> packed, Span<byte> rawPw)
    {
        packed = packed[..Size];
        rawPw = rawPw[..Size];
        for (int k = 0; k < QFrame.Size; k++)
        {
            ulong rows = 0;
            for (int channel = 0; channel < Channels; channel++)
            {
                rows = (rows << 8) | packed[(channel * QFrame.Size) + k];
            }

            BinaryPrimitives.WriteUInt64BigEndian(rawPw[(k * 8)..], Transpose(rows));
        }
    }

    /// <summary>Raw form to the 16-byte PQ form; R to W are dropped.</summary>
    public static void ToPq16(ReadOnlySpan<byte> rawPw, Span<byte> pq)
    {
        pq = pq[..PqSize];
        ExtractQ(rawPw, pq);
        pq[12..15].Clear();
        pq[15] = ExtractP(rawPw) ? PBit : (byte)0;
    }

    /// <summary>The 16-byte PQ form into the P and Q bits of a raw block; R to W are left alone.</summary>
    public static void FromPq16(ReadOnlySpan<byte> pq, Span<byte> rawPw)
    {
        pq = pq[..PqSize];
        InsertPq(pq[..QFrame.Size], (pq[15] & PBit) != 0, rawPw);
    }

    /// <summary>Finds out which form 96 sub-code bytes have.</summary>
    /// <returns>Null when a Q frame with a valid CRC lies in neither place, or, which takes an accident, in both.</returns>
    public static SubcodeForm? DetectForm(ReadOnlySpan<byte> subcode)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        ExtractQ(subcode, q);
        bool isRaw = QCrc.IsSealed(q), isPacked = QCrc.IsSealed(subcode.Slice(QFrame.Size, QFrame.Size));
        return isRaw == isPacked ? null : isRaw ? SubcodeForm.Raw : SubcodeForm.Packed;
    }

    internal static void ExtractQVector(ReadOnlySpan<byte> rawPw, Span<byte> q)
    {
        rawPw = rawPw[..Size];
        q = q[..QFrame.Size];
        for (int i = 0; i < QFrame.Size / 2; i++)
        {
            // Symbol 0 must come out as the top bit of its byte: mirror each eight, then take the sign bits.
            Vector128<byte> symbols = Vector128.Shuffle(Vector128.Create(rawPw.Slice(i * 16, 16)), MirrorHalves);
            BinaryPrimitives.WriteUInt16LittleEndian(q[(i * 2)..],
                (ushort)(symbols + symbols).ExtractMostSignificantBits());
        }
    }

    internal static void ExtractQPortable(ReadOnlySpan<byte> rawPw, Span<byte> q)
    {
        rawPw = rawPw[..Size];
        q = q[..QFrame.Size];
        for (int i = 0; i < QFrame.Size; i++)
        {
            ulong bits = (BinaryPrimitives.ReadUInt64BigEndian(rawPw[(i * 8)..]) >> 6) & 0x0101_0101_0101_0101;

            // Bit 8j moves to bit 56 + j; the products never overlap.
            q[i] = (byte)((bits * 0x0102_0408_1020_4080) >> 56);
        }
    }

    internal static void InsertPqVector(ReadOnlySpan<byte> q, bool p, Span<byte> rawPw)
    {
        q = q[..QFrame.Size];
        rawPw = rawPw[..Size];
        Vector128<byte> pBits = Vector128.Create(p ? PBit : (byte)0);
        for (int i = 0; i < QFrame.Size / 2; i++)
        {
            Vector128<byte> spread = Vector128.Create(
                q[i * 2] * 0x0101_0101_0101_0101ul, q[(i * 2) + 1] * 0x0101_0101_0101_0101ul).AsByte();
            Vector128<byte> qBits = Vector128.Equals(spread & BitOfSymbol, BitOfSymbol) & Vector128.Create(QBit);
            Span<byte> symbols = rawPw.Slice(i * 16, 16);
            Vector128<byte> rw = Vector128.Create((ReadOnlySpan<byte>)symbols) & Vector128.Create((byte)0x3F);
            (rw | qBits | pBits).CopyTo(symbols);
        }
    }

    internal static void InsertPqPortable(ReadOnlySpan<byte> q, bool p, Span<byte> rawPw)
    {
        q = q[..QFrame.Size];
        rawPw = rawPw[..Size];
        ulong pBits = p ? 0x8080_8080_8080_8080 : 0;
        for (int i = 0; i < QFrame.Size; i++)
        {
            ulong rw = BinaryPrimitives.ReadUInt64BigEndian(rawPw[(i * 8)..]) & 0x3F3F_3F3F_3F3F_3F3F;

            // One copy of the byte per symbol, each keeps its own bit, any bit set becomes bit 7, then Q's place.
            ulong own = (q[i] * 0x0101_0101_0101_0101ul) & 0x8040_2010_0804_0201;
            ulong qBits = ((((own & 0x7F7F_7F7F_7F7F_7F7F) + 0x7F7F_7F7F_7F7F_7F7F) | own) >> 1)
                & 0x4040_4040_4040_4040;
            BinaryPrimitives.WriteUInt64BigEndian(rawPw[(i * 8)..], rw | qBits | pBits);
        }
    }

    internal static void DeinterleaveVector(ReadOnlySpan<byte> rawPw, Span<byte> packed)
    {
        rawPw = rawPw[..Size];
        packed = packed[..Size];
        for (int i = 0; i < QFrame.Size / 2; i++)
        {
            Vector128<byte> symbols = Vector128.Shuffle(Vector128.Create(rawPw.Slice(i * 16, 16)), MirrorHalves);
            for (int channel = 0; channel < Channels; channel++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(packed[((channel * QFrame.Size) + (i * 2))..],
                    (ushort)symbols.ExtractMostSignificantBits());
                symbols += symbols;
            }
        }
    }

    internal static void DeinterleavePortable(ReadOnlySpan<byte> rawPw, Span<byte> packed)
    {
        rawPw = rawPw[..Size];
        packed = packed[..Size];
        for (int k = 0; k < QFrame.Size; k++)
        {
            ulong rows = Transpose(BinaryPrimitives.ReadUInt64BigEndian(rawPw[(k * 8)..]));
            for (int channel = 0; channel < Channels; channel++)
            {
                packed[(channel * QFrame.Size) + k] = (byte)(rows >> (56 - (8 * channel)));
            }
        }
    }

    // An 8 by 8 bit matrix, row 0 in the top byte: swap blocks of 1, 2, then 4 across the diagonal.
    private static ulong Transpose(ulong x)
    {
        ulong t = (x ^ (x >> 7)) & 0x00AA_00AA_00AA_00AA;
        x ^= t ^ (t << 7);
        t = (x ^ (x >> 14)) & 0x0000_CCCC_0000_CCCC;
        x ^= t ^ (t << 14);
        t = (x ^ (x >> 28)) & 0x0000_0000_F0F0_F0F0;
        return x ^ t ^ (t << 28);
    }
}
