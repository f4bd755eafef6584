namespace Redbook.Mmc.ModePages;

/// <summary>Mode page 08h: the drive's caches.</summary>
/// <param name="IsWriteCacheEnabled">Whether writes are answered before they are on the disc.</param>
/// <param name="IsReadCacheDisabled">Whether reads always go to the disc.</param>
public readonly record struct CachingPage(bool IsWriteCacheEnabled, bool IsReadCacheDisabled) : IModePage<CachingPage>
{
    /// <summary>The page code as a constant.</summary>
    public const byte Code = 0x08;

    /// <summary>Bytes of the page.</summary>
    public const int FixedSize = 12;

    /// <inheritdoc/>
    public static byte PageCode => Code;

    /// <inheritdoc/>
    public int Size => FixedSize;

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> source, out CachingPage page)
    {
        page = default;
        Span<byte> b = stackalloc byte[FixedSize];
        if (PageBytes.Fill(source, Code, b) < 3)
        {
            return false;
        }

        page = new CachingPage((b[2] & 4) != 0, (b[2] & 1) != 0);
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = PageBytes.Begin(destination, Code, FixedSize);
        b[2] = (byte)((IsWriteCacheEnabled ? 4 : 0) | (IsReadCacheDisabled ? 1 : 0));
    }
}
