namespace Redbook.Mmc.Commands;

/// <summary>How much BLANK erases.</summary>
public enum BlankingType : byte
{
    /// <summary>The whole disc.</summary>
    Disc = 0,

    /// <summary>Only what says that there is something: PMA, lead-in, first pregap.</summary>
    Minimal = 1,

    /// <summary>One track.</summary>
    Track = 2,

    /// <summary>Takes back a reservation.</summary>
    UnreserveTrack = 3,

    /// <summary>The end of a track.</summary>
    TrackTail = 4,

    /// <summary>Opens the last session again.</summary>
    UncloseSession = 5,

    /// <summary>The last session.</summary>
    Session = 6,
}
