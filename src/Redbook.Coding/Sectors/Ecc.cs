using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redbook.Coding.Sectors;

/// <summary>The product code of data sectors: P over columns, Q over diagonals, two parity bytes to each codeword.</summary>
/// <remarks>The code works on the 2340 bytes behind the sync: 26 rows of 43 words. Rows 0 to 23 are header, data and EDC,
/// rows 24 and 25 are P; a diagonal starts in each row and goes one down and one to the right, round the corner.</remarks>
internal static class Ecc
{
    public const int Rows = 26;
    public const int Words = 43;
    public const int RowBytes = Words * 2;
    public const int PDataRows = Rows - 2;
    public const int QAt = Rows * RowBytes;
    public const int QBytes = Rows * 2;

    // Columns of words, each 26 words twice over in 128 bytes, so that a rotated column is one piece.
    private const int ColumnStride = 128;
    private const int Lanes = 64;

    /// <summary>Computes P and Q parity of a sector.</summary>
    /// <param name="sector">2352 bytes.</param>
    /// <param name="isHeaderZero">Whether the header counts as four zeros, as in mode 2 form 1.</param>
    public static void Write(Span<byte> sector, bool isHeaderZero)
    {
        Span<byte> body = sector[DataSector.SyncSize..DataSector.Size];
        Span<byte> header = stackalloc byte[DataSector.HeaderSize];
        body[..DataSector.HeaderSize].CopyTo(header);
        if (isHeaderZero)
        {
            body[..DataSector.HeaderSize].Clear();
        }

        if (Vector128.IsHardwareAccelerated)
        {
            WriteVector(body);
        }
        else
        {
            WritePortable(body);
        }

        header.CopyTo(body);
    }

    internal static void WritePortable(Span<byte> body)
    {
        for (int column = 0; column < RowBytes; column++)
        {
            byte sum = 0, weighted = 0;
            for (int row = 0; row < PDataRows; row++)
            {
                byte value = body[(row * RowBytes) + column];
                sum ^= value;
                weighted = (byte)(Double(weighted) ^ value);
            }

            Solve(sum, weighted, out body[(PDataRows * RowBytes) + column], out body[((PDataRows + 1) * RowBytes) + column]);
        }

        for (int i = 0; i < QBytes; i++)
        {
            int row = i / 2, half = i % 2;
            byte sum = 0, weighted = 0;
            for (int word = 0; word < Words; word++)
            {
                byte value = body[(row * RowBytes) + (word * 2) + half];
                sum ^= value;
                weighted = (byte)(Double(weighted) ^ value);
                row = row == Rows - 1 ? 0 : row + 1;
            }

            Solve(sum, weighted, out body[QAt + i], out body[QAt + QBytes + i]);
        }
    }

    internal static void WriteVector(Span<byte> body)
    {
        WritePVector(body);
        Span<byte> columns = stackalloc byte[Words * ColumnStride];
        Transpose(body, columns);
        WriteQVector(columns, body);
    }

    private static void WritePVector(Span<byte> body)
    {
        for (int at = 0; at < RowBytes; at += Vector128<byte>.Count)
        {
            // The last vector overlaps the one before it; the same bytes come out twice.
            int column = Math.Min(at, RowBytes - Vector128<byte>.Count);
            Vector128<byte> sum = default, weighted = default;
            for (int row = 0; row < PDataRows; row++)
            {
                Vector128<byte> values = Vector128.Create(
                    (ReadOnlySpan<byte>)body.Slice((row * RowBytes) + column, Vector128<byte>.Count));
                sum ^= values;
                weighted = Double(weighted) ^ values;
            }

            Vector128<byte> first = SolveFirst(sum, weighted);
            first.CopyTo(body[((PDataRows * RowBytes) + column)..]);
            (sum ^ first).CopyTo(body[(((PDataRows + 1) * RowBytes) + column)..]);
        }
    }

    // For one word of every diagonal at once: word w of diagonal q lies in row q + w, so a column turned by w.
    private static void WriteQVector(ReadOnlySpan<byte> columns, Span<byte> body)
    {
        Span<byte> first = stackalloc byte[Lanes], second = stackalloc byte[Lanes];
        for (int lane = 0; lane < Lanes; lane += Vector128<byte>.Count)
        {
            Vector128<byte> sum = default, weighted = default;
            for (int word = 0, turn = 0; word < Words; word++)
            {
                Vector128<byte> values = Vector128.Create(
                    columns.Slice((word * ColumnStride) + (turn * 2) + lane, Vector128<byte>.Count));
                sum ^= values;
                weighted = Double(weighted) ^ values;
                turn = turn == Rows - 1 ? 0 : turn + 1;
            }

            Vector128<byte> solved = SolveFirst(sum, weighted);
            solved.CopyTo(first[lane..]);
            (sum ^ solved).CopyTo(second[lane..]);
        }

        first[..QBytes].CopyTo(body[QAt..]);
        second[..QBytes].CopyTo(body[(QAt + QBytes)..]);
    }

    private static void Transpose(ReadOnlySpan<byte> body, Span<byte> columns)
    {
        ReadOnlySpan<ushort> words = MemoryMarshal.Cast<byte, ushort>(body[..QAt]);
        Span<ushort> turned = MemoryMarshal.Cast<byte, ushort>(columns);
        for (int word = 0; word < Words; word++)
        {
            Span<ushort> column = turned.Slice(word * (ColumnStride / 2), 2 * Rows);
            ReadOnlySpan<ushort> from = words.Slice(word, ((Rows - 1) * Words) + 1);
            for (int row = 0, at = 0; row < Rows; row++, at += Words)
            {
                column[row] = from[at];
            }

            column[..Rows].CopyTo(column[Rows..]);
        }
    }

    internal static byte Double(byte value) => (byte)((value << 1) ^ ((value >> 7) * 0x1D));

    private static Vector128<byte> Double(Vector128<byte> value) => (value + value)
        ^ (Vector128.LessThan(value.AsSByte(), Vector128<sbyte>.Zero).AsByte() & Vector128.Create((byte)0x1D));

    // p0 + p1 = sum and 2 p0 + p1 = 4 weighted, so p0 = (sum + 4 weighted) / 3 and p1 = sum + p0.
    private static void Solve(byte sum, byte weighted, out byte first, out byte second)
    {
        first = Gf256.Divide(sum ^ Double(Double(weighted)), 3);
        second = (byte)(sum ^ first);
    }

    // 1/3 is F4h = 2^7 + 2^6 + 2^5 + 2^4 + 2^2: seven doublings and five sums.
    private static Vector128<byte> SolveFirst(Vector128<byte> sum, Vector128<byte> weighted)
    {
        Vector128<byte> x4 = Double(Double(sum ^ Double(Double(weighted))));
        Vector128<byte> x16 = Double(Double(x4));
        Vector128<byte> x32 = Double(x16);
        Vector128<byte> x64 = Double(x32);
        return x4 ^ x16 ^ x32 ^ x64 ^ Double(x64);
    }
}
