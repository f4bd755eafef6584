using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>One session as its Q channel tells it.</summary>
public sealed record DecodedSession
{
    /// <summary>The points of the lead-in, each once, in the order of their first appearance.</summary>
    public required IReadOnlyList<TocEntry> Toc { get; init; }

    /// <summary>The session as a player sees it: the tracks of the table of contents, with indexes and codes from the
    /// program. Null when the lead-in does not tell the tracks and the lead-out.</summary>
    public required SessionLayout? FromToc { get; init; }

    /// <summary>What the program area alone shows; null when no track was seen. Open where no lead-out was seen.
    /// </summary>
    public required SessionLayout? FromProgram { get; init; }

    /// <summary>The kind of disc.</summary>
    public required DiscType DiscType { get; init; }

    /// <summary>The first lead-in sector seen.</summary>
    public required Lba? LeadInStart { get; init; }

    /// <summary>Lead-in sectors seen.</summary>
    public required int LeadInSectors { get; init; }

    /// <summary>Lead-out sectors seen.</summary>
    public required int LeadOutSectors { get; init; }
}
