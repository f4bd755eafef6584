using System.Globalization;
using Redbook.Discs;

namespace Redbook.Cli.Input;

/// <summary>A length or a time in a track as people write it: <c>2</c>, <c>0.5</c>, <c>1:30</c>, <c>01:30:37</c>.</summary>
internal static class LengthText
{
    /// <summary>What is expected, for messages.</summary>
    public const string Forms = "seconds (2, 0.5), M:SS or MM:SS:FF with 75 frames a second";

    /// <summary>Reads a length in sectors.</summary>
    public static bool TryParse(string text, out int sectors)
    {
        sectors = 0;
        string[] parts = text.Split(':');
        switch (parts.Length)
        {
            case 1 when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds) && seconds < 6000:
                sectors = (int)Math.Round(seconds * CdSector.PerSecond, MidpointRounding.AwayFromZero);
                return true;
            case 2 when Number(parts[0], 99, out int minutes) && Number(parts[1], 59, out int rest):
                sectors = ((minutes * 60) + rest) * CdSector.PerSecond;
                return true;
            case 3 when Number(parts[0], 99, out int minute) && Number(parts[1], 59, out int second) && Number(parts[2], 74, out int frame):
                sectors = new Msf(minute, second, frame).TotalSectors;
                return true;
            default:
                return false;
        }
    }

    private static bool Number(string text, int max, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= max;
}
