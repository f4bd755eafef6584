using Redbook.Discs;

namespace Redbook.Emulation.Faults;

/// <summary>One thing that goes wrong: which commands it strikes, and what it does to them.</summary>
public sealed record Fault
{
    /// <summary>Strikes only commands with this operation code; null for any.</summary>
    public byte? Opcode { get; init; }

    /// <summary>Strikes only commands that read or write this sector; null for any.</summary>
    public Lba? Address { get; init; }

    /// <summary>The first command to be struck, counting those that fit from 1.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>How many commands in a row are struck, counting those that fit.</summary>
    public int Count { get; init; } = 1;

    /// <summary>What happens.</summary>
    public required FaultAction Action { get; init; }

    /// <summary>A fault at the n-th command of a kind.</summary>
    public static Fault At(byte opcode, FaultAction action, int occurrence = 1, int count = 1) =>
        new() { Opcode = opcode, Action = action, Occurrence = occurrence, Count = count };

    /// <summary>A fault at every command of a kind.</summary>
    public static Fault Always(byte opcode, FaultAction action) => At(opcode, action, 1, int.MaxValue);
}
