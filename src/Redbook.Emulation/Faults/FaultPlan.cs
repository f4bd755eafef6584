namespace Redbook.Emulation.Faults;

/// <summary>What goes wrong in a drive, and when.</summary>
public sealed record FaultPlan
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>The faults; for each command the first that strikes is carried out.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>A plan of these faults.</summary>
    public static FaultPlan Of(params IReadOnlyList<Fault> faults) => new() { Faults = faults };
}
