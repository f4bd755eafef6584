using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using static Redbook.Imapi.IMAPI_FORMAT2_TAO_WRITE_ACTION;

namespace Redbook.Imapi.Tests;

/// <summary>What the writer makes of drives, discs and their changes.</summary>
public sealed class TrackAtOnceDriveTests : IDisposable
{
    private readonly Rig _rig = new();
    private readonly MsftDiscRecorder2 _recorder;
    private readonly MsftDiscFormat2TrackAtOnce _writer;

    public TrackAtOnceDriveTests()
    {
        _recorder = _rig.NewRecorder();
        _writer = Rig.NewWriter(_recorder);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _recorder.Dispose();
        _rig.Dispose();
    }

    [Theory]
    [InlineData(false, ImapiResults.E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE)]
    [InlineData(true, ImapiResults.E_IMAPI_RECORDER_MEDIA_NO_MEDIA)]
    public void A_disc_that_went_with_its_tracks_is_told_by_release_and_the_new_one_stays_blank(bool gone, int hresult)
    {
        _writer.PrepareMedia();
        _writer.AddAudioTrack(Rig.Track(1, 300));
        _rig.Recorder.Remove()!.Dispose();
        if (!gone)
        {
            _rig.Insert();
        }

        Assert.Equal(hresult, Assert.ThrowsAny<ImapiException>(_writer.ReleaseMedia).HResult);
        Assert.Equal("", _recorder.ExclusiveAccessOwner);
        Assert.Equal(gone ? null : DiscStatus.Blank, _rig.Disc?.Status);
    }

    [Fact]
    public void A_change_of_disc_that_a_question_read_away_still_ends_the_job()
    {
        _writer.PrepareMedia();
        _rig.Recorder.Remove()!.Dispose();
        _rig.Insert();
        Assert.NotEmpty(_recorder.CurrentProfiles);
        Assert.Equal(
            ImapiResults.E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE,
            Assert.Throws<ImapiException>(() => _writer.AddAudioTrack(Rig.Track(1, 300))).HResult);
        _writer.ReleaseMedia();
        Assert.Equal(DiscStatus.Blank, _rig.Disc!.Status);
    }

    [Fact]
    public void Speed_is_chosen_and_used()
    {
        Assert.Equal("S_IMAPI_BOTHADJUSTED", _writer.TrySetWriteSpeed(1000, true).Name);
        Assert.Equal((1000, true), (_writer.RequestedWriteSpeed, _writer.RequestedRotationTypeIsPureCAV));
        Assert.Equal(900, _writer.CurrentWriteSpeed);
        _writer.PrepareMedia();
        Assert.Equal(900, _writer.CurrentWriteSpeed);
        Assert.Equal("S_OK", _writer.TrySetWriteSpeed(600, false).Name);
        Assert.Equal(600, _writer.CurrentWriteSpeed);
        int whileWriting = 0;
        _writer.Update += (_, _) => whileWriting = _writer.CurrentWriteSpeed;
        _writer.AddAudioTrack(Rig.Track(1, 300));
        Assert.Equal(600, whileWriting);
        Assert.Equal("S_OK", _writer.TrySetWriteSpeed(-1, false).Name);
        Assert.Equal(3600, _writer.CurrentWriteSpeed);
    }

    [Fact]
    public void Speed_descriptors_name_medium_speed_and_rotation()
    {
        IWriteSpeedDescriptor fastest = (IWriteSpeedDescriptor)_writer.SupportedWriteSpeedDescriptors[0];
        Assert.Equal(
            (IMAPI_MEDIA_PHYSICAL_TYPE.IMAPI_MEDIA_TYPE_CDR, 3600, false),
            (fastest.MediaType, fastest.WriteSpeed, fastest.RotationTypeIsPureCAV));
        Assert.Equal(
            _writer.SupportedWriteSpeedList,
            _writer.SupportedWriteSpeedDescriptorList.Select(static speed => speed.WriteSpeed));
    }

