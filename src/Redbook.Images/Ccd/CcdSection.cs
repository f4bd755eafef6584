using System.Globalization;

namespace Redbook.Images.Ccd;

/// <summary>A section of the sheet: its keys with their values and lines.</summary>
internal sealed class CcdSection(string name, int line)
{
    private readonly Dictionary<string, (string Value, int Line)> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words in the brackets, one blank between.</summary>
    public string Name => name;

    /// <summary>Where it begins, from 0.</summary>
    public int Line => line;

    public IEnumerable<string> Keys => _values.Keys;

    public void Add(string key, string value, int at) => _values.TryAdd(key, (value, at));

    public string? Text(string key) => _values.TryGetValue(key, out (string Value, int Line) found) ? found.Value : null;

    public int LineOf(string key) => _values.TryGetValue(key, out (string Value, int Line) found) ? found.Line : line;

    /// <summary>A number, decimal or hexadecimal with 0x; null when it is absent or none.</summary>
    public int? Number(string key)
    {
        string? text = Text(key);
        if (text is not null && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int hex) ? hex : null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;
    }
}
