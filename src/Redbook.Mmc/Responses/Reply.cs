using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>What all variable replies have in common: the declared length counts, unless less arrived.</summary>
internal static class Reply
{
    /// <summary>Copies what both arrived and was declared into a zero-filled layout.</summary>
    /// <param name="source">What arrived.</param>
    /// <param name="declaredBytes">What the reply says it has, its length field included.</param>
    /// <param name="layout">Receives the bytes; the rest stays zero.</param>
    /// <returns>How many bytes are real.</returns>
    public static int Fill(ReadOnlySpan<byte> source, int declaredBytes, Span<byte> layout)
    {
        int count = Math.Min(Math.Min(source.Length, declaredBytes), layout.Length);
        layout.Clear();
        if (count <= 0)
        {
            return 0;
        }

        source[..count].CopyTo(layout);
        return count;
    }

    /// <summary>The reply cut to its declared length, for replies that begin with a two-byte length of the
    /// rest.</summary>
    public static ReadOnlySpan<byte> Cut16(ReadOnlySpan<byte> source) =>
        source.Length < 2 ? [] : source[..Math.Min(source.Length, BinaryPrimitives.ReadUInt16BigEndian(source) + 2)];

    /// <summary>Three bytes as a time; <see langword="null"/> when they are none (FF FF FF means not known).</summary>
    public static Msf? ReadMsf(ReadOnlySpan<byte> source) =>
        Cdb.IsMsf(source) ? new Msf(source[0], source[1], source[2]) : null;

    /// <summary>Writes a time, or FF FF FF.</summary>
    public static void WriteMsf(Span<byte> destination, Msf? time)
    {
        (destination[0], destination[1], destination[2]) = time is Msf t
            ? (t.Minute, t.Second, t.Frame)
            : ((byte)0xFF, (byte)0xFF, (byte)0xFF);
    }

    public static Span<byte> Begin(Span<byte> destination, int size)
    {
        if (destination.Length < size)
        {
            throw new ArgumentException($"The reply needs {size} bytes, got {destination.Length}.", nameof(destination));
        }

        destination = destination[..size];
        destination.Clear();
        return destination;
    }

    public static string ReadAscii(ReadOnlySpan<byte> source)
    {
        Span<char> text = stackalloc char[source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            text[i] = source[i] is >= 0x20 and <= 0x7E ? (char)source[i] : ' ';
        }

        return text.Trim().ToString();
    }

    public static void WriteAscii(Span<byte> destination, string text)
    {
        destination.Fill((byte)' ');
        for (int i = 0; i < Math.Min(destination.Length, text.Length); i++)
        {
            destination[i] = text[i] is >= ' ' and <= '~' ? (byte)text[i] : (byte)' ';
        }
    }
}
