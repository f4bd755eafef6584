namespace Redbook.Coding.CdText;

/// <summary>The texts that a list of packs told.</summary>
/// <param name="Disc">The texts.</param>
/// <param name="Findings">What was noticed.</param>
public sealed record CdTextDecoding(CdTextDisc Disc, IReadOnlyList<CdTextFinding> Findings);
