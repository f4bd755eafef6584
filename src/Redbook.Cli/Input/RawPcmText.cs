using System.Globalization;
using Redbook.Audio;

namespace Redbook.Cli.Input;

/// <summary>Reads <c>s16le:44100:2</c>: sample type, rate, channels; the last two may be left out.</summary>
internal static class RawPcmText
{
    public static bool TryParse(string text, out RawPcmFormat? format)
    {
        format = null;
        string[] parts = text.ToLowerInvariant().Split(':');
        if (parts.Length > 3 || parts[0].Length is 0 or 1)
        {
            return false;
        }

        string type = parts[0];
        bool big = type.EndsWith("be", StringComparison.Ordinal);
        bool named = big || type.EndsWith("le", StringComparison.Ordinal);
        string bits = named ? type[Math.Min(1, type.Length - 2)..^2] : type[1..];
        if (!int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out int bitsPerSample)
            || !IsKnown(type[0], bitsPerSample)
            || (!named && bitsPerSample != 8)
            || !TryPart(parts, 1, 44_100, 1_000_000, out int rate)
            || !TryPart(parts, 2, 2, 64, out int channels))
        {
            return false;
        }

        format = new RawPcmFormat
        {
            RateHz = rate,
            Channels = channels,
            BitsPerSample = bitsPerSample,
            ByteOrder = big ? PcmByteOrder.BigEndian : PcmByteOrder.LittleEndian,
            IsSigned = type[0] != 'u',
            IsFloat = type[0] == 'f',
        };
        return true;
    }

    private static bool IsKnown(char kind, int bits) => kind switch
    {
        's' or 'u' => bits is 8 or 16 or 24 or 32,
        'f' => bits is 32 or 64,
        _ => false,
    };

    private static bool TryPart(string[] parts, int index, int absent, int max, out int value)
    {
        value = absent;
        return parts.Length <= index
            || (int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out value)
                && value >= 1 && value <= max);
    }
}
