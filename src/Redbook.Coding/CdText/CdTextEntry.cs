namespace Redbook.Coding.CdText;

/// <summary>The texts of an album or of one track. Null or empty: none.</summary>
public sealed record CdTextEntry
{
    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The performer.</summary>
    public string? Performer { get; init; }

    /// <summary>The songwriter.</summary>
    public string? Songwriter { get; init; }

    /// <summary>The composer.</summary>
    public string? Composer { get; init; }

    /// <summary>The arranger.</summary>
    public string? Arranger { get; init; }

    /// <summary>A message.</summary>
    public string? Message { get; init; }

    /// <summary>Text that players do not show; normally of the album only.</summary>
    public string? ClosedInformation { get; init; }

    /// <summary>UPC or EAN (13 digits) of an album, ISRC (12 characters, no hyphens) of a track.</summary>
    public string? Code { get; init; }

    /// <summary>The text that goes into packs of a type; null for types that are not per entry.</summary>
    public string? this[CdTextPackType type] => type switch
    {
        CdTextPackType.Title => Title,
        CdTextPackType.Performer => Performer,
        CdTextPackType.Songwriter => Songwriter,
        CdTextPackType.Composer => Composer,
        CdTextPackType.Arranger => Arranger,
        CdTextPackType.Message => Message,
        CdTextPackType.ClosedInformation => ClosedInformation,
        CdTextPackType.Code => Code,
        _ => null,
    };

    /// <summary>This entry with another text of one type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is not a text of an album or track.</exception>
    public CdTextEntry With(CdTextPackType type, string? text) => type switch
    {
        CdTextPackType.Title => this with { Title = text },
        CdTextPackType.Performer => this with { Performer = text },
        CdTextPackType.Songwriter => this with { Songwriter = text },
        CdTextPackType.Composer => this with { Composer = text },
        CdTextPackType.Arranger => this with { Arranger = text },
        CdTextPackType.Message => this with { Message = text },
        CdTextPackType.ClosedInformation => this with { ClosedInformation = text },
        CdTextPackType.Code => this with { Code = text },
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a text of an album or a track."),
    };
}
