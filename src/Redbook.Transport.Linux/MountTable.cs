using System.Text;

namespace Redbook.Transport.Linux;

/// <summary>Where the file systems of a device are mounted, as <c>/proc/self/mountinfo</c> lists them.</summary>
internal sealed class MountTable(MachineRoots roots)
{
    /// <summary>The folders at which a device is mounted, in the order in which that was done.</summary>
    /// <param name="deviceNumber">Major and minor, <c>11:0</c>.</param>
    public IReadOnlyList<string> PlacesOf(string? deviceNumber)
    {
        if (deviceNumber is null)
        {
            return [];
        }

        try
        {
            return
            [
                .. File.ReadLines(Path.Combine(roots.Proc, "self/mountinfo"))
                    .Select(static line => line.Split(' '))
                    .Where(fields => fields.Length > 4 && string.Equals(fields[2], deviceNumber, StringComparison.Ordinal))
                    .Select(static fields => Unescape(fields[4])),
            ];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Space, tab, line feed and backslash are written as three octal digits.</summary>
    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length && IsOctal(text[i + 1]) && IsOctal(text[i + 2]) && IsOctal(text[i + 3]))
            {
                plain.Append((char)(((text[i + 1] - '0') << 6) | ((text[i + 2] - '0') << 3) | (text[i + 3] - '0')));
                i += 3;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static bool IsOctal(char character) => character is >= '0' and <= '7';
}
