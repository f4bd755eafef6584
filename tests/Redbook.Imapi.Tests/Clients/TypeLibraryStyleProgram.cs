using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi.Tests.Clients;

/// <summary>A program as people wrote them against an import of the type library: only the using line is changed.
/// </summary>
internal sealed class TypeLibraryStyleProgram
{
    public int Updates { get; private set; }

    public int ErrorCode { get; private set; }

    public IDiscFormat2TrackAtOnce Burn(IDiscMaster2 master, Func<IDiscRecorder2> newRecorder, params IStream[] tracks)
    {
        IDiscRecorder2 recorder = newRecorder();
        for (int i = 0; i < master.Count; i++)
        {
            recorder.InitializeDiscRecorder(master[i]);
        }

        MsftDiscFormat2TrackAtOnce tao = new MsftDiscFormat2TrackAtOnceClass();
        tao.ClientName = "IMAPI2 sample";
        tao.Recorder = (MsftDiscRecorder2)recorder;
        tao.SetWriteSpeed(-1, false);
        tao.PrepareMedia();
        tao.Update += new DDiscFormat2TrackAtOnceEvents_UpdateEventHandler(OnUpdate);
        try
        {
            foreach (IStream track in tracks)
            {
                tao.AddAudioTrack(track);
            }
        }
        catch (COMException ex)
        {
            ErrorCode = ex.ErrorCode;
        }

        tao.ReleaseMedia();
        DDiscFormat2TrackAtOnceEvents_Event events = tao;
        events.Update -= OnUpdate;
        tao.Recorder = null;
        return tao;
    }

    private void OnUpdate([In, MarshalAs(UnmanagedType.IDispatch)] object @object, object progress)
    {
        if (progress is IDiscFormat2TrackAtOnceEventArgs { CurrentTrackNumber: > 0 } && @object is IDiscFormat2TrackAtOnce)
        {
            Updates++;
        }
    }
}
