using Redbook.Imapi;

namespace ImapiSamples;

/// <summary>Makes a CD-RW blank again.</summary>
internal static class Eraser
{
    public static void Erase(string drive)
    {
        using MsftDiscRecorder2 recorder = new();
        recorder.InitializeDiscRecorder(drive);
        MsftDiscFormat2Erase eraser = new() { Recorder = recorder, ClientName = "Eraser" };
        if (!eraser.IsCurrentMediaSupported(recorder))
        {
            Console.WriteLine("This disc cannot be erased.");
            return;
        }

        eraser.Update += (_, elapsed, total) => Console.WriteLine($"{elapsed} of about {total} seconds");
        eraser.EraseMedia();
        Console.WriteLine($"Blank: {eraser.MediaPhysicallyBlank}");
    }
}
