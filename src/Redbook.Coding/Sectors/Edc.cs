using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Redbook.Coding.Sectors;

/// <summary>The error detection code of data sectors: a reflected CRC-32 with constant D8018001h, start 0, no final
/// inversion, stored little-endian.</summary>
public static class Edc
{
    /// <summary>Bytes of an EDC.</summary>
    public const int Size = 4;

    private const uint Polynomial = 0xD801_8001;
    private const int Slices = 16;

    // x^160 and x^96 modulo the polynomial, bits mirrored and one place up.
    private const ulong DistanceOfFirstHalf = 0x6C90_C100;
    private const ulong DistanceOfSecondHalf = 0x1_D593_4102;

    // Slice k holds the remainder of one byte followed by k zero bytes.
    private static readonly uint[] Table = CreateTable();

    /// <summary>The EDC of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> data) =>
        Pclmulqdq.IsSupported && data.Length >= 2 * Vector128<byte>.Count
            ? ComputeByMultiplication(data) : ComputeByTable(0, data);

    internal static uint ComputeByTable(uint edc, ReadOnlySpan<byte> data)
    {
        uint[] table = Table;
        while (data.Length >= Slices)
        {
            uint a = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ edc;
            uint b = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            uint c = BinaryPrimitives.ReadUInt32LittleEndian(data[8..]);
            uint d = BinaryPrimitives.ReadUInt32LittleEndian(data[12..]);
            edc = Four(table, 12, a) ^ Four(table, 8, b) ^ Four(table, 4, c) ^ Four(table, 0, d);
            data = data[Slices..];
        }

        foreach (byte value in data)
        {
            edc = (edc >> 8) ^ table[(byte)(edc ^ value)];
        }

        return edc;
    }

    // Sixteen bytes are worth the same sixteen bytes further on when each half is multiplied by its distance, modulo the
    // polynomial: x^160 for the half that comes first, x^96 for the other.
    private static uint ComputeByMultiplication(ReadOnlySpan<byte> data)
    {
        Vector128<ulong> distance = Vector128.Create(DistanceOfFirstHalf, DistanceOfSecondHalf);
        Vector128<ulong> state = Vector128.Create(data[..Vector128<byte>.Count]).AsUInt64();
        data = data[Vector128<byte>.Count..];
        while (data.Length >= Vector128<byte>.Count)
        {
            Vector128<ulong> first = Pclmulqdq.CarrylessMultiply(state, distance, 0x00);
            Vector128<ulong> second = Pclmulqdq.CarrylessMultiply(state, distance, 0x11);
            state = first ^ second ^ Vector128.Create(data[..Vector128<byte>.Count]).AsUInt64();
            data = data[Vector128<byte>.Count..];
        }

        Span<byte> rest = stackalloc byte[Vector128<byte>.Count];
        state.AsByte().CopyTo(rest);
        return ComputeByTable(ComputeByTable(0, rest), data);
    }

    /// <summary>Computes the EDC of all bytes but the last four and stores it there.</summary>
    internal static void Seal(Span<byte> block) =>
        BinaryPrimitives.WriteUInt32LittleEndian(block[^Size..], Compute(block[..^Size]));

    internal static bool IsSealed(ReadOnlySpan<byte> block) =>
        BinaryPrimitives.ReadUInt32LittleEndian(block[^Size..]) == Compute(block[..^Size]);

    // Four bytes with some slices of bytes behind them.
    private static uint Four(uint[] table, int slice, uint bytes) =>
        table[((slice + 3) * 256) + (byte)bytes] ^ table[((slice + 2) * 256) + (byte)(bytes >> 8)]
        ^ table[((slice + 1) * 256) + (byte)(bytes >> 16)] ^ table[(slice * 256) + (byte)(bytes >> 24)];

    private static uint[] CreateTable()
    {
        uint[] table = new uint[Slices * 256];
        for (uint value = 0; value < 256; value++)
        {
            uint edc = value;
            for (int bit = 0; bit < 8; bit++)
            {
                edc = (edc & 1) != 0 ? (edc >> 1) ^ Polynomial : edc >> 1;
            }

            table[value] = edc;
        }

        for (int i = 256; i < table.Length; i++)
        {
            uint before = table[i - 256];
            table[i] = (before >> 8) ^ table[(byte)before];
        }

        return table;
    }
}
