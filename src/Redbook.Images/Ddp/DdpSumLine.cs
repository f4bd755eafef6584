namespace Redbook.Images.Ddp;

/// <summary>A line of a checksum file: <c>hex *name</c>, <c>hex  name</c>, <c>name=hex</c>, <c>MD5 (name) = hex</c>.</summary>
/// <param name="Name">The file.</param>
/// <param name="Hex">32 digits of MD5, or 8 of CRC-32.</param>
internal readonly record struct DdpSumLine(string Name, string Hex)
{
    private const int Md5Length = 32;
    private const int CrcLength = 8;

    public bool IsCrc => Hex.Length == CrcLength;

    public static bool TryParse(string line, out DdpSumLine sum)
    {
        line = line.Trim(' ', '\t', '\uFEFF', '\u001A');
        int equals = line.LastIndexOf('=');
        if (equals > 0)
        {
            string name = line[..equals].Trim();
            if (name.EndsWith(')') && name.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open)
            {
                name = name[(open + 1)..^1];
            }

            return TryMake(name, line[(equals + 1)..].Trim(), out sum);
        }

        int blank = line.IndexOfAny([' ', '\t']);
        sum = default;
        return blank > 0 && TryMake(line[blank..].TrimStart(' ', '\t').TrimStart('*').Trim(), line[..blank], out sum);
    }

    private static bool TryMake(string name, string hex, out DdpSumLine sum)
    {
        // Some programs name a file with its folder.
        int separator = name.LastIndexOfAny(['/', '\\']);
        name = name[(separator + 1)..];
        sum = new DdpSumLine(name, hex);
        return name.Length > 0 && hex.Length is Md5Length or CrcLength && hex.All(char.IsAsciiHexDigit);
    }
}
