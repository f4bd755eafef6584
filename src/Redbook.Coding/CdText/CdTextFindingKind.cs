namespace Redbook.Coding.CdText;

/// <summary>What a decoder of CD-TEXT packs noticed.</summary>
public enum CdTextFindingKind
{
    /// <summary>The CRC is zero, as some drives return it; the pack was taken.</summary>
    CrcAbsent,

    /// <summary>The CRC is right but not inverted; the pack was taken.</summary>
    CrcNotInverted,

    /// <summary>One wrong bit was found by the CRC and put right.</summary>
    Repaired,

    /// <summary>The CRC is wrong; the pack was dropped.</summary>
    WrongCrc,

    /// <summary>The type is not one of 80h to 8Fh; the pack was dropped.</summary>
    UnknownType,

    /// <summary>Bytes at the end make no whole pack.</summary>
    Truncated,

    /// <summary>Two packs claim one place with different contents; the first was taken.</summary>
    Contradiction,

    /// <summary>A sequence number is missing.</summary>
    MissingPack,

    /// <summary>Part of a text is lost with a missing pack; the text was dropped.</summary>
    LostText,

    /// <summary>A pack names another track or character position than its contents.</summary>
    HeaderDiffers,

    /// <summary>A block has no or incomplete size information.</summary>
    MissingSizeInformation,

    /// <summary>Size information does not fit the packs.</summary>
    SizeInformationDiffers,

    /// <summary>The character set is unknown; texts were read as ISO 8859-1.</summary>
    UnknownCharacterSet,

    /// <summary>Bytes that are no characters of the character set.</summary>
    InvalidCharacters,

    /// <summary>The mark for "same as previous" stands at the first track; the album's text was taken.</summary>
    MarkAtFirstTrack,

    /// <summary>A text belongs to a track that the size information does not have; it was dropped.</summary>
    TextBeyondLastTrack,

    /// <summary>The genre code is repeated in each of its packs.</summary>
    RepeatedGenreCode,
}
