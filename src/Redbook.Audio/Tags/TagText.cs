using System.Text;

namespace Redbook.Audio.Tags;

/// <summary>Texts as tags encode them.</summary>
internal static class TagText
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding s_windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8; what is no UTF-8 is read as Windows-1252, with a notice.</summary>
    public static string Utf8(ReadOnlySpan<byte> bytes, TagNotices notices)
    {
        if (TryUtf8(bytes, out string text))
        {
            return text;
        }

        notices.Add("A text in a tag should be UTF-8 and is not; it was read as Windows-1252.");
        return s_windows.GetString(bytes);
    }

    /// <summary>One byte a character by the rules; but writers that put UTF-8 there are common, and it shows.</summary>
    public static string SingleByte(ReadOnlySpan<byte> bytes, TagNotices notices)
    {
        if (!bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        if (TryUtf8(bytes, out string text))
        {
            notices.Add("A text in a tag is UTF-8 where its form has one byte a character; it was read as UTF-8.");
            return text;
        }

        return s_windows.GetString(bytes);
    }

    /// <summary>UTF-16 with or without a byte order mark.</summary>
    public static string Utf16(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            bytes = bytes[2..];
            isBigEndian = false;
        }
        else if (bytes is [0xFE, 0xFF, ..])
        {
            bytes = bytes[2..];
            isBigEndian = true;
        }

        bytes = bytes[..(bytes.Length & ~1)];
        return (isBigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes);
    }

    /// <summary>The part before the first zero byte.</summary>
    public static ReadOnlySpan<byte> UpToZero(ReadOnlySpan<byte> bytes)
    {
        int zero = bytes.IndexOf((byte)0);
        return zero < 0 ? bytes : bytes[..zero];
    }

    private static bool TryUtf8(ReadOnlySpan<byte> bytes, out string text)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            text = s_strictUtf8.GetString(bytes);
            return true;
        }

        text = string.Empty;
        return false;
    }
}
