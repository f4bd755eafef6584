using Redbook.Emulation;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Recording.Tests.Erasing;

namespace Redbook.Imapi.Tests.Erasing;

public sealed class EraseTests
{
    [Theory]
    [InlineData(false, BlankingType.Minimal)]
    [InlineData(true, BlankingType.Disc)]
    public void A_disc_is_erased_in_the_way_that_was_asked_for(bool full, BlankingType type)
    {
        using EraseRig rig = new(closed: true);
        MsftDiscFormat2Erase eraser = rig.Attached();
        Assert.True(eraser.IsCurrentMediaSupported(rig.Recorder));
        eraser.FullErase = full;

        eraser.EraseMedia();

        Assert.Equal(type, Assert.Single(rig.Script.Received).Type);
        Assert.True(eraser.MediaPhysicallyBlank);
        rig.AssertReleased();
    }

    [Fact]
    public void The_recorder_in_software_is_erased_for_real()
    {
        using EraseRig rig = new(closed: true) { IsScripted = false };
        MsftDiscFormat2Erase eraser = rig.Attached();
        Assert.False(eraser.MediaPhysicallyBlank);

        eraser.EraseMedia();

        Assert.True(eraser.MediaPhysicallyBlank);
        Assert.Equal(DiscStatus.Blank, rig.Drive.Disc!.Status);
        rig.AssertReleased();
    }

    [Theory]
    [InlineData(false, 0.5)]
    [InlineData(true, 1.0)]
    public void Both_kinds_of_handlers_hear_seconds_at_an_even_pace(bool full, double step)
    {
        using EraseRig rig = new(new BlankingScript { BusyPolls = 10 });
        MsftDiscFormat2Erase eraser = rig.Attached();
        eraser.FullErase = full;
        List<(int Elapsed, int Total)> shorts = [];
        List<(int Elapsed, int Total)> longs = [];
        eraser.Update += new DiscFormat2Erase_EventHandler((sender, elapsed, total) =>
        {
            Assert.Same(eraser, sender);
            shorts.Add((elapsed, total));
        });
        eraser.Update += new DDiscFormat2EraseEvents_UpdateEventHandler((_, elapsed, total) => longs.Add((elapsed, total)));
        eraser.Update += (_, _, _) => throw new InvalidOperationException();

        eraser.EraseMedia();

        Assert.Equal(shorts, longs);
        Assert.Equal(
            [.. Enumerable.Range(0, 11).Append(10).Select(i => (int)(i * step))], shorts.Select(report => report.Elapsed));
        Assert.All(shorts, report => Assert.True(report.Total >= report.Elapsed));
        Assert.Equal((int)(10 * step), shorts[^1].Total);
    }

    [Fact]
    public void Handlers_can_be_taken_off_again_and_come_as_true_events_too()
    {
        using EraseRig rig = new();
        MsftDiscFormat2Erase eraser = rig.Attached();
        int calls = 0;
        DDiscFormat2EraseEvents_UpdateEventHandler handler = (_, _, _) => calls++;
        DiscFormat2Erase_EventHandler other = (_, _, _) => calls++;
        ((DDiscFormat2EraseEvents_Event)eraser).Update += handler;
        ((DiscFormat2Erase_Event)eraser).Update += other;
        eraser.Update -= handler;
        ((DiscFormat2Erase_Event)eraser).Update -= other;

        eraser.EraseMedia();

        Assert.Equal(0, calls);
    }

    [Fact]
    public void A_recorder_is_exchanged_by_detaching_the_first()
    {
        using EraseRig rig = new();
        using MsftDiscRecorder2 second = rig.NewRecorder();
        MsftDiscFormat2Erase eraser = rig.Attached();
        Assert.Equal(
            ImapiResults.E_IMAPI_ERASE_ONLY_ONE_RECORDER_SUPPORTED,
            Assert.ThrowsAny<ImapiException>(() => eraser.Recorder = second).HResult);
        Assert.Same(rig.Recorder, eraser.Recorder);

        eraser.Recorder = null;
        eraser.Recorder = second;
        eraser.EraseMedia();

        Assert.Same(second, eraser.Recorder);
        Assert.Single(rig.Script.Received);
    }

    [Fact]
    public void A_client_that_holds_the_drive_itself_erases_all_the_same()
    {
        using EraseRig rig = new();
        rig.Recorder.AcquireExclusiveAccess(true, Rig.ClientName);

        rig.Attached().EraseMedia();

        Assert.Equal(Rig.ClientName, rig.Recorder.ExclusiveAccessOwner);
        rig.Recorder.ReleaseExclusiveAccess();
        rig.AssertReleased();
    }

    [Fact]
    public void A_recorder_that_was_disposed_is_named()
    {
        using EraseRig rig = new();
        MsftDiscFormat2Erase eraser = rig.Attached();
        rig.Recorder.Dispose();

        Assert.Equal(
            ImapiResults.HRESULT_FROM_WIN32_ERROR_INVALID_HANDLE,
            Assert.ThrowsAny<ImapiException>(eraser.EraseMedia).HResult);
    }

    [Fact]
    public void A_disc_of_the_wrong_kind_is_something_a_person_can_put_right()
    {
        using EraseRig rig = new(medium: MediumType.CdR);

        MediaException refused = Assert.Throws<MediaException>(rig.Attached().EraseMedia);

        Assert.Equal(ImapiResults.E_IMAPI_ERASE_MEDIA_IS_NOT_SUPPORTED, refused.HResult);
        Assert.Contains("CD-RW", refused.Message, StringComparison.Ordinal);
        Assert.Empty(rig.Script.Received);
    }
}
