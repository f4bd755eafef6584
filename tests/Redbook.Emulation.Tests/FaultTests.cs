using Redbook.Discs;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

public sealed class FaultTests
{
    [Fact]
    public void A_sense_is_answered_at_the_command_it_was_planned_for()
    {
        using Host host = Faulty(Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x09), occurrence: 3, count: 2));
        host.SelectTrackAtOnce();
        host.WriteOn(Lba.Zero, Host.Sound(1, 54));
        Host.Refused("3/0C/09", host.Write(new Lba(54), Host.Sound(1, 27)));
        Host.Refused("3/0C/09", host.Write(new Lba(54), Host.Sound(1, 27)));
        host.WriteOn(new Lba(54), Host.Sound(1, 27));
    }

    [Fact]
    public void A_fault_can_wait_for_a_sector()
    {
        using Host host = Faulty(new Fault { Address = new Lba(100), Action = FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00) });
        host.SelectTrackAtOnce();
        host.WriteOn(Lba.Zero, Host.Sound(1, 81));
        Host.Refused("3/0C/00", host.Write(new Lba(81), Host.Sound(1, 27)));
    }

    [Fact]
    public void A_command_that_times_out_was_not_carried_out_and_nobody_waited()
    {
        using Host host = Faulty(Fault.At(Opcode.Write10, FaultAction.TimeOut));
        host.SelectTrackAtOnce();
        ScsiTransportException hung = Assert.Throws<ScsiTransportException>(() => host.Write(Lba.Zero, Host.Sound(1, 27)));
        Assert.Equal(TransportFailure.TimedOut, hung.Failure);
        Assert.Equal(Lba.Zero, host.NextWritable);
    }

    [Fact]
    public void A_drive_that_is_gone_stays_gone_for_everybody()
    {
        using Host host = Faulty(Fault.At(Opcode.TestUnitReady, FaultAction.LoseDevice));
        using RecorderConnection other = host.Recorder.Connect();
        Assert.Equal(TransportFailure.DeviceGone, Assert.Throws<ScsiTransportException>(() => host.Drive.TestUnitReady()).Failure);
        Assert.Equal(TransportFailure.DeviceGone, Assert.Throws<ScsiTransportException>(() => host.Drive.Inquiry(out _)).Failure);
        Assert.Equal(TransportFailure.DeviceGone, Assert.Throws<ScsiTransportException>(() => other.Execute(new byte[6], TransferDirection.None, [], default)).Failure);
    }

    [Fact]
    public void A_handle_that_is_closed_is_closed_for_its_owner_only()
    {
        using Host host = Faulty(Fault.At(Opcode.TestUnitReady, FaultAction.CloseHandle));
        using RecorderConnection other = host.Recorder.Connect();
        host.Connection.TryAcquire("owner", force: false);
        Assert.Equal(TransportFailure.HandleClosed, Assert.Throws<ScsiTransportException>(() => host.Drive.TestUnitReady()).Failure);
        Assert.Equal(TransportFailure.HandleClosed, Assert.Throws<ScsiTransportException>(() => host.Drive.TestUnitReady()).Failure);
        Host.Good(other.Execute(new byte[6], TransferDirection.None, [], default));
        Assert.Null(other.Owner);
    }

    [Fact]
    public void Replies_come_back_short_or_as_other_bytes()
    {
        using Host host = Faulty(
            Fault.At(Opcode.ReadDiscInformation, FaultAction.ShortenReply(5)),
            Fault.At(Opcode.ReadDiscInformation, FaultAction.ScrambleReply(1), occurrence: 2));
        Assert.Equal(5, host.Ask("51 00 00 00 00 00 00 00 22 00").Length);
        byte[] scrambled = host.Ask("51 00 00 00 00 00 00 00 22 00");
        byte[] real = host.Ask("51 00 00 00 00 00 00 00 22 00");
        Assert.Equal(real.Length, scrambled.Length);
        Assert.NotEqual(real, scrambled);
    }

    [Fact]
    public void A_drive_can_say_good_and_record_nothing()
    {
        using Host host = Faulty(
            Fault.Always(Opcode.Write10, FaultAction.PretendSuccess),
            Fault.Always(Opcode.SynchronizeCache, FaultAction.PretendSuccess),
            Fault.Always(Opcode.CloseTrackSession, FaultAction.PretendSuccess));
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, 300));
        Host.Good(host.CloseSession());
        Assert.Equal(DiscStatus.Blank, host.DiscInfo.Status);
    }

    [Theory]
    [InlineData(FaultKind.ChangeMedium, "6/28/00")]
    [InlineData(FaultKind.Reset, "6/29/00")]
    public void A_change_or_a_reset_is_told_to_every_host_once(FaultKind kind, string sense)
    {
        using Host host = Faulty(Fault.At(Opcode.TestUnitReady, kind == FaultKind.Reset ? FaultAction.Reset : FaultAction.ChangeMedium));
        using RecorderConnection other = host.Recorder.Connect();
        host.SelectTrackAtOnce(Mmc.ModePages.MultiSession.NextAllowed);
        Host.Refused(sense, host.Drive.TestUnitReady());
        Host.Good(host.Drive.TestUnitReady());
        Assert.Equal(sense, other.Execute(new byte[6], TransferDirection.None, [], default).Sense?.ToString());
        Host.Good(host.Drive.ReadModePage(out Mmc.ModePages.WriteParametersPage? page));
        Assert.Equal(kind == FaultKind.Reset, page!.Value.MultiSession == Mmc.ModePages.MultiSession.None);
    }

    [Fact]
    public void A_reset_in_the_middle_of_a_track_interrupts_it()
    {
        using Host host = Faulty(Fault.At(Opcode.Write10, FaultAction.Reset, occurrence: 3));
        host.SelectTrackAtOnce();
        host.WriteOn(Lba.Zero, Host.Sound(1, 54));
        Host.Refused("6/29/00", host.Write(new Lba(54), Host.Sound(1, 27)));
        Host.Refused("5/21/02", host.Write(new Lba(54), Host.Sound(1, 27)));
        Assert.True(host.Track(1).IsDamaged);
        Assert.Equal(new Lba(452), host.NextWritable);
    }

    [Fact]
    public void The_disc_can_be_busy_protected_upside_down_or_gone()
    {
        using Host host = Faulty(
            Fault.At(Opcode.TestUnitReady, FaultAction.BecomeReady(2)),
            Fault.At(Opcode.TestUnitReady, FaultAction.BeFormatting(1), occurrence: 4),
            Fault.At(Opcode.TestUnitReady, FaultAction.ProtectMedium, occurrence: 6),
            Fault.At(Opcode.TestUnitReady, FaultAction.TurnMediumOver, occurrence: 7),
            Fault.At(Opcode.TestUnitReady, FaultAction.RemoveMedium, occurrence: 8));
        Assert.Equal(
            ["2/04/01", "2/04/01", null, "2/04/04", null, null],
            Enumerable.Range(0, 6).Select(_ => host.Drive.TestUnitReady().Sense?.ToString()));
        host.SelectTrackAtOnce();
        Host.Refused("7/27/00", host.Write(Lba.Zero, Host.Sound(1, 1)));
        Host.Refused("2/06/00", host.Drive.TestUnitReady());
        Host.Refused("2/3A/01", host.Drive.TestUnitReady());
        Assert.Null(host.Recorder.Disc);
    }

    [Fact]
    public void A_plan_can_be_changed_while_the_drive_is_in_use()
    {
        using Host host = new();
        host.Recorder.Faults = FaultPlan.Of(Fault.Always(Opcode.TestUnitReady, FaultAction.Answer(SenseKey.HardwareError, 0x44, 0x00)));
        Host.Refused("4/44/00", host.Drive.TestUnitReady());
        host.Recorder.Faults = FaultPlan.None;
        Host.Good(host.Drive.TestUnitReady());
    }

    private static Host Faulty(params Fault[] faults) => new(new SoftwareRecorderOptions { Faults = FaultPlan.Of(faults) });
}
