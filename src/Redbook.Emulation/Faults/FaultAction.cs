using Redbook.Mmc;

namespace Redbook.Emulation.Faults;

/// <summary>What a fault does to a command.</summary>
public sealed record FaultAction
{
    private FaultAction(FaultKind kind) => Kind = kind;

    /// <summary>No answer until the host gives up.</summary>
    public static FaultAction TimeOut { get; } = new(FaultKind.TimeOut);

    /// <summary>The drive is gone.</summary>
    public static FaultAction LoseDevice { get; } = new(FaultKind.LoseDevice);

    /// <summary>The connection is closed.</summary>
    public static FaultAction CloseHandle { get; } = new(FaultKind.CloseHandle);

    /// <summary>GOOD, and nothing is done.</summary>
    public static FaultAction PretendSuccess { get; } = new(FaultKind.PretendSuccess);

    /// <summary>6/28/00 for everybody.</summary>
    public static FaultAction ChangeMedium { get; } = new(FaultKind.ChangeMedium);

    /// <summary>6/29/00 for everybody.</summary>
    public static FaultAction Reset { get; } = new(FaultKind.Reset);

    /// <summary>7/27/00 for writing, from now on.</summary>
    public static FaultAction ProtectMedium { get; } = new(FaultKind.ProtectMedium);

    /// <summary>2/3A from now on.</summary>
    public static FaultAction RemoveMedium { get; } = new(FaultKind.RemoveMedium);

    /// <summary>2/06/00 from now on.</summary>
    public static FaultAction TurnMediumOver { get; } = new(FaultKind.TurnMediumOver);

    /// <summary>2/04/01 (becoming ready) for a number of questions.</summary>
    public static FaultAction BecomeReady(int polls) => BeBusy(Drive.Sense.BecomingReady, polls);

    /// <summary>2/04/04 (format in progress) for a number of questions.</summary>
    public static FaultAction BeFormatting(int polls) => BeBusy(Drive.Sense.FormatInProgress, polls);

    /// <summary>Which way.</summary>
    public FaultKind Kind { get; }

    /// <summary>The answer, for <see cref="FaultKind.Answer"/> and <see cref="FaultKind.BeBusy"/>.</summary>
    public SenseData Sense { get; private init; }

    /// <summary>Bytes left of a reply, questions answered with "not ready", or the seed of other bytes.</summary>
    public int Number { get; private init; }

    /// <summary>The command is refused with this sense.</summary>
    public static FaultAction Answer(SenseData sense) => new(FaultKind.Answer) { Sense = sense };

    /// <summary>The command is refused with this sense.</summary>
    public static FaultAction Answer(SenseKey key, byte asc, byte ascq) => Answer(new SenseData(key, asc, ascq));

    /// <summary>At most so many bytes of the reply come back.</summary>
    public static FaultAction ShortenReply(int bytes) => new(FaultKind.ShortenReply) { Number = bytes };

    /// <summary>The reply comes back as bytes that follow from a seed.</summary>
    public static FaultAction ScrambleReply(int seed) => new(FaultKind.ScrambleReply) { Number = seed };

    /// <summary>Questions about the disc are answered with this sense so many times.</summary>
    public static FaultAction BeBusy(SenseData sense, int polls) => new(FaultKind.BeBusy) { Sense = sense, Number = polls };
}
