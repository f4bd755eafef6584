using Redbook.Coding.CdText;

namespace Redbook;

/// <summary>Texts of an album or a track put together from several places.</summary>
internal static class Texts
{
    /// <summary>The kinds of text that albums and tracks have.</summary>
    public static IReadOnlyList<CdTextPackType> Kinds { get; } =
    [
        CdTextPackType.Title, CdTextPackType.Performer, CdTextPackType.Songwriter, CdTextPackType.Composer,
        CdTextPackType.Arranger, CdTextPackType.Message,
    ];

    public static bool IsEmpty(CdTextEntry entry) => Kinds.All(kind => string.IsNullOrEmpty(entry[kind]));

    /// <summary>The texts of one entry, and those of another where the first has none.</summary>
    public static CdTextEntry Over(CdTextEntry entry, CdTextEntry other)
    {
        foreach (CdTextPackType kind in Kinds)
        {
            if (entry[kind] is null && other[kind] is { } text)
            {
                entry = entry.With(kind, text);
            }
        }

        return entry;
    }
}
