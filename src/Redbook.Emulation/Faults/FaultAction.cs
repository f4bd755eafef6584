using Redbook.Mmc;

namespace Redbook.Emulation.Faults;

/// <summary>What a fault does to a command.</summary>
public sealed record FaultAction
{
    private FaultAction(FaultKind kind) => Kind = kind;

    /// <summary>No answer until the host gives up, which takes no time.</summary>
    public static FaultAction TimeOut { get; } = new(FaultKind.TimeOut);

    /// <summary>No answer until the host gives up, which takes as long as its time limit by the recorder's clock.</summary>
    public static FaultAction Hang { get; } = new(FaultKind.Hang);

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

    /// <summary>The answer, for <see cref="FaultKind.Answer"/>, <see cref="FaultKind.AnswerAfterwards"/> and
    /// <see cref="FaultKind.BeBusy"/>.</summary>
    public SenseData Sense { get; private init; }

    /// <summary>Bytes left of a reply, questions answered with "not ready", bits turned round, or the seed of other
    /// bytes.</summary>
    public int Number { get; private init; }

    /// <summary>Which bits are turned round follows from this number, for <see cref="FaultKind.FlipBits"/>.</summary>
    public int Seed { get; private init; }

    /// <summary>How long nothing happens first, by the recorder's clock; at most a day. A host whose time limit ends before
    /// gets no answer, and nothing is carried out.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The command is refused with this sense.</summary>
    public static FaultAction Answer(SenseData sense) => new(FaultKind.Answer) { Sense = sense };

    /// <summary>The command is refused with this sense.</summary>
    public static FaultAction Answer(SenseKey key, byte asc, byte ascq) => Answer(new SenseData(key, asc, ascq));

    /// <summary>The command is carried out and answered with this sense.</summary>
    public static FaultAction AnswerAfterwards(SenseData sense) => new(FaultKind.AnswerAfterwards) { Sense = sense };

    /// <summary>The command is carried out after a while.</summary>
    public static FaultAction Wait(TimeSpan delay) => new(FaultKind.Delay) { Delay = delay };

    /// <summary>So many bits of the data are turned round, spread over all of them; which follows from a seed.</summary>
    public static FaultAction FlipBits(int bits, int seed) => new(FaultKind.FlipBits) { Number = bits, Seed = seed };

    /// <summary>At most so many bytes are said to have moved.</summary>
    public static FaultAction ShortenReply(int bytes) => new(FaultKind.ShortenReply) { Number = bytes };

    /// <summary>The reply comes back as bytes that follow from a seed.</summary>
    public static FaultAction ScrambleReply(int seed) => new(FaultKind.ScrambleReply) { Number = seed };

    /// <summary>Questions about the disc are answered with this sense so many times.</summary>
    public static FaultAction BeBusy(SenseData sense, int polls) => new(FaultKind.BeBusy) { Sense = sense, Number = polls };
}
