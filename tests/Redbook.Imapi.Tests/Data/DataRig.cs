using Redbook.Emulation;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Data;

/// <summary>A disc in one of the states that a data recording may find, and the object that tells of it.</summary>
internal sealed class DataRig : IDisposable
{
    private readonly Rig _rig;

    public DataRig(string state)
    {
        _rig = new Rig(
            medium: new MediumOptions { Type = state == "rewritable" ? MediumType.CdRw : MediumType.CdR },
            empty: state == "empty");
        Recorder = _rig.NewRecorder();
        Data = new MsftDiscFormat2Data();
        if (state is "open" or "session" or "closed" or "rewritable")
        {
            RecordAudio(close: state != "open", finalize: state != "session");
        }

        if (state != "fresh")
        {
            Data.Recorder = Recorder;
            Data.ClientName = Rig.ClientName;
        }
    }

    public MsftDiscRecorder2 Recorder { get; }

    public MsftDiscFormat2Data Data { get; }

    public IMultisessionSequential2 Sequential => (IMultisessionSequential2)Data.MultisessionInterfaces[0];

    public IMultisessionRandomWrite Random => (IMultisessionRandomWrite)Data.MultisessionInterfaces[1];

    public void Dispose()
    {
        Recorder.Dispose();
        _rig.Dispose();
    }

    private void RecordAudio(bool close, bool finalize)
    {
        using MsftDiscRecorder2 recorder = _rig.NewRecorder();
        using MsftDiscFormat2TrackAtOnce writer = new(new VirtualTime())
        {
            Recorder = recorder, ClientName = Rig.ClientName, DoNotFinalizeMedia = !finalize,
        };
        writer.PrepareMedia();
        writer.AddAudioTrack(Rig.Track(1, 400));
        if (close)
        {
            writer.ReleaseMedia();
        }
    }
}
