namespace Redbook.Coding.CdText;

/// <summary>A CD-TEXT that cannot be written, with every reason.</summary>
public sealed class CdTextException : Exception
{
    internal CdTextException(IReadOnlyList<CdTextProblem> problems)
        : base(string.Join(' ', problems.Select(static problem => problem.Reason))) => Problems = problems;

    /// <summary>Every reason.</summary>
    public IReadOnlyList<CdTextProblem> Problems { get; }
}
