using System.Globalization;
using System.Text;

namespace Redbook.Images.Ddp;

/// <summary>Fields of a DDP packet: ASCII; texts to the left, numbers to the right, blanks around. Zeros in front of
/// numbers are read too.</summary>
internal static class DdpFields
{
    /// <summary>Puts a text at the left of its field; it must fit.</summary>
    public static void Text(Span<byte> packet, int offset, int size, string text)
    {
        Span<byte> field = packet.Slice(offset, size);
        field.Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, field);
    }

    /// <summary>Puts a number at the right of its field; null leaves it blank.</summary>
    public static void Number(Span<byte> packet, int offset, int size, long? value)
    {
        string digits = value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
        Text(packet, offset, size, digits.PadLeft(size));
    }

    /// <summary>The text of a field without the blanks around it; zero bytes count as blanks.</summary>
    public static string Text(ReadOnlySpan<byte> packet, int offset, int size) =>
        Encoding.Latin1.GetString(packet.Slice(offset, size)).Trim(' ', '\0');

    /// <summary>One character, blank where there is none.</summary>
    public static char Character(ReadOnlySpan<byte> packet, int offset) =>
        packet[offset] is 0 or > 126 ? ' ' : (char)packet[offset];

    /// <summary>The number of a field; null when it is blank or no number.</summary>
    public static long? Number(ReadOnlySpan<byte> packet, int offset, int size) =>
        long.TryParse(Text(packet, offset, size), NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : null;
}
