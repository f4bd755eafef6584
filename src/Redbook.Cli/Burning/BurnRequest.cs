namespace Redbook.Cli.Burning;

/// <summary>What the command line asked for.</summary>
internal sealed record BurnRequest
{
    /// <summary>File arguments, wildcards not yet expanded; empty when an image is recorded.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The name given with <c>--drive</c>.</summary>
    public string? Drive { get; init; }

    public required BurnOptions Options { get; init; }

    /// <summary>A file of raw sectors; null for files that make an album.</summary>
    public string? Image { get; init; }

    /// <summary>The write offset that is to be used and remembered; null for the one that is remembered.</summary>
    public int? WriteOffsetSamples { get; init; }

    /// <summary>How many discs.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Has an opened drive handled as was asked for.</summary>
    public required Action<Drive> Handle { get; init; }

    public required AlbumOptions Album { get; init; }

    public bool Yes { get; init; }

    public bool Json { get; init; }

    public bool Verbose { get; init; }

    /// <summary>The file that every command is kept in; null for none.</summary>
    public TraceFile? Trace { get; init; }
}
