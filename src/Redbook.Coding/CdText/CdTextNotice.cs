namespace Redbook.Coding.CdText;

/// <summary>Something that the encoder did to a text.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Block">The block number.</param>
/// <param name="Type">The kind of text.</param>
/// <param name="Track">The track; 0 for the album.</param>
/// <param name="Original">The text as given.</param>
/// <param name="Written">The text as written.</param>
public sealed record CdTextNotice(
    CdTextNoticeKind Kind, int Block, CdTextPackType Type, int Track, string Original, string Written)
{
    /// <summary>The notice in words, as the middle of a sentence.</summary>
    public override string ToString()
    {
        string what = $"the {Name} of {(Track == 0 ? "the album" : $"track {Track}")}";
        return Kind == CdTextNoticeKind.Lengthy ? $"{what} is long" : $"{what} is written \"{Written}\" for \"{Original}\"";
    }

    private string Name => Type switch
    {
        CdTextPackType.Code => "code",
        CdTextPackType.DiscId => "disc identification",
        CdTextPackType.ClosedInformation => "closed information",
        _ => Type.ToString().ToLowerInvariant(),
    };
}
