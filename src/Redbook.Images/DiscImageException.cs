namespace Redbook.Images;

/// <summary>A file or folder cannot be read as a disc, or a disc not written: the one exception that content can cause.
/// </summary>
public sealed class DiscImageException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="finding">Why.</param>
    /// <param name="findings">All that was noticed before, <paramref name="finding"/> not among it.</param>
    /// <param name="inner">The cause, if there is one below.</param>
    public DiscImageException(Finding finding, IReadOnlyList<Finding>? findings = null, Exception? inner = null)
        : base(Describe(finding), inner) => (Finding, Findings) = (finding, [.. findings ?? [], finding]);

    /// <summary>Why.</summary>
    public Finding Finding { get; }

    /// <summary>All that was noticed, the reason last.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    private static string Describe(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string text = finding.Advice is null ? finding.Message : $"{finding.Message} {finding.Advice}";
        return finding.Place is null ? text : $"{finding.Place}: {text}";
    }
}
