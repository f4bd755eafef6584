namespace Redbook.Coding.CdText;

/// <summary>All texts of a disc in one language.</summary>
public sealed record CdTextBlock
{
    /// <summary>The block number, 0 to 7.</summary>
    public int Number { get; init; }

    /// <summary>The language.</summary>
    public CdTextLanguage Language { get; init; } = CdTextLanguage.English;

    /// <summary>The character set of title, performer, songwriter, composer, arranger and message.</summary>
    public CdTextCharacterSet CharacterSet { get; init; }

    /// <summary>The number of the first of <see cref="Tracks"/>.</summary>
    public int FirstTrack { get; init; } = 1;

    /// <summary>The copyright byte: 0 none, 3 texts are copyrighted. Other values are kept as they are.</summary>
    public byte Copyright { get; init; }

    /// <summary>The texts of the album.</summary>
    public CdTextEntry Album { get; init; } = new();

    /// <summary>The texts of each track, without holes.</summary>
    public IReadOnlyList<CdTextEntry> Tracks { get; init; } = [];

    /// <summary>The label's catalogue number.</summary>
    public string? DiscId { get; init; }

    /// <summary>The genre.</summary>
    public CdTextGenreInformation? Genre { get; init; }

    /// <summary>The table of contents, where the block repeats it.</summary>
    public CdTextToc? Toc { get; init; }

    /// <summary>Packs of types 89h to 8Ch, to be copied as they are.</summary>
    public IReadOnlyList<CdTextRawPack> OtherPacks { get; init; } = [];

    /// <summary>The number of the last track.</summary>
    public int LastTrack => FirstTrack + Tracks.Count - 1;

    /// <inheritdoc/>
    public bool Equals(CdTextBlock? other) => other is not null && Number == other.Number && Language == other.Language
        && CharacterSet == other.CharacterSet && FirstTrack == other.FirstTrack && Copyright == other.Copyright
        && Album == other.Album && DiscId == other.DiscId && Genre == other.Genre && Equals(Toc, other.Toc)
        && Tracks.SequenceEqual(other.Tracks) && OtherPacks.SequenceEqual(other.OtherPacks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, Language, FirstTrack, Album, Tracks.Count, DiscId, Genre);
}