    [Fact]
    public void Quick_verification_is_shown_and_finds_a_drive_that_lies()
    {
        List<IMAPI_FORMAT2_TAO_WRITE_ACTION> actions = [];
        _writer.Update += (_, args) => actions.Add(((IDiscFormat2TrackAtOnceEventArgs)args).CurrentAction);
        _writer.BurnVerificationLevel = IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_QUICK;
        _writer.PrepareMedia();
        _writer.AddAudioTrack(Rig.Track(1, 300));
        Assert.Contains(IMAPI_FORMAT2_TAO_WRITE_ACTION_VERIFYING, actions);
        _rig.Recorder.Faults = FaultPlan.Of(Fault.Always(Opcode.CloseTrackSession, FaultAction.PretendSuccess));
        Assert.Equal(
            ImapiResults.E_IMAPI_BURN_VERIFICATION_FAILED,
            Assert.Throws<ImapiException>(_writer.ReleaseMedia).HResult);
        Assert.Equal("", _recorder.ExclusiveAccessOwner);
    }

    [Fact]
    public void Answers_with_a_remark_have_codes()
    {
        Assert.Equal("S_OK", _writer.TryIsRecorderSupported(_recorder, out bool records).Name);
        Assert.Equal("S_OK", _writer.TryIsCurrentMediaSupported(_recorder, out bool takes).Name);
        Assert.True(records && takes);
        Assert.Equal(
            "E_IMAPI_DF2TAO_MEDIA_IS_NOT_PREPARED", _writer.TryGetNumberOfExistingTracks(out int count).Name);
        Assert.Equal(0, count);
        _writer.PrepareMedia();
        _writer.AddAudioTrack(Rig.Track(1, 300));
        Assert.Equal("S_OK", _writer.TryGetNumberOfExistingTracks(out count).Name);
        Assert.Equal(1, count);
        Assert.Equal("S_FALSE", _writer.TryIsCurrentMediaSupported(_recorder, out takes).Name);
        Assert.False(takes);
        _writer.ReleaseMedia();
        _rig.Recorder.Remove()!.Dispose();
        Assert.Equal("E_IMAPI_RECORDER_MEDIA_NO_MEDIA", _writer.TryIsCurrentMediaSupported(_recorder, out takes).Name);
        Assert.False(takes);
        Assert.Equal("E_POINTER", _writer.TryIsRecorderSupported(null!, out _).Name);
    }

