namespace Redbook.Coding.CdText;

/// <summary>How a text was changed to be written.</summary>
public enum CdTextNoticeKind
{
    /// <summary>Characters were replaced by others that the character set has.</summary>
    Transliterated = 0,

    /// <summary>Characters were replaced by the same ones in another width.</summary>
    Folded = 1,

    /// <summary>The text is longer than 255 bytes, which some readers refuse; it was written as it is.</summary>
    Lengthy = 2,
}
