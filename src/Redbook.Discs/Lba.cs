namespace Redbook.Discs;

/// <summary>A logical block address as MMC counts it: LBA 0 is absolute time 00:02:00.</summary>
/// <remarks>
/// −45150 to 404849. Addresses below −150 lie in a lead-in and are written as times from 90:00:00 to 99:59:74.
/// </remarks>
/// <param name="Value">The address in sectors; negative in the first pregap and in the lead-in.</param>
public readonly record struct Lba(int Value) : IComparable<Lba>
{
    /// <summary>Sectors of absolute time before LBA 0: 2 s at 75 sectors/s.</summary>
    public const int PregapSectors = 150;

    /// <summary>The lowest address that has a time: 90:00:00.</summary>
    public const int MinValue = -45_150;

    /// <summary>The highest address that has a time: 89:59:74.</summary>
    public const int MaxValue = 404_849;

    private const int SectorsPerHundredMinutes = 100 * 60 * CdSector.PerSecond;

    /// <summary>LBA 0: absolute time 00:02:00, index 1 of an ordinary first track.</summary>
    public static Lba Zero => default;

    /// <summary>LBA −150: absolute time 00:00:00, the first sector after the lead-in of the first session.</summary>
    public static Lba FirstPregap => new(-PregapSectors);

    /// <summary>The absolute time of this address.</summary>
    /// <exception cref="OverflowException">The address is outside what a time can express.</exception>
    public Msf ToAbsoluteMsf() => Msf.FromSectors(Value switch
    {
        >= -PregapSectors and <= MaxValue => Value + PregapSectors,
        >= MinValue and < -PregapSectors => Value + SectorsPerHundredMinutes + PregapSectors,
        _ => throw new OverflowException($"LBA {Value} has no MSF form (valid: {MinValue}..{MaxValue})."),
    });

    /// <summary>The address at an absolute time; times from 90:00:00 are lead-in addresses and so negative.</summary>
    public static Lba FromAbsoluteMsf(Msf time)
    {
        int sectors = time.TotalSectors;
        return new(time.Minute >= 90 ? sectors - SectorsPerHundredMinutes - PregapSectors : sectors - PregapSectors);
    }

    /// <summary>The address <paramref name="sectors"/> further out.</summary>
    public static Lba operator +(Lba address, int sectors) => new(address.Value + sectors);

    /// <summary>The address <paramref name="sectors"/> further in.</summary>
    public static Lba operator -(Lba address, int sectors) => new(address.Value - sectors);

    /// <summary>Sectors from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static int operator -(Lba end, Lba start) => end.Value - start.Value;

    /// <summary>Whether <paramref name="left"/> lies further in than <paramref name="right"/>.</summary>
    public static bool operator <(Lba left, Lba right) => left.Value < right.Value;

    /// <summary>Whether <paramref name="left"/> lies further out than <paramref name="right"/>.</summary>
    public static bool operator >(Lba left, Lba right) => left.Value > right.Value;

    /// <summary>Whether <paramref name="left"/> is not further out than <paramref name="right"/>.</summary>
    public static bool operator <=(Lba left, Lba right) => left.Value <= right.Value;

    /// <summary>Whether <paramref name="left"/> is not further in than <paramref name="right"/>.</summary>
    public static bool operator >=(Lba left, Lba right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Lba other) => Value.CompareTo(other.Value);

    /// <summary>The address as a plain number.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
