namespace Redbook.Images.Tests.Fuzz;

/// <summary>A file that is changed.</summary>
/// <param name="File">Its path.</param>
/// <param name="Right">What is right for it, from <paramref name="Start"/> on.</param>
/// <param name="Start">Bytes at its beginning that stay.</param>
internal sealed record FuzzSource(string File, byte[] Right, int Start = 0)
{
    /// <summary>Writes content behind the part that stays.</summary>
    public void Write(ReadOnlySpan<byte> content)
    {
        using FileStream file = new(File, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Position = Start;
        file.Write(content);
        file.SetLength(file.Position);
    }
}
