namespace Redbook.Testing;

/// <summary>How an installed program is started by a test.</summary>
public sealed record ProgramOptions
{
    /// <summary>What every run gets unless told otherwise.</summary>
    public static ProgramOptions Default { get; } = new();

    /// <summary>The working directory; the test's own when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Bytes for standard input, which is closed after them.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Whether an interrupt reaches the program even where whoever runs the tests ignores interrupts, as what a shell
    /// runs in the background does.</summary>
    public bool IsInterruptible { get; init; }

    /// <summary>How long the program may take before it is ended and the test fails.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Environment variables to set, or, with a null value, to take away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
