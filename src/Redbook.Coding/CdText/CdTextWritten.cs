namespace Redbook.Coding.CdText;

/// <summary>A text in a character set.</summary>
/// <param name="Bytes">The bytes, without terminator.</param>
/// <param name="Text">What they say.</param>
/// <param name="Refused">Characters that could not be written.</param>
/// <param name="IsFolded">Whether the width of characters changed.</param>
/// <param name="IsTransliterated">Whether characters were replaced.</param>
internal readonly record struct CdTextWritten(
    byte[] Bytes, string Text, string Refused, bool IsFolded, bool IsTransliterated);
