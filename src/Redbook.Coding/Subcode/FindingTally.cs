using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Counts findings by kind.</summary>
internal sealed class FindingTally
{
    private readonly SubcodeFinding[] _findings = new SubcodeFinding[(int)SubcodeFindingKind.IsrcDiffers + 1];

    public void Add(SubcodeFindingKind kind, Lba at, int number = 0)
    {
        ref SubcodeFinding finding = ref _findings[(int)kind];
        finding = finding.Count == 0
            ? new SubcodeFinding(kind, at, 1, number) : finding with { Count = finding.Count + 1 };
    }

    public FindingTally Copy()
    {
        var copy = new FindingTally();
        _findings.CopyTo(copy._findings, 0);
        return copy;
    }

    public IReadOnlyList<SubcodeFinding> ToList() => [.. _findings.Where(static finding => finding.Count > 0)];
}
