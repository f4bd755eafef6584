namespace Redbook.Images;

/// <summary>What a file's name says about the music in it.</summary>
public static class FileTitles
{
    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>The name without folder, ending and the number that puts it in order: <c>02 - Dew on Wire.wav</c> is
    /// <c>Dew on Wire</c>. A name that is nothing but a number stays.</summary>
    public static string TitleOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string name = Path.GetFileNameWithoutExtension(path), rest = name.TrimStart(Digits);
        string text = rest.TrimStart(' ', '.', '-', '_');
        return rest.Length == name.Length || text.Length == rest.Length || text.Length == 0 ? name : text;
    }
}
