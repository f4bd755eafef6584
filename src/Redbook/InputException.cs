namespace Redbook;

/// <summary>What was given to be recorded cannot be: a file is missing, damaged, or of a kind that is not read.</summary>
/// <remarks>Always thrown before the laser is switched on, unless a file changed after it had been checked.</remarks>
public sealed class InputException : Exception
{
    /// <summary>A refusal of one input.</summary>
    /// <param name="path">The file as the user named it; <see langword="null"/> when it is about all of them.</param>
    /// <param name="message">What is wrong, with the file's name and the position where there is one.</param>
    /// <param name="advice">What to do.</param>
    /// <param name="innerException">The cause below.</param>
    public InputException(string? path, string message, string advice, Exception? innerException = null)
        : base(message, innerException) => (Path, Advice) = (path, advice);

    /// <summary>The file as the user named it.</summary>
    public string? Path { get; }

    /// <summary>What to do about it.</summary>
    public string Advice { get; }

    /// <summary>Further inputs that are refused for reasons of their own, so that all can be put right at once.</summary>
    public IReadOnlyList<InputException> Others { get; init; } = [];

    internal InputException With(IReadOnlyList<InputException> others) =>
        new(Path, Message, Advice, this) { Others = others };
}
