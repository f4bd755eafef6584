using Redbook.Discs;

namespace Redbook.Emulation.Faults;

/// <summary>One thing that goes wrong: which commands it strikes, and what it does to them.</summary>
/// <remarks>
/// A command has to fit everything that is said: operation code, address, time. Those that fit are counted; from
/// <see cref="Occurrence"/> on, <see cref="Count"/> of them are struck, each with the <see cref="Probability"/>.
/// </remarks>
public sealed record Fault
{
    /// <summary>Strikes only commands with this operation code; null for any.</summary>
    public byte? Opcode { get; init; }

    /// <summary>Strikes only commands that read or write this sector; null for any.</summary>
    public Lba? Address { get; init; }

    /// <summary>How many sectors from <see cref="Address"/> on are meant; at least 1.</summary>
    public int AddressSectors { get; init; } = 1;

    /// <summary>Strikes only from this moment on, by the recorder's clock since the plan is in force; null for any.</summary>
    public TimeSpan? From { get; init; }

    /// <summary>Strikes only before this moment, by the recorder's clock since the plan is in force; null for any.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>The first command to be struck, counting those that fit from 1.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>How many commands in a row are struck, counting those that fit.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How likely each of those is struck, above 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Where the dice start: the same seed and the same commands give the same faults.</summary>
    public int Seed { get; init; }

    /// <summary>What happens.</summary>
    public required FaultAction Action { get; init; }

    /// <summary>A fault at the n-th command of a kind.</summary>
    public static Fault At(byte opcode, FaultAction action, int occurrence = 1, int count = 1) =>
        new() { Opcode = opcode, Action = action, Occurrence = occurrence, Count = count };

    /// <summary>A fault at every command of a kind.</summary>
    public static Fault Always(byte opcode, FaultAction action) => At(opcode, action, 1, int.MaxValue);

    /// <summary>A fault at the n-th command of any kind.</summary>
    public static Fault AtCommand(int occurrence, FaultAction action) => new() { Occurrence = occurrence, Action = action };

    /// <summary>A fault that strikes now and then.</summary>
    /// <param name="opcode">The kind of command; null for any.</param>
    /// <param name="action">What happens.</param>
    /// <param name="probability">How likely each command is struck, above 0 to 1.</param>
    /// <param name="seed">Where the dice start.</param>
    public static Fault Sometimes(byte? opcode, FaultAction action, double probability, int seed) =>
        new() { Opcode = opcode, Action = action, Count = int.MaxValue, Probability = probability, Seed = seed };
}