    [Fact]
    public void Preparing_needs_a_client_name()
    {
        using MsftDiscFormat2TrackAtOnce nameless = new() { Recorder = _recorder };
        ImapiException refused = Assert.Throws<ImapiException>(nameless.PrepareMedia);
        Assert.Equal(ImapiResults.E_IMAPI_DF2TAO_CLIENT_NAME_IS_NOT_VALID, refused.HResult);
        Assert.Contains("Set ClientName first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Preparing_waits_for_a_drive_that_becomes_ready()
    {
        _rig.Recorder.Faults = FaultPlan.Of(Fault.At(Opcode.TestUnitReady, FaultAction.BecomeReady(3)));
        _writer.PrepareMedia();
        Assert.True(_writer.FreeSectorsOnMedia > 0);
    }

    [Fact]
    public void Sleep_is_held_off_while_media_is_prepared()
    {
        AwakeProbe probe = new();
        using MsftDiscFormat2TrackAtOnce writer = new(TimeProvider.System, probe)
        {
            Recorder = _recorder,
            ClientName = Rig.ClientName,
        };
        Assert.Equal(0, probe.Held);
        writer.PrepareMedia();
        Assert.Equal(1, probe.Held);
        writer.ReleaseMedia();
        Assert.Equal(0, probe.Held);
    }

    // Media may be prepared, written and released on three threads: only the one that writes, while it writes, comes first.
    [Fact]
    public void The_thread_that_writes_comes_first_while_it_writes()
    {
        AwakeProbe probe = new();
        using MsftDiscFormat2TrackAtOnce writer = new(TimeProvider.System, probe)
        {
            Recorder = _recorder,
            ClientName = Rig.ClientName,
        };
        List<Thread?> first = [];
        writer.Update += (_, args) =>
        {
            if (((IDiscFormat2TrackAtOnceEventArgs)args).CurrentAction == IMAPI_FORMAT2_TAO_WRITE_ACTION_WRITING)
            {
                first.Add(probe.First);
            }
        };
        OnThreadOfItsOwn(writer.PrepareMedia);
        Assert.Null(probe.First);
        Thread writing = OnThreadOfItsOwn(() => writer.AddAudioTrack(Rig.Track(1, 400)));
        Assert.NotEmpty(first);
        Assert.All(first, thread => Assert.Same(writing, thread));
        Assert.Null(probe.First);
        OnThreadOfItsOwn(() => Assert.Throws<ImapiException>(() => writer.AddAudioTrack(new Streams.ClientStream(new byte[5]))));
        OnThreadOfItsOwn(writer.ReleaseMedia);
        Assert.Null(probe.First);
    }

    [Fact]
    public void Disposed_from_a_handler_the_track_ends_and_the_drive_is_free()
    {
        _writer.Update += (_, _) => _writer.Dispose();
        _writer.PrepareMedia();
        Assert.Equal(
            ImapiResults.E_IMAPI_REQUEST_CANCELLED,
            Assert.Throws<ImapiException>(() => _writer.AddAudioTrack(Rig.Track(1, 1000))).HResult);
        Assert.Equal("", _recorder.ExclusiveAccessOwner);
        Assert.Null(_writer.Recorder);
    }

    [Fact]
    public void A_recorder_that_cannot_write_is_refused_and_one_that_says_nothing_is_not()
    {
        _rig.Recorder.Faults = FaultPlan.Of(
            Fault.Always(Opcode.GetConfiguration, FaultAction.Answer(SenseKey.IllegalRequest, 0x20, 0)),
            Fault.Always(Opcode.ModeSense10, FaultAction.Answer(SenseKey.IllegalRequest, 0x24, 0)));
        using MsftDiscFormat2TrackAtOnce writer = new();
        Assert.Equal(
            ImapiResults.E_IMAPI_DF2TAO_RECORDER_NOT_SUPPORTED,
            Assert.Throws<ImapiException>(() => writer.Recorder = _recorder).HResult);
        Assert.Equal("S_FALSE", writer.TryIsRecorderSupported(_recorder, out _).Name);

        _rig.Recorder.Faults = FaultPlan.Of(Fault.Always(Opcode.Inquiry, FaultAction.TimeOut));
        writer.Recorder = _recorder;
        Assert.Same(_recorder, writer.Recorder);
    }

    [Fact]
    public void A_drive_without_the_optional_capabilities_page_records()
    {
        using Rig rig = new(new SoftwareRecorderOptions
        {
            Profile = new DriveProfile { MissingModePages = [0x2A] },
        });
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2TrackAtOnce writer = Rig.NewWriter(recorder);
        Assert.True(writer.IsCurrentMediaSupported(recorder));
        Assert.Equal(3600, writer.CurrentWriteSpeed);
        writer.PrepareMedia();
        writer.AddAudioTrack(Rig.Track(1, 300));
        writer.ReleaseMedia();
        Assert.Equal(DiscStatus.Complete, rig.Disc!.Status);
    }

    [Fact]
    public void A_disc_made_for_other_speeds_than_the_drive_has_is_refused_early()
    {
        using Rig rig = new(medium: new MediumOptions { MinimumSpeed = 60, MaximumSpeed = 72 });
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2TrackAtOnce writer = Rig.NewWriter(recorder);
        Assert.Equal(
            ImapiResults.E_IMAPI_RECORDER_MEDIA_SPEED_MISMATCH,
            Assert.Throws<MediaException>(writer.PrepareMedia).HResult);
        Assert.Equal("", recorder.ExclusiveAccessOwner);
    }

    [Fact]
    public void A_rewritable_disc_is_named_and_recorded()
    {
        using Rig rig = new(medium: new MediumOptions { Type = MediumType.CdRw });
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2TrackAtOnce writer = Rig.NewWriter(recorder);
        Assert.Equal(IMAPI_MEDIA_PHYSICAL_TYPE.IMAPI_MEDIA_TYPE_CDRW, writer.CurrentPhysicalMediaType);
        writer.PrepareMedia();
        writer.AddAudioTrack(Rig.Track(1, 300));
        writer.ReleaseMedia();
        Assert.Equal(DiscStatus.Complete, rig.Disc!.Status);
    }

    private static Thread OnThreadOfItsOwn(Action work)
    {
        Exception? failure = null;
        Thread thread = new(() => failure = Record.Exception(work));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return thread;
    }
}
