namespace Redbook.Images;

/// <summary>A file of an image that is written is there already, and was not to be replaced. Nothing was changed.</summary>
public sealed class OutputExistsException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file.</param>
    public OutputExistsException(string path)
        : base($"{path} is there already and is not replaced.") => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
