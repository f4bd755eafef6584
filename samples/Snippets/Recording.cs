using Redbook.Emulation;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;
using Redbook.Recording.TrackAtOnce;

namespace Snippets;

internal static class Recording
{
    public static void Show()
    {
        using SoftwareRecorder inSoftware = new();
        using VirtualDisc disc = VirtualDisc.InMemory();
        inSoftware.Insert(disc);
        using IScsiTransport transport = inSoftware.Connect();
        using MemoryStream silence = new(new byte[2352 * 75 * 10]);

        Record(transport, [silence]);
        using VirtualDisc blank = VirtualDisc.InMemory();
        inSoftware.Remove();
        inSoftware.Insert(blank);
        RecordAtOnce(transport, new MasterDisc { Tracks = [new MasterTrack { Source = new SectorSource(silence, 0, 750) }] });
        Console.WriteLine($"{disc.Status}: {disc.Layout.Tracks.Count()} track of {disc.Layout.Tracks.First().LengthSectors} sectors");
    }

    private static void Record(IScsiTransport transport, IEnumerable<Stream> tracks)
    {
        TrackAtOnceOptions options = new() { ClientName = "My program", Progress = new Progress<RecordingProgress>(Show) };
        using TrackAtOnceRecorder recorder = new(transport, options);
        recorder.Prepare();                                // takes and locks the drive; writes nothing
        foreach (Stream pcm in tracks)                     // 44.1 kHz, 16 bits, stereo, no header
        {
            recorder.WriteTrack(pcm, pcm.Length);          // the drive makes the gaps
        }

        recorder.Close();                                  // without it the session stays open
    }

    private static void RecordAtOnce(IScsiTransport transport, MasterDisc disc)
    {
        // Everything that can go wrong, and be lost, is known before the laser is on.
        MediumReport medium = new DiscInspector(transport).Inspect();
        RecordingVerdict best = RecordingCheck.Choose(RecordingCheck.CheckAll(disc, medium));
        Console.WriteLine($"{best.Mode}: {string.Join(' ', best.Problems)} {string.Join(' ', best.Losses)}");
        if (best is { IsPossible: true, Mode: RecordingMode.SessionAtOnce })
        {
            using SessionAtOnceRecorder recorder = new(transport, new SessionAtOnceOptions { ClientName = "My program" });
            recorder.Prepare();
            recorder.Write(best.Disc);
        }
    }

    private static void Show(RecordingProgress progress)
    {
        // What a window would draw.
    }
}
