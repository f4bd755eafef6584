namespace Redbook.Audio.Tags;

/// <summary>What was odd in the tags of a file, each said once.</summary>
internal sealed class TagNotices
{
    private const int Most = 32;
    private readonly List<string> _all = [];

    /// <summary>The sentences in the order they came.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>Adds a sentence unless it was said.</summary>
    public void Add(string notice)
    {
        if (_all.Count < Most && !_all.Contains(notice, StringComparer.Ordinal))
        {
            _all.Add(notice);
        }
    }
}
