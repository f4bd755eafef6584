using Redbook.Emulation.Faults;
using Redbook.Mmc;

namespace Redbook.Lab.Tests;

/// <summary>What goes wrong in a drive and is passed on by a kernel as it is.</summary>
internal static class KernelFaults
{
    private const byte Write10 = 0x2A;
    private const byte SynchronizeCache = 0x35;
    private const byte ReadToc = 0x43;
    private const byte GetConfiguration = 0x46;
    private const byte ReadDiscInformation = 0x51;
    private const byte SendOpc = 0x54;
    private const byte SendCueSheet = 0x5D;

    /// <summary>In the middle of an album that is recorded, with what the program must say of it.</summary>
    public static IReadOnlyDictionary<string, (string Mode, Fault Fault, string[] Says)> Burning { get; } =
        new Dictionary<string, (string, Fault, string[])>
        {
            ["write-error"] = ("sao", At(Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00)), ["write error (3/0C/00)", "cannot be used", "exit 4"]),
            ["write-error-tao"] = ("tao", At(Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00)), ["write error (3/0C/00)", "exit 4"]),
            ["write-error-raw"] = ("raw", At(Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00)), ["write error (3/0C/00)", "cannot be used", "exit 4"]),
            ["late-error"] = ("sao", At(Write10, FaultAction.Answer(new SenseData(SenseKey.MediumError, 0x0C, 0x00) { IsDeferred = true })), ["(3/0C/00)", "exit 4"]),
            ["flush-error"] = ("sao", Fault.At(SynchronizeCache, FaultAction.AnswerAfterwards(new SenseData(SenseKey.MediumError, 0x0C, 0x00))), ["(3/0C/00)", "exit 4"]),
            ["calibration"] = ("sao", Fault.At(SendOpc, FaultAction.Answer(SenseKey.MediumError, 0x73, 0x03)), ["(3/73/03)", "exit 4"]),
            ["cue-sheet"] = ("sao", Fault.Always(SendCueSheet, FaultAction.Answer(SenseKey.IllegalRequest, 0x26, 0x00)), ["(5/26/00)", "exit 4"]),
            ["disc-gone"] = ("sao", At(Write10, FaultAction.RemoveMedium), ["2/3A", "exit 4"]),
            ["disc-changed"] = ("sao", At(Write10, FaultAction.ChangeMedium), ["(6/28/00)", "exit 4"]),
            ["reset"] = ("sao", At(Write10, FaultAction.Reset), ["(6/29/00)", "exit 4"]),
            ["protected"] = ("tao", At(Write10, FaultAction.ProtectMedium, 1), ["(7/27/00)", "exit 4"]),
            ["lost-place"] = ("sao", At(Write10, FaultAction.Answer(SenseKey.IllegalRequest, 0x21, 0x02)), ["(5/21/02)", "exit 4"]),
            ["short-write"] = ("sao", At(Write10, FaultAction.ShortenReply(2352)), ["took 2352 of 63504 bytes", "exit 4"]),
            ["buffer-full"] = ("sao", Fault.At(Write10, FaultAction.Answer(SenseKey.NotReady, 0x04, 0x08), 12, 20), ["2 tracks, 00:10 min recorded", "exit 0"]),
        };

    /// <summary>When a recorded disc is looked at.</summary>
    public static IReadOnlyDictionary<string, Fault> Looking { get; } = new Dictionary<string, Fault>
    {
        ["unreadable"] = Fault.Always(ReadToc, FaultAction.Answer(SenseKey.MediumError, 0x11, 0x05)),
        ["short-disc"] = Fault.Always(ReadDiscInformation, FaultAction.ShortenReply(10)),
        ["short-features"] = Fault.Always(GetConfiguration, FaultAction.ShortenReply(12)),
    };

    /// <summary>What was refused, why, what to do, and the exit code; or how the recording ended.</summary>
    /// <param name="said">All that the program said.</param>
    public static string Complaint(string said)
    {
        int start = said.IndexOf("redbook: ", StringComparison.Ordinal);
        return start >= 0 ? said[start..] : said[said.IndexOf("The disc is ", StringComparison.Ordinal)..].Split('\n')[0];
    }

    /// <summary>The description of drive and disc without the serial number, as the recorder itself has another one than the
    /// drive of a virtual disc, and without what a system calls its volume.</summary>
    /// <param name="said">All that the program said.</param>
    public static string Description(string said) => string.Join(
        '\n', said[said.IndexOf("Model", StringComparison.Ordinal)..].Split('\n').Where(static line =>
            !line.Contains("Serial number", StringComparison.Ordinal) && !line.Contains("Volumes  ", StringComparison.Ordinal)));

    private static Fault At(byte opcode, FaultAction action, int occurrence = 12) => Fault.At(opcode, action, occurrence);
}
