using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Features;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

public sealed class DiscInspectorTests
{
    private static readonly byte[] s_readOnly =
    [
        Opcode.TestUnitReady, Opcode.Inquiry, Opcode.GetConfiguration, Opcode.ModeSense10, Opcode.ReadBufferCapacity,
        Opcode.ReadTocPmaAtip, Opcode.ReadDiscInformation, Opcode.ReadTrackInformation, Opcode.GetPerformance,
    ];

    [Fact]
    public void A_blank_disc_is_described_and_nothing_is_changed()
    {
        using var b = new Burner(medium: new MediumOptions { Minutes = 74 });

        MediumReport report = new DiscInspector(b.Link, b.Time).Inspect();

        Assert.Equal(MediumState.Blank, report.State);
        Assert.Equal(Profile.CdR, report.Profile);
        Assert.Equal("REDBOOK VIRTUAL CD-RW", report.Drive.Name);
        Assert.Equal(WriteModes.TrackAtOnce | WriteModes.TestWrite, report.Drive.WriteModes & (WriteModes.TrackAtOnce | WriteModes.TestWrite));
        Assert.True(report.Drive.HasUnderrunProtection);
        Assert.True(report.Drive.WritesCd);
        Assert.Equal(2 * 1024 * 1024, report.Drive.BufferBytes);
        Assert.Equal("97:34:23", report.Atip!.Value.LeadInStart.ToString());
        Assert.Equal("73:59:72", report.Atip!.Value.LastPossibleLeadOutStart.ToString());
        Assert.Equal([48, 40, 32, 24, 16, 12, 8, 4], report.WriteSpeeds.Select(s => s.Speed.Factor).Distinct());
        Assert.Equal(332_847, report.Space!.Value.FreeSectors);
        Assert.Null(report.Toc);
        Assert.All(b.Link.Opcodes, o => Assert.Contains(o, s_readOnly));
        Assert.False(b.Drive.IsTrayLocked);
        Assert.Null(b.Connection.Owner);
    }

    [Fact]
    public void An_empty_drive_is_a_report_and_not_an_exception()
    {
        using var b = new Burner();
        b.Drive.Remove();

        MediumReport report = new DiscInspector(b.Link, b.Time).Inspect();

        Assert.Equal(MediumState.NoDisc, report.State);
        Assert.Equal(0x3A, report.NotReady!.Value.Asc);
        Assert.Equal("REDBOOK VIRTUAL CD-RW", new DiscInspector(b.Link, b.Time).InspectDrive().Name);
    }

    [Fact]
    public void A_disc_that_becomes_ready_is_waited_for_and_one_that_does_not_is_reported()
    {
        using var b = new Burner();
        b.Suffer(Fault.At(Opcode.TestUnitReady, FaultAction.BecomeReady(6)));
        Assert.Equal(MediumState.Blank, new DiscInspector(b.Link, b.Time).Inspect().State);
        Assert.True(b.Time.Elapsed > TimeSpan.FromMilliseconds(500));

        b.Suffer(Fault.At(Opcode.TestUnitReady, FaultAction.BecomeReady(1_000_000)));
        TimeSpan before = b.Time.Elapsed;
        MediumReport report = new DiscInspector(b.Link, b.Time) { ReadyLimit = TimeSpan.FromSeconds(5) }.Inspect();
        Assert.Equal(MediumState.NotReady, report.State);
        Assert.Equal(new SenseData(SenseKey.NotReady, 4, 1), report.NotReady);
        Assert.InRange((b.Time.Elapsed - before).TotalSeconds, 5, 6);
    }

    [Fact]
    public void Sessions_and_open_tracks_are_seen()
    {
        using var b = new Burner();
        Record(b, SessionClose.CloseSession, 1);
        Record(b, SessionClose.LeaveOpen, 2);

        MediumReport report = new DiscInspector(b.Link, b.Time).Inspect();

        Assert.Equal(MediumState.Appendable, report.State);
        Assert.Equal(2, report.Disc!.Value.SessionCount);
        Assert.Equal(1, report.Toc!.Last);
        Assert.Equal([2, 3], report.OpenTracks.Select(t => t.Track));
        Assert.Equal(4, report.NextTrack!.Value.Track);
    }

    [Fact]
    public void A_drive_that_only_reads_is_described_too()
    {
        using var b = new Burner();
        Record(b, SessionClose.Finalize, 1);
        b.Suffer(Fault.Always(Opcode.ReadDiscInformation, FaultAction.Answer(SenseKey.IllegalRequest, 0x20, 0)));

        MediumReport report = new DiscInspector(b.Link, b.Time).Inspect();

        Assert.Equal(MediumState.Complete, report.State);
        Assert.Null(report.Disc);
        Assert.Equal(1, report.Toc!.Last);
    }

    [Fact]
    public void Replies_of_any_bytes_give_a_report_or_the_one_exception()
    {
        int rounds = TestLength.Rounds(300, 20_000);
        var random = new Random(99);
        byte[] opcodes = [.. s_readOnly.Where(o => o != Opcode.TestUnitReady)];
        int reports = 0;
        using var b = new Burner();
        Record(b, SessionClose.CloseSession, 1);
        for (int i = 0; i < rounds; i++)
        {
            byte opcode = opcodes[random.Next(opcodes.Length)];
            FaultAction action = random.Next(3) == 0
                ? FaultAction.ShortenReply(random.Next(40))
                : FaultAction.ScrambleReply(random.Next());
            b.Suffer(Fault.At(opcode, action, 1 + random.Next(4), 1 + random.Next(3)));
            try
            {
                Assert.NotNull(new DiscInspector(b.Link, b.Time).Inspect());
                reports++;
            }
            catch (RecordingException e)
            {
                Assert.NotEqual(RecordingFailure.HostFailed, e.Failure);
            }
        }

        Assert.True(reports > rounds / 3);
    }

    private static void Record(Burner b, SessionClose close, int tracks)
    {
        using TrackAtOnceRecorder recorder = b.Recorder(Burner.Options with { AllowAppend = true, Close = close });
        recorder.Prepare();
        for (int i = 0; i < tracks; i++)
        {
            byte[] sound = Signals.Noise(300, i);
            recorder.WriteTrack(new MemoryStream(sound), sound.Length);
        }

        recorder.Close();
    }
}
