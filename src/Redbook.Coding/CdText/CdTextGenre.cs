namespace Redbook.Coding.CdText;

/// <summary>The genre code of an album. Sources disagree above 19h: some have no 1Ah soundtrack and count spoken word and
/// world music one lower; show the number beside the name.</summary>
public enum CdTextGenre : ushort
{
    /// <summary>Not used.</summary>
    NotUsed = 0x00,

    /// <summary>Not defined.</summary>
    NotDefined = 0x01,

    /// <summary>Adult Contemporary.</summary>
    AdultContemporary = 0x02,

    /// <summary>Alternative Rock.</summary>
    AlternativeRock = 0x03,

    /// <summary>Children's.</summary>
    Childrens = 0x04,

    /// <summary>Classical.</summary>
    Classical = 0x05,

    /// <summary>Contemporary Christian.</summary>
    ContemporaryChristian = 0x06,

    /// <summary>Country.</summary>
    Country = 0x07,

    /// <summary>Dance.</summary>
    Dance = 0x08,

    /// <summary>Easy Listening.</summary>
    EasyListening = 0x09,

    /// <summary>Erotic.</summary>
    Erotic = 0x0A,

    /// <summary>Folk.</summary>
    Folk = 0x0B,

    /// <summary>Gospel.</summary>
    Gospel = 0x0C,

    /// <summary>Hip Hop.</summary>
    HipHop = 0x0D,

    /// <summary>Jazz.</summary>
    Jazz = 0x0E,

    /// <summary>Latin.</summary>
    Latin = 0x0F,

    /// <summary>Musical.</summary>
    Musical = 0x10,

    /// <summary>New Age.</summary>
    NewAge = 0x11,

    /// <summary>Opera.</summary>
    Opera = 0x12,

    /// <summary>Operetta.</summary>
    Operetta = 0x13,

    /// <summary>Pop.</summary>
    Pop = 0x14,

    /// <summary>Rap.</summary>
    Rap = 0x15,

    /// <summary>Reggae.</summary>
    Reggae = 0x16,

    /// <summary>Rock.</summary>
    Rock = 0x17,

    /// <summary>Rhythm &amp; Blues.</summary>
    RhythmAndBlues = 0x18,

    /// <summary>Sound Effects.</summary>
    SoundEffects = 0x19,

    /// <summary>Soundtrack.</summary>
    Soundtrack = 0x1A,

    /// <summary>Spoken Word.</summary>
    SpokenWord = 0x1B,

    /// <summary>World Music.</summary>
    WorldMusic = 0x1C,
}
