using Redbook.Imapi;

namespace ImapiSamples;

/// <summary>Tracks one after the other, two seconds of silence between them. The plainest audio disc.</summary>
internal static class TrackAtOnce
{
    public static void Record(string drive, IReadOnlyList<string> files)
    {
        using MsftDiscRecorder2 recorder = new();
        recorder.InitializeDiscRecorder(drive);
        using MsftDiscFormat2TrackAtOnce writer = new() { Recorder = recorder, ClientName = "Track at once" };
        writer.PrepareMedia();
        Console.WriteLine($"{writer.FreeSectorsOnMedia} sectors are free.");
        foreach (string file in files)
        {
            writer.AddAudioTrack(new MemoryStream(Sound.LoadSectors(file)));
            Console.WriteLine($"Track {writer.NumberOfExistingTracks} is recorded.");
        }

        writer.ReleaseMedia();
    }
}
