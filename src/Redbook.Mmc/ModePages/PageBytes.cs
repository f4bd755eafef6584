using Redbook.Mmc.Responses;

namespace Redbook.Mmc.ModePages;

/// <summary>What all mode pages have in common.</summary>
internal static class PageBytes
{
    /// <summary>Copies what was declared and arrived into a zero-filled layout.</summary>
    /// <returns>The real bytes, 0 when this is not the page.</returns>
    public static int Fill(ReadOnlySpan<byte> source, byte pageCode, Span<byte> layout) =>
        source.Length < 2 || (source[0] & 0x3F) != pageCode ? 0 : Reply.Fill(source, source[1] + 2, layout);

    public static Span<byte> Begin(Span<byte> destination, byte pageCode, int size)
    {
        Span<byte> b = Reply.Begin(destination, size);
        b[0] = pageCode;
        b[1] = (byte)(size - 2);
        return b;
    }
}
