using Redbook.Emulation;
using Redbook.Mmc.Transport;
using Redbook.Recording.Tests.Erasing;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Erasing;

/// <summary>A drive with a CD-RW, a recorder object and an eraser.</summary>
internal sealed class EraseRig : IDisposable
{
    private readonly Rig _rig;

    public EraseRig(
        BlankingScript? script = null,
        MediumType? medium = MediumType.CdRw,
        bool closed = false,
        bool recorded = false,
        InterceptedTransport.Interceptor? before = null)
    {
        Script = script ?? new BlankingScript();
        _rig = new Rig(
            medium: new MediumOptions { Type = medium ?? MediumType.CdRw },
            empty: medium is null,
            script: (cdb, data) => IsScripted ? before?.Invoke(cdb, data) ?? Script.Answer(cdb, data) : null);
        Recorder = _rig.NewRecorder();
        if (recorded || closed)
        {
            using MsftDiscFormat2TrackAtOnce writer = Rig.NewWriter(Recorder, Time);
            writer.DoNotFinalizeMedia = !closed;
            writer.PrepareMedia();
            writer.AddAudioTrack(Rig.Track(1, 300));
            writer.ReleaseMedia();
        }

        IsScripted = true;
        Eraser = new MsftDiscFormat2Erase(Time);
    }

    public bool IsScripted { get; set; }

    public VirtualTime Time { get; } = new();

    public BlankingScript Script { get; }

    public SoftwareRecorder Drive => _rig.Recorder;

    public MsftDiscRecorder2 Recorder { get; }

    public MsftDiscFormat2Erase Eraser { get; }

    /// <summary>The eraser with recorder and client name set.</summary>
    public MsftDiscFormat2Erase Attached()
    {
        Eraser.Recorder = Recorder;
        Eraser.ClientName = Rig.ClientName;
        return Eraser;
    }

    /// <summary>Another recorder object for the same drive; the caller disposes it.</summary>
    public MsftDiscRecorder2 NewRecorder() => _rig.NewRecorder();

    /// <summary>Nothing is held any more.</summary>
    public void AssertReleased()
    {
        Assert.False(Drive.IsTrayLocked);
        using IScsiTransport look = Drive.Connect();
        Assert.Null(((IExclusiveAccess)look).Owner);
    }

    public void Dispose()
    {
        Recorder.Dispose();
        _rig.Dispose();
    }
}
