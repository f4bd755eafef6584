using Redbook.Coding.CdText;

namespace Redbook.Images.Texts;

/// <summary>A file of CD-TEXT that was read.</summary>
/// <param name="Text">The texts.</param>
/// <param name="Packs">The packs as found, 18 bytes each; empty where the file is a text sheet.</param>
/// <param name="Findings">All that was noticed, in the order of the file.</param>
public sealed record CdTextSheetReading(CdTextDisc Text, ReadOnlyMemory<byte> Packs, IReadOnlyList<Finding> Findings);
