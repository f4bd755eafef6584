namespace Redbook.Cli.Burning;

/// <summary>What the command line asked for.</summary>
internal sealed record BurnRequest
{
    /// <summary>File arguments, wildcards not yet expanded.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The name given with <c>--drive</c>.</summary>
    public string? Drive { get; init; }

    public required BurnOptions Options { get; init; }

    public required AlbumOptions Album { get; init; }

    public bool Yes { get; init; }

    public bool Json { get; init; }

    public bool Verbose { get; init; }

    /// <summary>The file that every command is kept in; null for none.</summary>
    public string? Trace { get; init; }

    /// <summary>Whether sectors are kept there as hashes only.</summary>
    public bool TraceHashes { get; init; }
}
