using Redbook.Emulation.Faults;

namespace Redbook.Emulation;

/// <summary>How a <see cref="SoftwareRecorder"/> behaves.</summary>
public sealed record SoftwareRecorderOptions
{
    /// <summary>What kind of drive it is.</summary>
    public DriveProfile Profile { get; init; } = new();

    /// <summary>What goes wrong, and when.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>How long it is busy after long operations; not at all by default.</summary>
    public BusyPolls BusyPolls { get; init; } = new();

    /// <summary>The clock behind the duration of commands.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
