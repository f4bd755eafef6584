namespace Redbook.Images.Formats;

/// <summary>Gathers findings; of one rule no more than a hundred, so that hostile files cannot fill the memory.</summary>
internal sealed class FindingList
{
    private const int MostOfOneRule = 100;

    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Whether an error is among them.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Good to know.</summary>
    public void Note(string rule, string message, FindingPlace? place = null, string? advice = null) =>
        Add(FindingSeverity.Note, rule, message, place, advice);

    /// <summary>Probably not what was meant, or lost.</summary>
    public void Warning(string rule, string message, FindingPlace? place = null, string? advice = null) =>
        Add(FindingSeverity.Warning, rule, message, place, advice);

    /// <summary>The disc cannot be made so.</summary>
    public void Error(string rule, string message, FindingPlace? place = null, string? advice = null) =>
        Add(FindingSeverity.Error, rule, message, place, advice);

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding)
    {
        HasErrors |= finding.Severity == FindingSeverity.Error;
        int count = _counts.GetValueOrDefault(finding.Rule);
        _counts[finding.Rule] = count + 1;
        if (count < MostOfOneRule)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>All of them, in order; last the counts of those that were too many to keep.</summary>
    public IReadOnlyList<Finding> ToList()
    {
        List<Finding> all = [.. _findings];
        foreach ((string rule, int count) in _counts)
        {
            if (count > MostOfOneRule)
            {
                all.Add(new Finding
                {
                    Severity = FindingSeverity.Note,
                    Rule = rule,
                    Message = $"The same was noticed in {count - MostOfOneRule} more places.",
                });
            }
        }

        return all;
    }

    private void Add(FindingSeverity severity, string rule, string message, FindingPlace? place, string? advice) =>
        Add(new Finding { Severity = severity, Rule = rule, Message = message, Place = place, Advice = advice });
}
