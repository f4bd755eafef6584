namespace Redbook.Images;

/// <summary>A disc image that was read.</summary>
/// <param name="Image">The disc.</param>
/// <param name="Format">The format that it was read from.</param>
/// <param name="Findings">All that was noticed, in the order of the file.</param>
public sealed record DiscImageReading(DiscImage Image, DiscImageFormat Format, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether a finding says that the disc cannot be made as described.</summary>
    public bool HasErrors => Findings.Any(static finding => finding.Severity == FindingSeverity.Error);
}
