using Redbook.Coding.CdText;

namespace Redbook.Images.Cue;

/// <summary>The texts of a disc or a track, by the commands that give them.</summary>
internal sealed class CueTexts
{
    /// <summary>The commands for texts that a disc and a track can have.</summary>
    public static IReadOnlyDictionary<string, CdTextPackType> Commands { get; } =
        new Dictionary<string, CdTextPackType>(StringComparer.Ordinal)
        {
            ["TITLE"] = CdTextPackType.Title,
            ["PERFORMER"] = CdTextPackType.Performer,
            ["SONGWRITER"] = CdTextPackType.Songwriter,
            ["COMPOSER"] = CdTextPackType.Composer,
            ["ARRANGER"] = CdTextPackType.Arranger,
            ["MESSAGE"] = CdTextPackType.Message,
        };

    public CdTextEntry Entry { get; set; } = new();

    public string? Genre { get; set; }

    public string? DiscId { get; set; }

    /// <summary>Whether there is any text.</summary>
    public bool IsEmpty => Entry == new CdTextEntry() && Genre is null && DiscId is null;
}
