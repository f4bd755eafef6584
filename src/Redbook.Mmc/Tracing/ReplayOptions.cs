namespace Redbook.Mmc.Tracing;

/// <summary>How a trace is replayed.</summary>
public sealed record ReplayOptions
{
    /// <summary>How many differences are kept; further ones are only counted.</summary>
    public int MaxDifferences { get; init; } = 100;

    /// <summary>Whether sectors of which the trace has only the hash are sent as silence; otherwise such commands are left
    /// out.</summary>
    public bool SubstitutesSilence { get; init; } = true;

    /// <summary>Commands whose replies are not compared: what they say belongs to the drive, not to the job.</summary>
    public IReadOnlyCollection<byte> IgnoredReplies { get; init; } = [];

    /// <summary>How long a drive may go on saying that it is busy before that counts as its answer.</summary>
    public TimeSpan BusyLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock by which busy drives are waited for.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
