using Redbook.Discs;

namespace Redbook.Recording;

/// <summary>How full a disc is. Used and free do not add up to the total: gaps and links lie between.</summary>
/// <param name="TotalSectors">What a single track could take: from address 0 to the last possible lead-out.</param>
/// <param name="UsedSectors">Everything before the gap of the next track.</param>
/// <param name="FreeSectors">What the next track can take.</param>
public readonly record struct DiscSpace(int TotalSectors, int UsedSectors, int FreeSectors)
{
    /// <summary>Counts from where the next track goes and how far a disc goes.</summary>
    /// <param name="nextWritable">Where the next track goes.</param>
    /// <param name="lastPossibleLeadOut">Where a lead-out may start at the latest; <see langword="null"/> when the disc
    /// does not say.</param>
    /// <param name="freeOfDrive">What the drive says is free; the smaller of both holds.</param>
    public static DiscSpace From(Lba nextWritable, Lba? lastPossibleLeadOut, long freeOfDrive)
    {
        long free = Math.Clamp(freeOfDrive, 0, Lba.MaxValue);
        long total = lastPossibleLeadOut?.Value ?? Math.Min(nextWritable.Value + free, Lba.MaxValue);
        free = Math.Max(0, Math.Min(free, total - nextWritable.Value));
        int used = Math.Max(0, nextWritable.Value - RedBookLimits.PauseSectors);
        return new DiscSpace((int)Math.Max(total, 0), used, (int)free);
    }
}
