namespace Redbook.Coding.CdText;

/// <summary>What a CD-TEXT pack carries.</summary>
public enum CdTextPackType : byte
{
    /// <summary>Title of the album and of each track.</summary>
    Title = 0x80,

    /// <summary>Performer.</summary>
    Performer = 0x81,

    /// <summary>Songwriter.</summary>
    Songwriter = 0x82,

    /// <summary>Composer.</summary>
    Composer = 0x83,

    /// <summary>Arranger.</summary>
    Arranger = 0x84,

    /// <summary>Message.</summary>
    Message = 0x85,

    /// <summary>Disc identification: the label's catalogue number. Album only.</summary>
    DiscId = 0x86,

    /// <summary>Genre: a code, then text. Album only.</summary>
    Genre = 0x87,

    /// <summary>Table of contents, binary.</summary>
    Toc = 0x88,

    /// <summary>Second table of contents; its meaning is not settled. Copied, never made.</summary>
    SecondToc = 0x89,

    /// <summary>Information that players do not show.</summary>
    ClosedInformation = 0x8D,

    /// <summary>UPC or EAN of the album, ISRC of each track.</summary>
    Code = 0x8E,

    /// <summary>Size information: three packs to each block.</summary>
    SizeInformation = 0x8F,
}
