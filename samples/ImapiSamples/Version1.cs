using Redbook;
using Redbook.Imapi.Version1;

namespace ImapiSamples;

/// <summary>IMAPI version 1: everything is staged first, and recorded in one call.</summary>
internal static class Version1
{
    public static void Record(string drive, IReadOnlyList<string> files)
    {
        // A virtual disc is on a list of drives when somebody puts it there: here on a list of its own.
        DriveName name = DriveName.Parse(drive);
        using MSDiscMasterObj master = new(
            new DiscMasterOptions(), name.IsReal ? Drives.OfThisMachine : new Drives([], drive));
        master.Open();
        IRedbookDiscMaster audio = master.UseRedbook();
        master.EnumDiscRecorders(out IEnumDiscRecorders recorders);
        IDiscRecorder recorder = recorders.AsEnumerable().Single(one => PathOf(one) == name.ToString());
        master.SetActiveDiscRecorder(recorder);

        // A second between the tracks.
        recorder.GetRecorderProperties(out IPropertyStorage properties);
        properties.WriteNumber("AudioGapSize", 75);
        recorder.SetRecorderProperties(properties);

        foreach (string file in files)
        {
            byte[] sound = Sound.LoadSectors(file);
            audio.CreateAudioTrack(sound.Length / audio.GetAudioBlockSize());
            audio.AddAudioTrackBlocks(sound, sound.Length);
            audio.CloseAudioTrack();
        }

        Console.WriteLine(
            $"{audio.GetTotalAudioTracks()} tracks staged: {audio.GetUsedAudioBlocks()} of {audio.GetTotalAudioBlocks()} blocks.");
        nuint cookie = master.ProgressAdvise(new Sink());
        master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);
        master.ProgressUnadvise(cookie);
        master.Close();
    }

    private static string PathOf(IDiscRecorder recorder)
    {
        recorder.GetPath(out string path);
        return path;
    }

    private sealed class Sink : IDiscMasterProgressEvents
    {
        public bool QueryCancel() => false;

        public void NotifyPnPActivity() => Console.WriteLine("The drives have changed.");

        public void NotifyAddProgress(int nCompletedSteps, int nTotalSteps) => Console.Write('.');

        public void NotifyBlockProgress(int nCompleted, int nTotal) => Console.WriteLine($"{100L * nCompleted / nTotal} %");

        public void NotifyTrackProgress(int nCurrentTrack, int nTotalTracks) =>
            Console.WriteLine($"{nCurrentTrack} of {nTotalTracks} tracks are on the disc.");

        public void NotifyPreparingBurn(int nEstimatedSeconds) => Console.WriteLine("Getting ready.");

        public void NotifyClosingDisc(int nEstimatedSeconds) => Console.WriteLine("Closing the disc.");

        public void NotifyBurnComplete(int status) => Console.WriteLine($"Done: {DiscMasterResults.NameOf(status)}.");

        public void NotifyEraseComplete(int status) => Console.WriteLine($"Erased: {DiscMasterResults.NameOf(status)}.");
    }
}
