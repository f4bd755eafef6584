using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation;

/// <summary>What is pressed into a blank disc before anything is recorded: type, length, limits.</summary>
public sealed record MediumOptions
{
    /// <summary>Power calibrations that fit into the disc's calibration area.</summary>
    public const int PowerCalibrationAreaSize = 100;

    /// <summary>CD-R or CD-RW.</summary>
    public MediumType Type { get; init; }

    /// <summary>The nominal length in minutes: 74, 80, 90 or 99.</summary>
    /// <remarks>Addresses of the program area end at 89:59:74, so a 99-minute disc holds no more than that.</remarks>
    public int Minutes { get; init; } = 80;

    /// <summary>Where the lead-in starts, as the pregroove says; it tells the maker. 90:00:00 to 99:59:74.</summary>
    public Msf LeadInStart { get; init; } = new(97, 34, 23);

    /// <summary>Sectors past <see cref="LastLeadOutStart"/> that can be recorded all the same; 0 to 10000.</summary>
    public int OverburnSectors { get; init; }

    /// <summary>Whether the drive refuses to write on this disc.</summary>
    public bool IsWriteProtected { get; init; }

    /// <summary>Whether a drive can work on it at all.</summary>
    public MediumCondition Condition { get; init; }

    /// <summary>The slowest writing the dye allows, in multiples of 1×; 1 to 100.</summary>
    public int MinimumSpeed { get; init; } = 1;

    /// <summary>The fastest writing the dye allows, in multiples of 1×; 1 to 100.</summary>
    public int MaximumSpeed { get; init; } = 52;

    /// <summary>The last possible start of the lead-out, as the pregroove says: the capacity.</summary>
    public Msf LastLeadOutStart => Minutes >= 99 ? new(89, 59, 74) : new(Minutes - 1, 59, 72);

    /// <summary>Sectors that tracks can take up from LBA 0 on: the address of <see cref="LastLeadOutStart"/>, less the run-out
    /// of the last track where addresses end with the disc.</summary>
    public int CapacitySectors => Math.Min(Lba.FromAbsoluteMsf(LastLeadOutStart).Value, LastDataEnd);

    /// <summary>The address that data cannot reach even with <see cref="OverburnSectors"/>.</summary>
    internal int DataLimit => Math.Min(Lba.FromAbsoluteMsf(LastLeadOutStart).Value + OverburnSectors, LastDataEnd);

    private static int LastDataEnd => Lba.MaxValue - DiscGeometry.RunOutSectors;

    /// <summary>Every reason why such a disc cannot be made; empty when it can.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> reasons = [];
        if (Type is not (MediumType.CdR or MediumType.CdRw))
        {
            reasons.Add($"The medium type {(int)Type} is neither CD-R nor CD-RW.");
        }

        if (!Enum.IsDefined(Condition))
        {
            reasons.Add($"There is no condition {(int)Condition} of a medium.");
        }

        if (Minutes is not (74 or 80 or 90 or 99))
        {
            reasons.Add($"Discs come with 74, 80, 90 or 99 minutes, not {Minutes}.");
        }

        if (LeadInStart.Minute < 90)
        {
            reasons.Add($"A lead-in starts between 90:00:00 and 99:59:74, not at {LeadInStart}.");
        }

        if (OverburnSectors is < 0 or > 10_000)
        {
            reasons.Add($"The overburn margin is 0 to 10000 sectors, not {OverburnSectors}.");
        }

        if (MinimumSpeed < 1 || MaximumSpeed > 100 || MinimumSpeed > MaximumSpeed)
        {
            reasons.Add($"Speeds lie between 1× and 100×, the slowest first: {MinimumSpeed}× to {MaximumSpeed}× do not.");
        }

        return reasons;
    }
}
