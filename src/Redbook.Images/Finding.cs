namespace Redbook.Images;

/// <summary>Something that was noticed about a file: what, where, by which rule, and what to do.</summary>
public sealed record Finding
{
    /// <summary>How much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The rule, for people to look up and programs to compare: <c>cue.index-order</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What was noticed, as sentences.</summary>
    public required string Message { get; init; }

    /// <summary>Where; null when it concerns no place in a file.</summary>
    public FindingPlace? Place { get; init; }

    /// <summary>What to do about it; null when nothing need be done.</summary>
    public string? Advice { get; init; }

    /// <summary>One line: place, severity, message, rule.</summary>
    public override string ToString()
    {
        string severity = Severity switch
        {
            FindingSeverity.Error => "error",
            FindingSeverity.Warning => "warning",
            _ => "note",
        };
        string text = $"{severity}: {Message}{(Advice is null ? "" : " " + Advice)} [{Rule}]";
        return Place is null ? text : $"{Place}: {text}";
    }
}
