using Redbook.Discs;

namespace Redbook.Mmc;

/// <summary>A speed as drives count it: kilobytes of 1000 bytes per second of audio sectors; 1× is 176.4
/// kB/s.</summary>
/// <param name="KilobytesPerSecond">kB/s.</param>
public readonly record struct DriveSpeed(int KilobytesPerSecond) : IComparable<DriveSpeed>
{
    /// <summary>What programs ask for per 1×, so that rounding never falls below the step.</summary>
    public const int RequestStep = 177;

    /// <summary>Sectors per second, rounded to the nearest: 75 is 1×.</summary>
    public int SectorsPerSecond =>
        (int)Math.Min(((KilobytesPerSecond * 1000L) + (CdSector.AudioBytes / 2)) / CdSector.AudioBytes, int.MaxValue);

    /// <summary>The number before the ×, rounded to the nearest whole one.</summary>
    public int Factor =>
        (int)(((KilobytesPerSecond * 1000L) + (CdSector.AudioBytesPerSecond / 2)) / CdSector.AudioBytesPerSecond);

    /// <summary>The value to ask a drive for N×: 177 × N, so that the drive's own rounding never falls below.</summary>
    public static DriveSpeed RequestForFactor(int factor) => new(factor * RequestStep);

    /// <summary>The value to ask a drive for so many sectors per second.</summary>
    public static DriveSpeed RequestForSectorsPerSecond(int sectorsPerSecond) =>
        new((int)Math.Min(
            (((long)sectorsPerSecond * RequestStep) + CdSector.PerSecond - 1) / CdSector.PerSecond, ushort.MaxValue - 1));

    /// <summary>The value a drive reports for N×, rounded down.</summary>
    public static DriveSpeed NominalForFactor(int factor) =>
        new((int)((long)factor * CdSector.AudioBytesPerSecond / 1000));

    /// <summary>Whether <paramref name="left"/> is slower.</summary>
    public static bool operator <(DriveSpeed left, DriveSpeed right) =>
        left.KilobytesPerSecond < right.KilobytesPerSecond;

    /// <summary>Whether <paramref name="left"/> is faster.</summary>
    public static bool operator >(DriveSpeed left, DriveSpeed right) =>
        left.KilobytesPerSecond > right.KilobytesPerSecond;

    /// <summary>Whether <paramref name="left"/> is not faster.</summary>
    public static bool operator <=(DriveSpeed left, DriveSpeed right) =>
        left.KilobytesPerSecond <= right.KilobytesPerSecond;

    /// <summary>Whether <paramref name="left"/> is not slower.</summary>
    public static bool operator >=(DriveSpeed left, DriveSpeed right) =>
        left.KilobytesPerSecond >= right.KilobytesPerSecond;

    /// <inheritdoc/>
    public int CompareTo(DriveSpeed other) => KilobytesPerSecond.CompareTo(other.KilobytesPerSecond);

    /// <summary><c>48x (8467 kB/s)</c>.</summary>
    public override string ToString() => $"{Factor}x ({KilobytesPerSecond} kB/s)";
}
