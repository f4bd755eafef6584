using Redbook.Images.Formats;

namespace Redbook.Images.Ccd;

/// <summary>The sheet as sections.</summary>
internal sealed class CcdSheet
{
    private const int MostSections = 5_000;
    private readonly List<CcdSection> _sections = [];

    private CcdSheet(SheetText text) => Text = text;

    public SheetText Text { get; }

    public IReadOnlyList<CcdSection> Sections => _sections;

    /// <summary>Reads sections and keys; lines that are neither are noted.</summary>
    public static CcdSheet Read(ImageInput input)
    {
        CcdSheet sheet = new(SheetText.Read(input));
        CcdSection? section = null;
        for (int i = 0; i < sheet.Text.Lines.Count && sheet._sections.Count < MostSections; i++)
        {
            ReadOnlySpan<char> line = sheet.Text.Lines[i].AsSpan().Trim();
            if (line.IsEmpty || line[0] == ';')
            {
                continue;
            }

            if (line[0] == '[' && line[^1] == ']')
            {
                string name = string.Join(' ', line[1..^1].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                sheet._sections.Add(section = new CcdSection(name, i));
                continue;
            }

            int equals = line.IndexOf('=');
            if (equals > 0 && section is not null)
            {
                section.Add(line[..equals].Trim().ToString(), line[(equals + 1)..].Trim().ToString(), i);
            }
            else
            {
                input.Findings.Warning("ccd.line", "This line is neither a section nor a key of one; it is ignored.", sheet.Text.Place(i));
            }
        }

        return sheet;
    }

    public CcdSection? Find(string name) =>
        _sections.Find(section => section.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Sections of a kind with their numbers: <c>[Entry 3]</c>.</summary>
    public IEnumerable<(int Number, CcdSection Section)> Numbered(string kind)
    {
        foreach (CcdSection section in _sections)
        {
            if (section.Name.StartsWith(kind + " ", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(section.Name.AsSpan(kind.Length + 1), out int number))
            {
                yield return (number, section);
            }
        }
    }
}
