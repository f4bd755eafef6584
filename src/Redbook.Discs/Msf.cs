using System.Globalization;

namespace Redbook.Discs;

/// <summary>Minutes, seconds, frames (75 per second), always binary.</summary>
public readonly record struct Msf : IComparable<Msf>
{
    /// <summary>A time from its three parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0-99 / 0-59 / 0-74.</exception>
    public Msf(int minute, int second, int frame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)minute, 99u, nameof(minute));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)second, 59u, nameof(second));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)frame, 74u, nameof(frame));
        (Minute, Second, Frame) = ((byte)minute, (byte)second, (byte)frame);
    }

    /// <summary>Minutes, 0 to 99.</summary>
    public byte Minute { get; }

    /// <summary>Seconds, 0 to 59.</summary>
    public byte Second { get; }

    /// <summary>Frames, 0 to 74; one frame is one sector.</summary>
    public byte Frame { get; }

    /// <summary>Sectors from 00:00:00.</summary>
    public int TotalSectors => (((Minute * 60) + Second) * CdSector.PerSecond) + Frame;

    /// <summary>The time that lasts <paramref name="sectors"/> sectors, 0 to 449999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count does not fit in 99:59:74.</exception>
    public static Msf FromSectors(int sectors) => sectors is >= 0 and < 450_000
        ? new(sectors / 4500, sectors / 75 % 60, sectors % 75)
        : throw new ArgumentOutOfRangeException(nameof(sectors), sectors, "An MSF holds 0 to 449999 sectors.");

    /// <summary>Reads <c>MM:SS:FF</c>, the form of <see cref="ToString"/>; each part one or two digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Msf time)
    {
        time = default;
        Span<Range> parts = stackalloc Range[4];
        if (text.Split(parts, ':') != 3)
        {
            return false;
        }

        if (!TryParsePart(text[parts[0]], 99, out int minute)
            || !TryParsePart(text[parts[1]], 59, out int second)
            || !TryParsePart(text[parts[2]], 74, out int frame))
        {
            return false;
        }

        time = new Msf(minute, second, frame);
        return true;
    }

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(Msf left, Msf right) => left.TotalSectors < right.TotalSectors;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(Msf left, Msf right) => left.TotalSectors > right.TotalSectors;

    /// <summary>Whether <paramref name="left"/> is not later.</summary>
    public static bool operator <=(Msf left, Msf right) => left.TotalSectors <= right.TotalSectors;

    /// <summary>Whether <paramref name="left"/> is not earlier.</summary>
    public static bool operator >=(Msf left, Msf right) => left.TotalSectors >= right.TotalSectors;

    /// <inheritdoc/>
    public int CompareTo(Msf other) => TotalSectors.CompareTo(other.TotalSectors);

    /// <summary><c>MM:SS:FF</c>.</summary>
    public override string ToString() => $"{Minute:D2}:{Second:D2}:{Frame:D2}";

    private static bool TryParsePart(ReadOnlySpan<char> text, int max, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        && text.Length is 1 or 2 && value <= max;
}
