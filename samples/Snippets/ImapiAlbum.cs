using Redbook.Imapi;

namespace Snippets;

internal static class ImapiAlbum
{
    public static void Show(string recorderId, params IReadOnlyList<Stream> tracks)
    {
        using MsftDiscRecorder2 recorder = new();
        recorder.InitializeDiscRecorder(recorderId);       // an id of MsftDiscMaster2, or virtual:PATH
        using MsftDiscFormat2TrackAtOnce writer = new() { Recorder = recorder, ClientName = "My program" };
        writer.Update += (_, progress) => Console.WriteLine(((IDiscFormat2TrackAtOnceEventArgs)progress).LastWrittenLba);

        writer.PrepareMedia();
        foreach (Stream track in tracks)
        {
            writer.AddAudioTrack(track);                   // 44.1 kHz, 16-bit, stereo, no header; or any IStream
        }

        writer.ReleaseMedia();                             // closes the disc and lets go of the drive
    }
}
