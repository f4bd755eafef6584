namespace Redbook.Emulation.Faults;

/// <summary>The ways in which a command can go wrong.</summary>
public enum FaultKind
{
    /// <summary>The command is answered with a sense and not carried out.</summary>
    Answer = 0,

    /// <summary>No answer comes; the host's time limit ends it. Nothing is carried out, and nobody waits.</summary>
    TimeOut = 1,

    /// <summary>The drive is gone, for this command and all after it.</summary>
    LoseDevice = 2,

    /// <summary>The connection that sent the command is closed, for it and all after it.</summary>
    CloseHandle = 3,

    /// <summary>The command is carried out, and fewer bytes are said to have moved than did.</summary>
    ShortenReply = 4,

    /// <summary>The command is carried out, and the reply comes back as other bytes.</summary>
    ScrambleReply = 5,

    /// <summary>The command is answered as carried out, and is not.</summary>
    PretendSuccess = 6,

    /// <summary>6/28/00 to every connection: the disc may be another.</summary>
    ChangeMedium = 7,

    /// <summary>6/29/00 to every connection, and the drive's settings are those of power-on.</summary>
    Reset = 8,

    /// <summary>"Not ready" for a number of questions, this command the first.</summary>
    BeBusy = 9,

    /// <summary>Writing is refused with 7/27/00 from now on.</summary>
    ProtectMedium = 10,

    /// <summary>The disc is no longer in the drive.</summary>
    RemoveMedium = 11,

    /// <summary>The disc cannot be found: 2/06/00 from now on.</summary>
    TurnMediumOver = 12,

    /// <summary>The command is carried out, after a while by the recorder's clock.</summary>
    Delay = 13,

    /// <summary>No answer comes until the host's time limit has passed by the recorder's clock. Nothing is carried out.</summary>
    Hang = 14,

    /// <summary>The command is carried out with some bits of its data the other way round: of what the host sent as it
    /// reaches the disc, or of what comes back.</summary>
    FlipBits = 15,

    /// <summary>The command is carried out, and answered with a sense all the same; data come with it only for a recovered
    /// error.</summary>
    AnswerAfterwards = 16,
}
