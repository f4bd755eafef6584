using System.Text;

namespace Redbook.Remote.Iscsi;

/// <summary>Keys and values as login and text PDUs carry them: <c>key=value</c>, each ended by a zero. RFC 7143 6.1.</summary>
internal static class TextKeys
{
    /// <summary>The most text that is collected over several PDUs.</summary>
    public const int MaxTextBytes = 64 * 1024;

    private const int MaxKeyChars = 63;

    /// <summary>Takes the text apart.</summary>
    /// <exception cref="IscsiProtocolException">This is no such text.</exception>
    public static List<(string Key, string Value)> Parse(ReadOnlySpan<byte> text)
    {
        List<(string, string)> keys = [];
        while (!text.IsEmpty)
        {
            int end = text.IndexOf((byte)0);
            ReadOnlySpan<byte> pair = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (pair.IsEmpty)
            {
                // Some pad with more zeros than one.
                continue;
            }

            int equals = pair.IndexOf((byte)'=');
            if (equals is <= 0 or > MaxKeyChars)
            {
                throw new IscsiProtocolException("text without a key");
            }

            keys.Add((Encoding.UTF8.GetString(pair[..equals]), Encoding.UTF8.GetString(pair[(equals + 1)..])));
        }

        return keys;
    }

    /// <summary>Adds a key and its value.</summary>
    public static void Write(this List<byte> text, string key, string value)
    {
        text.AddRange(Encoding.UTF8.GetBytes(key));
        text.Add((byte)'=');
        text.AddRange(Encoding.UTF8.GetBytes(value));
        text.Add(0);
    }

    /// <summary>A number in decimal or, behind 0x, in hexadecimal.</summary>
    public static bool TryNumber(string value, uint min, uint max, out uint number)
    {
        bool isNumber = value.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? uint.TryParse(value.AsSpan(2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out number)
            : uint.TryParse(value, System.Globalization.NumberStyles.None, null, out number);
        return isNumber && number >= min && number <= max;
    }

    /// <summary>Bytes in hexadecimal behind 0x, or in base 64 behind 0b.</summary>
    public static byte[]? TryBinary(string value, int maxBytes)
    {
        if (value.Length > 2 + (maxBytes * 2))
        {
            return null;
        }

        try
        {
            return value is not ['0', _, ..] ? null : value[1] switch
            {
                'x' or 'X' => Convert.FromHexString(value.Length % 2 == 0 ? value[2..] : "0" + value[2..]),
                'b' or 'B' => Convert.FromBase64String(value[2..]),
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
