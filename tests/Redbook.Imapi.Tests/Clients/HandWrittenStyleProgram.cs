using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi.Tests.Clients;

/// <summary>A program as people wrote them in 2008 against hand-written declarations: only the using line is changed.
/// </summary>
internal sealed class HandWrittenStyleProgram
{
    private readonly MsftDiscMaster2 _discMaster = new MsftDiscMaster2();

    public HandWrittenStyleProgram(MsftDiscMaster2? discMaster = null) => _discMaster = discMaster ?? _discMaster;

    public Func<string, MsftDiscRecorder2> MakeRecorder { get; init; } = static id =>
    {
        MsftDiscRecorder2 discRecorder = new MsftDiscRecorder2();
        discRecorder.InitializeDiscRecorder(id);
        return discRecorder;
    };

    public List<IMAPI_FORMAT2_TAO_WRITE_ACTION> Actions { get; } = [];

    public int Percent { get; private set; }

    public bool Burn(string driveLetter, params IStream[] tracks)
    {
        IDiscRecorder2? discRecorder = null;
        if (!_discMaster.IsSupportedEnvironment)
        {
            return false;
        }

        foreach (string uniqueRecorderId in _discMaster)
        {
            MsftDiscRecorder2 candidate = MakeRecorder(uniqueRecorderId);
            foreach (string volumePathName in candidate.VolumePathNames)
            {
                if (volumePathName == driveLetter)
                {
                    discRecorder = candidate;
                }
            }
        }

        MsftDiscFormat2TrackAtOnce? trackAtOnce = null;
        try
        {
            trackAtOnce = new MsftDiscFormat2TrackAtOnce();
            if (!trackAtOnce.IsCurrentMediaSupported(discRecorder!))
            {
                return false;
            }

            trackAtOnce.Recorder = discRecorder;
            trackAtOnce.ClientName = "BurnAudio";
            trackAtOnce.Update += new DiscFormat2TrackAtOnce_EventHandler(TrackAtOnce_Update);
            trackAtOnce.PrepareMedia();
            foreach (IStream stream in tracks)
            {
                trackAtOnce.AddAudioTrack(stream);
            }

            trackAtOnce.Update -= new DiscFormat2TrackAtOnce_EventHandler(TrackAtOnce_Update);
            trackAtOnce.ReleaseMedia();
            discRecorder!.EjectMedia();
            return true;
        }
        finally
        {
            trackAtOnce?.Dispose();
        }
    }

    private void TrackAtOnce_Update(object sender, object args)
    {
        IDiscFormat2TrackAtOnce trackAtOnce = (IDiscFormat2TrackAtOnce)sender;
        IDiscFormat2TrackAtOnceEventArgs eventArgs = (IDiscFormat2TrackAtOnceEventArgs)args;
        Actions.Add(eventArgs.CurrentAction);
        long writtenSectors = eventArgs.LastWrittenLba - eventArgs.StartLba;
        if (writtenSectors > 0 && eventArgs.SectorCount > 0 && trackAtOnce.ClientName.Length > 0)
        {
            Percent = (int)((100 * writtenSectors) / eventArgs.SectorCount);
        }
    }
}
