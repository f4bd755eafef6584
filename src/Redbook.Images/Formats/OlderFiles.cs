namespace Redbook.Images.Formats;

/// <summary>Files of an older image that would mislead beside a new one, and go when that takes its place.</summary>
internal static class OlderFiles
{
    private const long MostSheetBytes = 16 << 20;

    /// <summary>Of files that are there, says which go: all but those that the disc is read from.</summary>
    /// <exception cref="IOException">One is not to be replaced.</exception>
    public static void Replace(DiscImage image, ImageOutput output, IEnumerable<string> paths)
    {
        // A source may have been named by another way to the same file.
        HashSet<(string Name, long Length, DateTime Written)> sources =
        [
            .. image.Tracks.SelectMany(static track => track.Extents).Select(static extent => extent.SourcePath)
                .Concat(image.Tracks.SelectMany(static track => track.Subchannel).Select(static part => part.Path))
                .Where(static path => !string.IsNullOrEmpty(path)).Distinct(StringComparer.Ordinal).Select(static path => Mark(path!)),
        ];
        foreach (string path in paths.Where(path => !sources.Contains(Mark(path))))
        {
            output.Replace(path);
        }
    }

    /// <summary>What bears the name of a sheet that is replaced, and is named in it: the one file of all sectors, and the one of
    /// packs. Some programs take the former whatever the new sheet names.</summary>
    /// <param name="image">The disc that is written.</param>
    /// <param name="output">Where to.</param>
    /// <param name="quote">How the format writes a name.</param>
    public static void ReplaceNamed(DiscImage image, ImageOutput output, Func<string, string> quote)
    {
        FileInfo sheet = new(output.Target.Path);
        if (!output.Target.Options.Overwrite || !sheet.Exists || sheet.Length is 0 or > MostSheetBytes)
        {
            return;
        }

        byte[] bytes = File.ReadAllBytes(sheet.FullName);
        TextEncodingChoice choice = TextEncodings.Choose(bytes, output.Target.Options.TextEncoding);
        string text = choice.Encoding.GetString(bytes.AsSpan(choice.MarkBytes));
        Replace(
            image,
            output,
            ((string[])[".bin", ".cdt"]).Select(ending => output.Target.BaseName + ending)
                .Where(name => text.Contains(quote(name), StringComparison.Ordinal))
                .Select(name => Path.Combine(output.Target.Folder, name)).Where(File.Exists));
    }

    private static (string Name, long Length, DateTime Written) Mark(string path)
    {
        FileInfo file = new(path);
        return (file.Name, file.Exists ? file.Length : 0, file.LastWriteTimeUtc);
    }
}
