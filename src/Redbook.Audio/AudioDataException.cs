namespace Redbook.Audio;

/// <summary>
/// An audio file cannot be used: it is damaged, truncated or of a kind that is not supported. The one exception that
/// the bytes of a file can cause.
/// </summary>
public sealed class AudioDataException : Exception
{
    /// <summary>Creates the exception of a decoder, which knows the position but not the name of its file.</summary>
    /// <param name="problem">What is wrong, as a phrase: <c>the frame's checksum does not match its content</c>.</param>
    /// <param name="bytePosition">Where in the file, counted from 0; null when no position applies.</param>
    /// <param name="path">The file, when it is known.</param>
    /// <param name="inner">The cause, if there is one below.</param>
    public AudioDataException(
        string problem, long? bytePosition = null, string? path = null, Exception? inner = null)
        : base(Describe(problem, bytePosition, path), inner)
    {
        Problem = problem;
        BytePosition = bytePosition;
        Path = path;
    }

    /// <summary>What is wrong, without file and position.</summary>
    public string Problem { get; }

    /// <summary>Byte position in the file, from 0; null when no position applies.</summary>
    public long? BytePosition { get; }

    /// <summary>The file, when it is known.</summary>
    public string? Path { get; }

    /// <summary>The same report with the file's name added.</summary>
    /// <param name="path">The file as the user named it.</param>
    public AudioDataException WithPath(string path) => new(Problem, BytePosition, path, this);

    private static string Describe(string problem, long? bytePosition, string? path) => (path, bytePosition) switch
    {
        (null, null) => problem,
        (null, _) => $"at byte {bytePosition}: {problem}",
        (_, null) => $"{path}: {problem}",
        _ => $"{path}, at byte {bytePosition}: {problem}",
    };
}
