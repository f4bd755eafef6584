using Redbook.Imapi;

namespace ImapiSamples;

/// <summary>Shows how far a recording is, and stops it when a key is pressed, or here: when half of the track is written.
/// What is on the disc then is a shorter track, and a disc that plays.</summary>
internal static class ProgressAndCancel
{
    public static bool Record(string drive, string file)
    {
        using MsftDiscRecorder2 recorder = new();
        recorder.InitializeDiscRecorder(drive);
        using MsftDiscFormat2TrackAtOnce writer = new() { Recorder = recorder, ClientName = "Progress and cancel" };
        bool isCancelled = false;
        writer.Update += (sender, progress) =>
        {
            // On the thread that records, which goes on as soon as this returns. The same thread may cancel.
            var now = (IDiscFormat2TrackAtOnceEventArgs)progress;
            int written = now.LastWrittenLba - now.StartLba + 1;
            Console.WriteLine($"{now.CurrentAction}: {written} of {now.SectorCount}, {now.RemainingTime} s to go");
            if (!isCancelled && written * 2 >= now.SectorCount
                && now.CurrentAction == IMAPI_FORMAT2_TAO_WRITE_ACTION.IMAPI_FORMAT2_TAO_WRITE_ACTION_WRITING)
            {
                isCancelled = true;
                ((IDiscFormat2TrackAtOnce)sender).CancelAddTrack();
            }
        };

        writer.PrepareMedia();
        try
        {
            writer.AddAudioTrack(new MemoryStream(Sound.LoadSectors(file)));
            Console.WriteLine("It was too late to cancel.");
        }
        catch (ImapiException cancelled) when (cancelled.HResult == ImapiResults.E_IMAPI_REQUEST_CANCELLED)
        {
            Console.WriteLine($"Cancelled. {writer.UsedSectorsOnMedia} sectors are on the disc.");
        }
        finally
        {
            writer.ReleaseMedia();                       // after a cancelled track too: it closes the disc
        }

        return true;
    }
}
