namespace Redbook.Images.Formats;

/// <summary>What a writer is to write to.</summary>
/// <param name="Path">The file or folder, as it was named.</param>
/// <param name="Options">How.</param>
internal sealed record ImageTarget(string Path, DiscImageWriteOptions Options)
{
    /// <summary>The folder that holds the file.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? Path;

    /// <summary>The file's name without its ending: the names of files beside it begin so.</summary>
    public string BaseName => System.IO.Path.GetFileNameWithoutExtension(Path);
}
