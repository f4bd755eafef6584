namespace Redbook.Coding.CdText;

/// <summary>Something noticed while decoding CD-TEXT.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Block">The block; 0 where it cannot be known.</param>
/// <param name="Type">The pack type, where it concerns one.</param>
/// <param name="Number">The track, the sequence number, or the place in the list, as the kind suggests.</param>
public readonly record struct CdTextFinding(CdTextFindingKind Kind, int Block, CdTextPackType? Type, int Number);
