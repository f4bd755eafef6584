namespace Redbook.Mmc.Tracing;

/// <summary>What a trace file holds.</summary>
public sealed record TraceOptions
{
    /// <summary>The longest description, in bytes of UTF-8.</summary>
    public const int MaxDescriptionBytes = 1024;

    /// <summary>Whether sectors (the data of WRITE, READ and READ CD) are kept as a SHA-256 only: the trace stays small, shows
    /// no music, and still proves which data went over the wire.</summary>
    public bool HashesSectors { get; init; }

    /// <summary>What the trace is of, for people; at most 1024 bytes.</summary>
    public string Description { get; init; } = string.Empty;
}
