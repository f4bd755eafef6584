using System.Runtime;
using Redbook.Awake;
using Redbook.Emulation;

namespace Redbook.Tests;

public sealed class StayAwakeTests
{
    [Fact]
    public async Task A_recording_on_a_real_drive_holds_the_computer_and_lets_it_go()
    {
        using MemoryDrive memory = new();
        FakeComputer computer = new();
        using Drive drive = Real(memory, computer);
        int held = 0;
        await drive.BurnAsync(
            memory.Noise(400), new BurnOptions { Mode = WriteMode.TrackAtOnce }, new Probe(() => held = Math.Max(held, computer.Held)),
            TestContext.Current.CancellationToken);

        Assert.Equal(2, held);

        Assert.Equal(["A disc is being recorded.", "thread"], computer.Asked);
        Assert.Equal(0, computer.Held);
        Assert.Empty(drive.Notices);
    }

    [Fact]
    public async Task What_the_system_refuses_is_said_once_and_stops_nothing()
    {
        using MemoryDrive memory = new();
        FakeComputer computer = new() { Refusal = "Not you." };
        using Drive drive = Real(memory, computer);
        BurnOptions open = new() { Mode = WriteMode.TrackAtOnce, CloseDisc = false };
        await drive.BurnAsync(memory.Noise(400), open, null, TestContext.Current.CancellationToken);
        Assert.True(await drive.CloseDiscAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["A disc is being recorded.", "thread", "A disc is being recorded."], computer.Asked);
        Assert.Equal(["The computer may go to sleep or be shut down meanwhile. Not you.", "Not you."], drive.Notices);
        Assert.Equal(0, computer.Held);
    }

    [Fact]
    public async Task What_the_system_refuses_is_said_at_once()
    {
        using MemoryDrive memory = new();
        using Drive drive = Real(memory, new FakeComputer { Refusal = "Not you." });
        List<string> told = [];
        drive.Notify = told.Add;
        int toldWhileRecording = 0;
        await drive.BurnAsync(
            memory.Noise(400), new BurnOptions { Mode = WriteMode.TrackAtOnce }, new Probe(() => toldWhileRecording = told.Count),
            TestContext.Current.CancellationToken);

        Assert.Equal(2, toldWhileRecording);
        Assert.Equal(drive.Notices, told);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_the_computer_slept_all_the_same_is_noticed_and_the_disc_read_back(bool keepsAwake)
    {
        using MemoryDrive memory = new();
        FakeComputer computer = new();
        using Drive drive = Real(memory, computer);
        drive.KeepsAwake = keepsAwake;
        await drive.BurnAsync(
            memory.Noise(2000, 2000), new BurnOptions { Mode = WriteMode.TrackAtOnce },
            new Probe(() => computer.TimeAsleep = TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);

        Assert.Contains(drive.Notices, static notice => notice.StartsWith("The computer slept for 60 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recording_that_fails_or_is_cancelled_lets_the_computer_go()
    {
        using MemoryDrive memory = new();
        FakeComputer computer = new();
        using Drive drive = Real(memory, computer);
        using CancellationTokenSource stop = new();
        Probe canceller = new(stop.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => drive.BurnAsync(memory.Noise(400, 400), new BurnOptions { Mode = WriteMode.TrackAtOnce }, canceller, stop.Token));
        Assert.Equal(2, computer.Asked.Count);
        Assert.Equal(0, computer.Held);
    }

    [Fact]
    public async Task A_virtual_disc_and_a_drive_told_so_ask_nothing()
    {
        using MemoryDrive memory = new();
        FakeComputer computer = new();
        using (Drive drive = Real(memory, computer))
        {
            drive.KeepsAwake = false;
            await drive.BurnAsync(
                memory.Noise(400), new BurnOptions { Mode = WriteMode.TrackAtOnce, CloseDisc = false }, null,
                TestContext.Current.CancellationToken);
        }

        using Drive plain = new(memory.Drive.Entry, memory.Recorder.Connect(), null, computer);
        Assert.True(await plain.CloseDiscAsync(TestContext.Current.CancellationToken));
        Assert.Empty(computer.Asked);
    }

    [Fact]
    public async Task Erasing_holds_the_computer_too()
    {
        using MemoryDrive memory = new(new MediumOptions { Type = MediumType.CdRw });
        FakeComputer computer = new();
        using Drive drive = Real(memory, computer);
        await drive.BurnAsync(memory.Noise(400), null, null, TestContext.Current.CancellationToken);
        computer.Asked.Clear();
        await drive.EraseAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["A disc is being erased."], computer.Asked);
        Assert.Equal(0, computer.Held);
    }

    [Fact]
    public void The_collector_is_brief_until_the_last_of_several_lets_go()
    {
        StayAwake awake = new(new FakeComputer(), notify: null);
        IDisposable first = awake.Hold("One.");
        IDisposable second = awake.Hold("Two.");
        first.Dispose();
        first.Dispose();
        Assert.Equal(GCLatencyMode.SustainedLowLatency, GCSettings.LatencyMode);
        second.Dispose();
        StayAwake.Never.Hold("Three.").Dispose();
    }

    private static Drive Real(MemoryDrive memory, FakeComputer computer) => new(
        new DriveEntry { Name = DriveName.Parse("/dev/sr97"), Id = "real", IsReal = true },
        memory.Recorder.Connect(), null, computer);

    private sealed class Probe(Action look) : IProgress<BurnProgress>
    {
        public void Report(BurnProgress value)
        {
            if (value.SectorsWritten > 0 && value.Phase != BurnPhase.Done)
            {
                look();
            }
        }
    }
}
