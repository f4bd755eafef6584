using System.Text;
using System.Text.Unicode;

namespace Redbook.Audio.Detection;

/// <summary>Names things that are not audio but turn up among audio files.</summary>
internal static class ForeignContent
{
    // A data sector of a CD image begins so.
    private static ReadOnlySpan<byte> SectorSync =>
        [0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00];

    /// <summary>What it is, with its article, or null when it is nothing known.</summary>
    /// <param name="start">The first bytes of the file.</param>
    public static string? Describe(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG picture",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "a PNG picture",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a GIF picture",
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "a bitmap picture",
        [0x00, 0x00, 0x01, 0x00, _, 0x00, ..] => "an icon",
        _ when start.StartsWith("%PDF"u8) => "a PDF document",
        _ when start.StartsWith("PK\u0003\u0004"u8) => "a ZIP archive or office document",
        _ when start.StartsWith("Rar!"u8) => "a RAR archive",
        _ when start.StartsWith("7z"u8) && start.Length > 2 && start[2] == 0xBC => "a 7-Zip archive",
        [0x1F, 0x8B, 0x08, ..] => "a gzip archive",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "a program",
        [(byte)'M', (byte)'Z', ..] when start.Length > 64 && start.IndexOf("This program"u8) is > 0 => "a program",
        _ when start.StartsWith("MThd"u8) => "a MIDI file, which holds notes and no sound",
        _ when start.StartsWith("RIFF"u8) && start.Length >= 12 => DescribeRiff(start[8..12]),
        _ when start.StartsWith("FORM"u8) && start.Length >= 12 => "an IFF file of another kind",
        _ when start.StartsWith("OFR "u8) => "OptimFROG audio, which no free decoder reads",
        _ when start.StartsWith(SectorSync) => "the image of a data disc",
        _ => DescribeText(start),
    };

    private static string DescribeRiff(ReadOnlySpan<byte> form) => form switch
    {
        _ when form.SequenceEqual("AVI "u8) => "an AVI video",
        _ when form.SequenceEqual("WEBP"u8) => "a WebP picture",
        _ when form.SequenceEqual("CDDA"u8) => "a shortcut to a track of a CD (.cda), which holds no sound",
        _ when form.SequenceEqual("RMID"u8) => "a MIDI file, which holds notes and no sound",
        _ => "a RIFF file of another kind",
    };

    private static string? DescribeText(ReadOnlySpan<byte> start)
    {
        if (ReadText(start) is not { } text)
        {
            return null;
        }

        string head = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return head switch
        {
            _ when HasLine(head, "TRACK AUDIO") || head.StartsWith("CD_DA", StringComparison.Ordinal)
                => "a cdrdao TOC file",
            _ when HasLine(head, "TRACK ") && HasLine(head, "FILE ") => "a CUE sheet",
            _ when head.StartsWith("#EXT", StringComparison.Ordinal)
                || head.StartsWith("[playlist]", StringComparison.OrdinalIgnoreCase)
                || head.StartsWith("[Reference]", StringComparison.OrdinalIgnoreCase)
                || head.StartsWith("<asx", StringComparison.OrdinalIgnoreCase) => "a playlist",
            _ when head.StartsWith("ffconcat", StringComparison.Ordinal) => "an ffmpeg concatenation script",
            _ when head.StartsWith("v=0", StringComparison.Ordinal) => "a session description (SDP)",
            _ when head.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
                || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase) => "a web page",
            _ when head.StartsWith('<') => "an XML file",
            _ => "a text file",
        };
    }

    private static bool HasLine(string text, string start) =>
        text.Split('\n').Any(line => line.AsSpan().TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase));

    // Text in UTF-8, UTF-16 with its mark, or an 8-bit code page: no control characters but white space.
    private static string? ReadText(ReadOnlySpan<byte> start)
    {
        const int EnoughBytes = 4096;
        ReadOnlySpan<byte> head = start[..Math.Min(start.Length, EnoughBytes)];
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            Encoding utf16 = head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            string wide = utf16.GetString(head[2..(head.Length & ~1)]);
            return wide.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)) ? null : wide;
        }

        foreach (byte value in head)
        {
            if (value is < 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C) or 0x7F)
            {
                return null;
            }
        }

        // Samples of 8 bits have no control characters either: without valid UTF-8, most of it must be plain ASCII.
        int ascii = head.Length - head.ToArray().Count(value => value >= 0x80);
        bool isUtf8 = Utf8.IsValid(head[..TrimPartialCharacter(head)]);
        return isUtf8 || ascii >= head.Length * 3 / 4 ? Encoding.UTF8.GetString(head) : null;
    }

    private static int TrimPartialCharacter(ReadOnlySpan<byte> text)
    {
        int end = text.Length;
        while (end > 0 && end > text.Length - 4 && text[end - 1] >= 0x80)
        {
            end--;
        }

        return end;
    }
}
