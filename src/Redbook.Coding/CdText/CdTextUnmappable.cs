namespace Redbook.Coding.CdText;

/// <summary>What to do with characters that a block's character set does not have.</summary>
public enum CdTextUnmappable
{
    /// <summary>Write them in other letters and say so; refuse those for which there are none.</summary>
    Transliterate = 0,

    /// <summary>Refuse the text.</summary>
    Refuse = 1,
}
