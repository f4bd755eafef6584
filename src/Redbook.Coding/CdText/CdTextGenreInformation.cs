namespace Redbook.Coding.CdText;

/// <summary>The genre of an album.</summary>
/// <param name="Code">The code.</param>
/// <param name="Text">Supplementary text, ASCII; may be empty.</param>
public readonly record struct CdTextGenreInformation(CdTextGenre Code, string Text);
