namespace Redbook.Images.Cue;

/// <summary>An INDEX line.</summary>
/// <param name="Number">The index number.</param>
/// <param name="File">The place of its file in the list.</param>
/// <param name="Sectors">The time in the file.</param>
/// <param name="Place">Where the time stands.</param>
internal sealed record CueIndex(int Number, int File, int Sectors, FindingPlace Place);
