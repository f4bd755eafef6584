using Redbook.Discs;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Emulation.Tests.Faults;

public sealed class FaultTriggerTests
{
    private static readonly FaultAction Broken = FaultAction.Answer(SenseKey.HardwareError, 0x44, 0x00);

    [Fact]
    public void A_fault_can_count_commands_of_any_kind()
    {
        using Host host = Faulty(Fault.AtCommand(3, Broken));
        Host.Good(host.Drive.Inquiry(out _));
        Host.Good(host.Drive.TestUnitReady());
        Host.Refused("4/44/00", host.Drive.Inquiry(out _));
        Host.Good(host.Drive.Inquiry(out _));
    }

    // Writes of 27 sectors: 54 to 80 is the one that touches 60 to 69, both ends included.
    [Theory]
    [InlineData(60, 10, 2)]
    [InlineData(54, 1, 2)]
    [InlineData(80, 1, 2)]
    [InlineData(53, 1, 1)]
    [InlineData(81, 1, 3)]
    [InlineData(0, 81, 0)]
    public void A_fault_can_wait_for_a_range_of_sectors(int start, int sectors, int struckWrite)
    {
        using Host host = Faulty(new Fault { Address = new Lba(start), AddressSectors = sectors, Action = Broken });
        host.SelectTrackAtOnce();
        for (int i = 0; i < struckWrite; i++)
        {
            Host.Good(host.Write(new Lba(27 * i), Host.Sound(1, 27)));
        }

        Host.Refused("4/44/00", host.Write(new Lba(27 * struckWrite), Host.Sound(1, 27)));
    }

