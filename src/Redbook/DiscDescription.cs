using Redbook.Coding.CdText;
using Redbook.Discs;

namespace Redbook;

/// <summary>What a drive says of the disc in it.</summary>
public sealed record DiscDescription
{
    /// <summary>The kind of disc.</summary>
    public required DiscKind Kind { get; init; }

    /// <summary>Whether it can take more.</summary>
    public required DiscState State { get; init; }

    /// <summary>Whether its last session is open: tracks can be added to it, and it can be closed.</summary>
    public bool HasOpenSession { get; init; }

    /// <summary>Sessions on it, counting an open one that has tracks.</summary>
    public int SessionCount { get; init; }

    /// <summary>The tracks on it, in order.</summary>
    public IReadOnlyList<DiscTrack> Tracks { get; init; } = [];

    /// <summary>The texts in its lead-in; <see langword="null"/> when there are none, or the drive does not read them.</summary>
    public CdTextDisc? CdText { get; init; }

    /// <summary>Where the next track would begin; <see langword="null"/> when none can be added.</summary>
    public Lba? NextWritable { get; init; }

    /// <summary>Sectors free from <see cref="NextWritable"/> on.</summary>
    public int FreeSectors { get; init; }

    /// <summary>The start of the lead-in that is pressed into a blank disc.</summary>
    public Msf? AtipLeadInStart { get; init; }

    /// <summary>The last possible start of the lead-out that is pressed into a blank disc: its limit.</summary>
    public Msf? AtipLeadOutLimit { get; init; }

    /// <summary>Who made the disc, by <see cref="AtipLeadInStart"/>; <see langword="null"/> when not known.</summary>
    public string? Maker { get; init; }
}
