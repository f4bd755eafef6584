using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Everything that goes on a disc of one session of sound, and where it comes from.</summary>
public sealed record MasterDisc
{
    /// <summary>The tracks in order; 1 to 99.</summary>
    public required IReadOnlyList<MasterTrack> Tracks { get; init; }

    /// <summary>The number of the first track.</summary>
    public int FirstTrackNumber { get; init; } = 1;

    /// <summary>The catalogue number.</summary>
    public Mcn? Mcn { get; init; }

    /// <summary>CD-TEXT for the lead-in: packs of 18 bytes with CRC, repeated from its start to its end.</summary>
    public ReadOnlyMemory<byte> CdTextPacks { get; init; }

    /// <summary>What R to W carry; zero where no source says anything. Where CD-TEXT is given, the lead-in is its.</summary>
    public IReadOnlyList<RwSource> Rw { get; init; } = [];

    /// <summary>The first sector of the lead-in: 95:00:00, or where the medium has it. At least a minute before the
    /// program area.</summary>
    public Lba LeadInStart { get; init; } = SubcodeOptions.AgreedLeadInStart;

    /// <summary>Sectors of lead-out.</summary>
    public int LeadOutSectors { get; init; } = RedBookLimits.FirstLeadOutSectors;
}
