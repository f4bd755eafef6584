namespace Redbook.Recording.Planning;

/// <summary>Why a disc cannot be recorded.</summary>
public enum RecordingProblemKind
{
    /// <summary>There is no disc.</summary>
    NoDisc = 0,

    /// <summary>The drive does not become ready with this disc.</summary>
    NotReady,

    /// <summary>The disc is no CD-R or CD-RW.</summary>
    NotRecordable,

    /// <summary>Nothing can be added to the disc.</summary>
    DiscClosed,

    /// <summary>The disc has something on it, and this way of recording needs a blank one.</summary>
    DiscNotBlank,

    /// <summary>The last session of the disc is open: tracks can be added to it, but no session.</summary>
    SessionOpen,

    /// <summary>The drive does not record CDs.</summary>
    NoRecorder,

    /// <summary>The drive does not record in this way.</summary>
    ModeNotSupported,

    /// <summary>The drive does not do this with the laser off.</summary>
    NoTestWrite,

    /// <summary>Neither drive nor disc says where the lead-in starts.</summary>
    NoLeadInStart,

    /// <summary>It does not fit.</summary>
    TooLong,

    /// <summary>There would be more than 99 tracks.</summary>
    TooManyTracks,

    /// <summary>There are several sessions, and this way of recording makes discs of one only on this drive.</summary>
    SeveralSessions,

    /// <summary>The cue sheet is longer than the drive takes.</summary>
    CueSheetTooLong,

    /// <summary>A rule of the disc itself is broken, on any drive.</summary>
    PlanImpossible,
}
