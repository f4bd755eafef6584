using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Timing;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;

namespace Snippets;

internal static class Drives
{
    public static void Show()
    {
        using SoftwareRecorder recorder = new();
        using VirtualDisc disc = VirtualDisc.InMemory(new MediumOptions { Minutes = 74 });
        recorder.Insert(disc);

        using IScsiTransport transport = recorder.Connect();
        MmcDrive drive = new(transport);
        drive.TestUnitReady();                             // 6/28 if the disc has changed; told once
        ScsiResult result = drive.ReadDiscInformation(out DiscInformation? information);

        Console.WriteLine($"{result.Status}: {information?.Status}");

        recorder.Faults = FaultPlan.Of(
            Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00), occurrence: 40));

        var clock = new VirtualClock();
        using SoftwareRecorder unhurried = new(new SoftwareRecorderOptions { TimeProvider = clock, Timing = new RecorderTiming() });
        Capture(unhurried.Connect(), Path.GetTempFileName());
    }

    private static void Capture(IScsiTransport transport, string path)
    {
        using var trace = new TraceWriter(File.Create(path), DateTimeOffset.UtcNow, new TraceOptions { HashesSectors = true });
        using IScsiTransport captured = new CapturingTransport(transport, trace);
        new MmcDrive(captured).TestUnitReady();
    }
}
