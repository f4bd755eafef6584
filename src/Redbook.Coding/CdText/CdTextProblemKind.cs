namespace Redbook.Coding.CdText;

/// <summary>Why a CD-TEXT cannot be written.</summary>
public enum CdTextProblemKind
{
    /// <summary>Block numbers are not 0 to 7, each once and rising.</summary>
    BlockNumbers = 0,

    /// <summary>Track numbers are not within 1 to 99.</summary>
    TrackNumbers = 1,

    /// <summary>The character set is not one that can be written.</summary>
    CharacterSet = 2,

    /// <summary>A text has characters that the character set does not have and that have no transliteration.</summary>
    Characters = 3,

    /// <summary>A block needs more packs than 253.</summary>
    TooManyPacks = 4,

    /// <summary>A raw pack has not twelve bytes or is not of a type that is copied.</summary>
    RawPack = 5,
}
