using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Everything that goes on a disc in one session, and where it comes from.</summary>
public sealed record MasterDisc
{
    /// <summary>The farthest that sound can be moved, in samples: ten sectors.</summary>
    public const int MaxWriteOffsetSamples = 10 * CdSector.Samples;

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

    /// <summary>The first sector of the lead-in of a first session: 95:00:00, or where the medium has it. At least a minute
    /// before the program area.</summary>
    public Lba LeadInStart { get; init; } = SubcodeOptions.AgreedLeadInStart;

    /// <summary>The first sector behind the lead-in: the pregap of the first track. LBA −150 but for a session that follows
    /// others.</summary>
    public Lba ProgramStart { get; init; } = Lba.FirstPregap;

    /// <summary>The number of the session. It counts where <see cref="ProgramStart"/> is that of a later session.</summary>
    public int SessionNumber { get; init; } = 1;

    /// <summary>What the lead-in says of a session behind this one, where it is made here: in a raw recording. By default
    /// nothing.</summary>
    public NextSession NextSession { get; init; }

    /// <summary>Where a lead-out may start at the latest, as the lead-in says it where it speaks of further sessions.</summary>
    public Msf MaximumLeadOut { get; init; } = new SubcodeOptions().MaximumLeadOut;

    /// <summary>Sectors of lead-out of a first session; a later one has the shortest.</summary>
    public int LeadOutSectors { get; init; } = RedBookLimits.FirstLeadOutSectors;

    /// <summary>The write offset of the drive: samples by which sound that it writes comes to lie late (negative: early). All
    /// sound is laid down that much the other way, so that on the disc it lies where it should. −5880 to 5880.</summary>
    public int WriteOffsetSamples { get; init; }
}
