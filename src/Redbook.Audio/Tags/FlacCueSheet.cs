namespace Redbook.Audio.Tags;

/// <summary>The table of contents that a FLAC file can carry (metadata block type 5, RFC 9639 section 8.7).</summary>
public sealed record FlacCueSheet
{
    /// <summary>The media catalogue number, without the zero bytes behind it; may be empty.</summary>
    public string CatalogNumber { get; init; } = string.Empty;

    /// <summary>Samples of lead-in; 88200 for a CD.</summary>
    public ulong LeadInSamples { get; init; }

    /// <summary>Whether the block says that it describes a CD.</summary>
    public bool IsCompactDisc { get; init; }

    /// <summary>The tracks as the block has them; the last is the lead-out, number 170 on a CD.</summary>
    public IReadOnlyList<FlacCueSheetTrack> Tracks { get; init; } = [];
}
