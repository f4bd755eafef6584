namespace Redbook.Coding.CdText;

/// <summary>A reason why a CD-TEXT cannot be written.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Block">The block number.</param>
/// <param name="Type">The kind of text concerned; null when it is the block.</param>
/// <param name="Track">The track concerned; 0 for the album or the block.</param>
/// <param name="Reason">The reason in words.</param>
public sealed record CdTextProblem(CdTextProblemKind Kind, int Block, CdTextPackType? Type, int Track, string Reason);
