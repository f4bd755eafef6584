namespace Redbook.Mmc.ModePages;

/// <summary>A mode page as a value: bytes 0 and 1 are its code and the length of the rest.</summary>
/// <typeparam name="TSelf">The page itself.</typeparam>
public interface IModePage<TSelf>
    where TSelf : struct, IModePage<TSelf>
{
    /// <summary>The page code, 6 bits.</summary>
    static abstract byte PageCode { get; }

    /// <summary>Bytes of the page as <see cref="WriteTo"/> writes it, code and length included.</summary>
    int Size { get; }

    /// <summary>Reads a page that starts with its code; fields behind its declared or real end are zero.</summary>
    /// <returns><see langword="false"/> when it is another page or too short to be of use.</returns>
    static abstract bool TryParse(ReadOnlySpan<byte> source, out TSelf page);

    /// <summary>Writes the page, code and length included.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    void WriteTo(Span<byte> destination);
}
