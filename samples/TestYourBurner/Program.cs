// Tests a burner without a drive: the recorder in software takes its place, and fails where a real one might.
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using TestYourBurner;

byte[] music = new byte[2352 * 75 * 10];
new Random(1).NextBytes(music);
int failures = 0;

RecordsWhatItWasGiven();
WaitsWhileTheBufferIsFull();
TellsOfABadDisc();
return failures;

void RecordsWhatItWasGiven()
{
    using VirtualDisc disc = VirtualDisc.InMemory();
    using SoftwareRecorder recorder = new();
    recorder.Insert(disc);

    bool done = MyBurner.Burn(recorder.Connect(), music);

    Check("records what it was given", done && disc.Status == DiscStatus.Complete && Holds(disc, music));
}

void WaitsWhileTheBufferIsFull()
{
    using VirtualDisc disc = VirtualDisc.InMemory();
    using SoftwareRecorder recorder = new();
    recorder.Insert(disc);
    recorder.Faults = FaultPlan.Of(                        // "not now", three times, in the middle
        Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.NotReady, 0x04, 0x08), occurrence: 10, count: 3));

    bool done = MyBurner.Burn(recorder.Connect(), music);  // your own code, over any IScsiTransport

    Check("waits while the buffer is full", done && disc.Status == DiscStatus.Complete && Holds(disc, music));
}

void TellsOfABadDisc()
{
    using VirtualDisc disc = VirtualDisc.InMemory();
    using SoftwareRecorder recorder = new();
    recorder.Insert(disc);
    recorder.Faults = new FaultPlan { BadSpots = [new BadSpot { Kind = BadSpotKind.WriteError, Start = new(300) }] };

    bool done = MyBurner.Burn(recorder.Connect(), music);

    Check("tells of a bad disc", !done && disc.Status == DiscStatus.Appendable);
}

static bool Holds(VirtualDisc disc, byte[] music)
{
    byte[] onDisc = new byte[music.Length];
    disc.ReadSectors(disc.Layout.Tracks.First().Start, onDisc);
    return onDisc.AsSpan().SequenceEqual(music);
}

void Check(string what, bool isSo)
{
    Console.WriteLine($"{(isSo ? "passed" : "FAILED")}: {what}");
    failures += isSo ? 0 : 1;
}