    [Fact]
    public void Reading_by_time_is_reading_of_the_same_sectors()
    {
        using Host host = Faulty(new Fault { Address = new Lba(150), Action = Broken, Count = 2 });
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, 149));
        host.Refused("4/44/00", "B9 04 00 00 03 4A 00 04 01 F8 00 00", TransferDirection.FromDevice, new byte[2 * 2352]);
        host.Refused("4/44/00", "BE 04 00 00 00 96 00 00 01 F8 00 00", TransferDirection.FromDevice, new byte[2352]);
    }

    [Fact]
    public void A_fault_can_wait_for_a_moment_and_end_at_another()
    {
        var time = new VirtualTime();
        using Host host = new(new SoftwareRecorderOptions
        {
            TimeProvider = time,
            Faults = FaultPlan.Of(new Fault
            {
                From = TimeSpan.FromSeconds(10), Until = TimeSpan.FromSeconds(20), Count = int.MaxValue, Action = Broken,
            }),
        });
        Host.Good(host.Drive.Inquiry(out _));
        time.Advance(TimeSpan.FromSeconds(10));
        Host.Refused("4/44/00", host.Drive.Inquiry(out _));
        time.Advance(TimeSpan.FromSeconds(9.999));
        Host.Refused("4/44/00", host.Drive.Inquiry(out _));
        time.Advance(TimeSpan.FromSeconds(0.001));
        Host.Good(host.Drive.Inquiry(out _));

        // A new plan counts from when it is set.
        host.Recorder.Faults = FaultPlan.Of(new Fault { From = TimeSpan.FromSeconds(5), Action = Broken });
        Host.Good(host.Drive.Inquiry(out _));
        time.Advance(TimeSpan.FromSeconds(5));
        Host.Refused("4/44/00", host.Drive.Inquiry(out _));
    }

    [Fact]
    public void Chance_is_the_same_for_the_same_seed()
    {
        string first = Strikes(seed: 1);
        Assert.Equal(first, Strikes(seed: 1));
        Assert.NotEqual(first, Strikes(seed: 2));
        Assert.InRange(first.Count('x'), 150, 350);

        static string Strikes(int seed)
        {
            using Host host = Faulty(Fault.Sometimes(Opcode.Inquiry, Broken, 0.25, seed));
            return string.Concat(Enumerable.Range(0, 1000).Select(_ => host.Drive.Inquiry(out Mmc.Responses.InquiryData? _).IsGood ? '.' : 'x'));
        }
    }

    [Fact]
    public void What_one_fault_does_changes_nothing_for_the_others()
    {
        Fault second = Fault.Sometimes(Opcode.Inquiry, Broken, 0.5, 7);
        using Host alone = Faulty(second);
        using Host behind = Faulty(Fault.At(Opcode.Inquiry, FaultAction.Answer(SenseKey.AbortedCommand, 0, 0), count: 10), second);
        for (int i = 0; i < 100; i++)
        {
            SenseData? expected = alone.Drive.Inquiry(out _).Sense;
            SenseData? answered = behind.Drive.Inquiry(out _).Sense;
            Assert.Equal(i < 10 ? "B/00/00" : expected?.ToString(), answered?.ToString());
        }
    }

    [Fact]
    public void A_delay_is_waited_for_on_the_recorders_clock_and_told()
    {
        var time = new VirtualTime();
        using Host host = new(new SoftwareRecorderOptions
        {
            TimeProvider = time,
            Faults = FaultPlan.Of(
                Fault.At(Opcode.Inquiry, FaultAction.Wait(TimeSpan.FromSeconds(3))),
                Fault.At(Opcode.Inquiry, Broken with { Delay = TimeSpan.FromSeconds(2) }, occurrence: 2)),
        });
        ScsiResult late = host.Drive.Inquiry(out Mmc.Responses.InquiryData? data);
        Host.Good(late);
        Assert.NotNull(data);
        Assert.Equal(TimeSpan.FromSeconds(3), late.Elapsed);
        late = host.Drive.Inquiry(out _);
        Host.Refused("4/44/00", late);
        Assert.Equal(TimeSpan.FromSeconds(2), late.Elapsed);
        Assert.Equal(TimeSpan.FromSeconds(5), time.Elapsed);
    }

    [Fact]
    public void A_host_that_waits_less_than_the_delay_gets_no_answer_and_nothing_is_carried_out()
    {
        var time = new VirtualTime();
        using Host host = new(new SoftwareRecorderOptions
        {
            TimeProvider = time,
            Faults = FaultPlan.Of(
                Fault.At(Opcode.Write10, FaultAction.Wait(TimeSpan.FromSeconds(40))),
                Fault.At(Opcode.Write10, FaultAction.Hang, occurrence: 2)),
        });
        host.SelectTrackAtOnce();
        foreach (int seconds in new[] { 30, 90 })
        {
            TimeSpan before = time.Elapsed;
            ScsiTransportException hung = Assert.Throws<ScsiTransportException>(
                () => host.Drive.Execute(new Write10(Lba.Zero, 1), new byte[2352], TimeSpan.FromSeconds(seconds)));
            Assert.Equal(TransportFailure.TimedOut, hung.Failure);
            Assert.Equal(TimeSpan.FromSeconds(seconds), time.Elapsed - before);
        }

        Assert.Equal(Lba.Zero, host.NextWritable);
        Host.Good(host.Write(Lba.Zero, new byte[2352]));
    }

    [Fact]
    public async Task Switching_the_recorder_off_ends_a_wait()
    {
        using Host host = Faulty(Fault.At(Opcode.Inquiry, FaultAction.Wait(TimeSpan.FromHours(20))));
        Task<ScsiTransportException> waiting = Task.Run(
            () => Assert.Throws<ScsiTransportException>(() => host.Drive.Execute(new Inquiry(36, null), new byte[36], TimeSpan.FromDays(1))));
        host.Recorder.Dispose();
        Assert.Equal(TransportFailure.DeviceGone, (await waiting).Failure);
    }

    private static Host Faulty(params Fault[] faults) => new(new SoftwareRecorderOptions { Faults = FaultPlan.Of(faults) });
}
