using Redbook.Emulation.Faults;
using Redbook.Emulation.Timing;

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

    /// <summary>How long things take; everything is done at once when left out.</summary>
    public RecorderTiming? Timing { get; init; }

    /// <summary>The clock behind the duration of commands: the system's, a <see cref="ScaledClock"/>, a
    /// <see cref="VirtualClock"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
