namespace Redbook.Audio.Tags;

/// <summary>The values of one tag. What a hostile file can make it hold is bounded.</summary>
/// <param name="notices">Where what was odd is written.</param>
internal sealed class TagSet(TagNotices notices)
{
    /// <summary>Bytes of the longest value that is read; a cue sheet of 99 tracks has some twenty thousand.</summary>
    public const int LongestValueBytes = 1 << 20;

    /// <summary>Entries of a tag that are looked at.</summary>
    public const int MostEntries = 10_000;

    private const int MostCharacters = 4 << 20;
    private const int MostValues = 64;

    private readonly Dictionary<TagField, List<string>> _values = [];
    private int _characters;

    /// <summary>Where what was odd is written.</summary>
    public TagNotices Notices => notices;

    /// <summary>Adds a value as the file has it.</summary>
    public void Add(TagField field, string value)
    {
        value = value.Trim(' ', '\0', '\t', '\r', '\n', '\uFEFF');
        if (value.Length == 0)
        {
            return;
        }

        if (!_values.TryGetValue(field, out List<string>? values))
        {
            _values[field] = values = [];
        }

        if (values.Count >= MostValues || _characters + value.Length > MostCharacters)
        {
            notices.Add("A tag has more text than any honest one; the rest of it is ignored.");
            return;
        }

        _characters += value.Length;
        if (!values.Contains(value, StringComparer.Ordinal))
        {
            values.Add(value);
        }
    }

    /// <summary>Adds a value under a name of its own choice; says nothing of names that are not known.</summary>
    public void Add(string name, string value)
    {
        if (TagNames.Find(name.Trim()) is { } field)
        {
            Add(field, value);
        }
    }

    /// <summary>All values joined; null when there are none.</summary>
    public string? Joined(TagField field) => _values.TryGetValue(field, out List<string>? values)
        ? string.Join(", ", values)
        : null;

    /// <summary>The first value; null when there is none.</summary>
    public string? First(TagField field) => _values.TryGetValue(field, out List<string>? values) ? values[0] : null;
}
