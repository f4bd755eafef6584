using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

public sealed class ConnectionTests
{
    [Fact]
    public void Who_holds_the_drive_is_counted_and_others_are_told_the_name()
    {
        using Host host = new();
        using RecorderConnection other = host.Recorder.Connect();
        Assert.True(host.Connection.TryAcquire("first", force: false));
        Assert.True(host.Connection.TryAcquire("first again", force: false));
        Assert.False(other.TryAcquire("second", force: true));
        Assert.Equal("first", other.Owner);
        ScsiTransportException locked = Assert.Throws<ScsiTransportException>(() => other.Execute(new byte[6], TransferDirection.None, [], default));
        Assert.Equal(TransportFailure.Locked, locked.Failure);
        Assert.Contains("first", locked.Message, StringComparison.Ordinal);
        host.Connection.Release();
        Assert.Equal("first", other.Owner);
        other.Release();
        Assert.Equal("first", other.Owner);
        host.Connection.Release();
        Assert.Null(other.Owner);
        Host.Good(other.Execute(new byte[6], TransferDirection.None, [], default));
    }

    [Fact]
    public void A_connection_that_ends_lets_go_of_the_drive_and_of_the_tray()
    {
        using Host host = new();
        RecorderConnection other = host.Recorder.Connect();
        other.TryAcquire("other", force: false);
        Host.Good(other.Execute([0x1E, 0, 0, 0, 1, 0], TransferDirection.None, [], default));
        other.Release();
        Assert.True(host.Recorder.IsTrayLocked);
        other.Dispose();
        other.Dispose();
        Assert.Null(host.Connection.Owner);
        Assert.False(host.Recorder.IsTrayLocked);
        host.Connection.Dispose();
        Assert.Equal(TransportFailure.HandleClosed, Assert.Throws<ScsiTransportException>(() => host.Drive.TestUnitReady()).Failure);
        Assert.False(host.Connection.TryAcquire("late", force: false));
    }

    [Fact]
    public void A_recorder_that_is_switched_off_is_gone_and_leaves_the_disc()
    {
        using Host host = new();
        host.Recorder.Dispose();
        Assert.Equal(TransportFailure.DeviceGone, Assert.Throws<ScsiTransportException>(() => host.Drive.TestUnitReady()).Failure);
        using SoftwareRecorder second = new();
        second.Insert(host.Disc);
        Assert.Same(host.Disc, second.Disc);
        Assert.Throws<ObjectDisposedException>(() => host.Recorder.Connect());
    }

    [Fact]
    public void A_disc_is_in_one_recorder_and_a_recorder_has_one_disc()
    {
        using Host host = new();
        using SoftwareRecorder second = new();
        Assert.Throws<InvalidOperationException>(() => second.Insert(host.Disc));
        using VirtualDisc other = VirtualDisc.InMemory();
        Assert.Throws<InvalidOperationException>(() => host.Recorder.Insert(other));
        host.Recorder.Remove();
        second.Insert(host.Disc);
        Assert.Null(host.Recorder.Remove());
    }

    [Fact]
    public void A_disc_that_is_disposed_is_taken_out()
    {
        using Host host = new();
        host.Disc.Dispose();
        Host.Refused("2/3A/01", host.Drive.TestUnitReady());
        Assert.Throws<ObjectDisposedException>(() => host.Disc.ReadSectors(Lba.Zero, new byte[2352]));
    }

    [Fact]
    public void More_than_the_drive_takes_at_once_does_not_reach_it()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(() => host.Write(Lba.Zero, new byte[223 * 2352]));
        Assert.Equal(TransportFailure.Host, refused.Failure);
        Assert.True(host.Connection.MaxTransferBytes >= 222 * 2352);
    }

    [Fact]
    public async Task Hosts_on_several_threads_are_served_one_after_the_other()
    {
        using Host host = new();
        host.SelectTrackAtOnce();
        Task[] others = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            using RecorderConnection connection = host.Recorder.Connect();
            var drive = new MmcDrive(connection);
            for (int i = 0; i < 500; i++)
            {
                Host.Good(drive.ReadDiscInformation(out var info));
                Assert.NotNull(info);
                Assert.NotNull(host.Disc.Layout);
            }
        }, TestContext.Current.CancellationToken))];
        byte[] sound = Host.Sound(1, 1350);
        host.RecordTrack(sound);
        await Task.WhenAll(others);
        Host.Good(host.CloseSession());
        Assert.Equal(sound, host.ReadAudio(Lba.Zero, 1350));
    }

    [Fact]
    public void Writing_takes_no_memory_once_it_is_going()
    {
        using Redbook.Testing.TempFolder temp = new();
        using VirtualDisc disc = VirtualDisc.Create(temp.PathOf("a.disc"));
        using Host host = new(disc);
        host.SelectTrackAtOnce();
        byte[] piece = Host.Sound(1, 27);
        Host.Good(host.Drive.Execute(new Write10(Lba.Zero, 27), piece));
        Host.Good(host.Drive.Execute(new Write10(new Lba(27), 27), piece));
        Host.Good(host.Drive.TestUnitReady());
        Host.Good(host.Drive.ReadBufferCapacity(out _));
        int at = 54;
        Assert.Equal(0, Redbook.Testing.Allocations.InSteadyState(() =>
        {
            for (int i = 0; i < 16; i++, at += 27)
            {
                host.Drive.Execute(new Write10(new Lba(at), 27), piece);
                host.Drive.TestUnitReady();
                host.Drive.ReadBufferCapacity(out _);
            }
        }));
        Assert.Equal(new Lba(at), host.NextWritable);
    }
}
