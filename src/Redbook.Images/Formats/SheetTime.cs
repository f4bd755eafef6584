using System.Globalization;
using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>Times in sheets: minutes, seconds and frames, of more minutes than a disc address has.</summary>
internal static class SheetTime
{
    private const int MostMinutes = 999;

    /// <summary>Reads a time as sectors; null where it is none, and that is an error found.</summary>
    public static int? Read(string text, FindingPlace place, string format, FindingList findings)
    {
        string rule = format + ".bad-time";
        string[] parts = text.Split(':');
        Span<int> numbers = stackalloc int[3];
        if (parts.Length != 3)
        {
            findings.Error(rule, $"{Excerpt.Of(text)} is no time.", place, "Times are minutes:seconds:frames.");
            return null;
        }

        for (int i = 0; i < 3; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] > MostMinutes)
            {
                findings.Error(rule, $"{Excerpt.Of(text)} is no time.", place, "Times are minutes:seconds:frames.");
                return null;
            }
        }

        if (numbers[1] > 59)
        {
            findings.Error(rule, $"{Excerpt.Of(text)} has {numbers[1]} seconds; they go from 0 to 59.", place);
        }

        if (numbers[2] >= CdSector.PerSecond)
        {
            findings.Error(
                rule, $"{Excerpt.Of(text)} has {numbers[2]} frames; they go from 0 to 74.", place,
                "If the last part means hundredths of a second, count it in frames of 1/75 s.");
        }

        return (((numbers[0] * 60) + numbers[1]) * CdSector.PerSecond) + Math.Min(numbers[2], CdSector.PerSecond - 1);
    }
}
