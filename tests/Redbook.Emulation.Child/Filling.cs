using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Child;

/// <summary>Records until the file system is full, and looks at what is left then.</summary>
internal static class Filling
{
    private const int PieceSectors = 13;

    public static int Run(string folder, int seed)
    {
        Lba end = default;
        using (VirtualDisc disc = VirtualDisc.Create(folder))
        using (SoftwareRecorder recorder = new())
        {
            recorder.Insert(disc);
            using RecorderConnection connection = recorder.Connect();
            var drive = new MmcDrive(connection);
            byte[] piece = new byte[PieceSectors * CdSector.AudioBytes];
            Report("select", drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio));
            ScsiResult result;
            do
            {
                Pattern.Fill(seed, end, piece);
                result = drive.Execute(new Write10(end, PieceSectors), piece);
                end += result.IsGood ? PieceSectors : 0;
            }
            while (result.IsGood && end.Value < 10_000);

            Report("write", result);
            Report("again", drive.Execute(new Write10(end, PieceSectors), piece));
            Compare("recorded", disc, seed, end);
            Report("synchronize", drive.Execute(new SynchronizeCache(Immediate: false)));
            Report("close", drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false)));
        }

        using VirtualDisc reopened = VirtualDisc.Open(folder);
        Compare("reopened", reopened, seed, end);
        Console.Out.WriteLine($"status {reopened.Status}");
        return 0;
    }

    private static void Report(string step, ScsiResult result) =>
        Console.Out.WriteLine($"{step} {(result.IsGood ? "good" : result.Sense)}");

    private static void Compare(string step, VirtualDisc disc, int seed, Lba end)
    {
        byte[] expected = new byte[end.Value * CdSector.AudioBytes];
        byte[] actual = new byte[expected.Length];
        Pattern.Fill(seed, Lba.Zero, expected);
        disc.ReadSectors(Lba.Zero, actual);
        Console.Out.WriteLine($"{step} {end} {(actual.AsSpan().SequenceEqual(expected) ? "intact" : "spoiled")}");
    }
}
