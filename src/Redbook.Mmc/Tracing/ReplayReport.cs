namespace Redbook.Mmc.Tracing;

/// <summary>What came of a replay.</summary>
public sealed record ReplayReport
{
    /// <summary>Commands sent.</summary>
    public required long Commands { get; init; }

    /// <summary>Commands of the trace that were not sent: those refused as "busy" then, and those whose data are known by
    /// their hash only and were not to be substituted.</summary>
    public required long Skipped { get; init; }

    /// <summary>How many differences there were.</summary>
    public required long DifferenceCount { get; init; }

    /// <summary>The first of them, as many as were asked for.</summary>
    public required IReadOnlyList<ReplayDifference> Differences { get; init; }

    /// <summary>Whether the trace has its end, or was cut off.</summary>
    public required bool IsTraceComplete { get; init; }
}
