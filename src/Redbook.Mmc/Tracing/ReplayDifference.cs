namespace Redbook.Mmc.Tracing;

/// <summary>Where a replay went another way than its trace.</summary>
/// <param name="Number">The command in the trace, counted from 1.</param>
/// <param name="Command">The command in words.</param>
/// <param name="Expected">What the trace has.</param>
/// <param name="Actual">What happened now.</param>
public sealed record ReplayDifference(long Number, string Command, string Expected, string Actual)
{
    /// <summary>One line.</summary>
    public override string ToString() => $"command {Number}, {Command}: {Expected} in the trace, now {Actual}";
}
