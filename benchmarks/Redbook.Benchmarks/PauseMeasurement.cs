using System.Diagnostics.Tracing;

namespace Redbook.Benchmarks;

/// <summary>How long the garbage collector stops the program while a whole album is decoded and recorded, beside a quarter of
/// what a drive's buffer holds.</summary>
internal static class PauseMeasurement
{
    private const int Tracks = 18;
    private const int MinutesEach = 4;
    private const double BufferBytes = 2 * 1024 * 1024;
    private const double FastestBytesPerSecond = 52 * 75 * 2352;

    public static void Run(TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-pauses-");
        try
        {
            Run(folder.FullName, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string folder, TextWriter output)
    {
        // Half of the tracks have to be converted in rate, too.
        string[] files = [Flac(folder, "cd", 44_100), Flac(folder, "dat", 48_000)];
        Redbook.Album album = Redbook.Album.FromFiles(Enumerable.Range(0, Tracks).Select(track => files[track % 2]));
        output.WriteLine($"{Tracks * MinutesEach} minutes of FLAC, half of it at 48 kHz, recorded on a virtual disc:");
        foreach (WriteMode mode in Enum.GetValues<WriteMode>())
        {
            string disc = Path.Combine(folder, $"{mode}.disc");
            VirtualDiscs.Create(disc);
            using Drive drive = Drive.Open("virtual:" + disc);
            using Pauses pauses = new();
            long allocated = GC.GetTotalAllocatedBytes();
            BurnResult result = drive.BurnAsync(album, new BurnOptions { Mode = mode }).GetAwaiter().GetResult();
            output.WriteLine(
                $"  {mode,-15} {result.Elapsed.TotalSeconds,6:F1} s, {pauses.Count,3} pauses, longest {pauses.Longest.TotalMilliseconds:F1} ms, "
                + $"together {pauses.Total.TotalMilliseconds:F1} ms; {(GC.GetTotalAllocatedBytes() - allocated) / 1048576.0:F1} MiB allocated");
        }

        output.WriteLine($"  a quarter of 2 MiB at 52x: {BufferBytes / FastestBytesPerSecond / 4 * 1000:F1} ms");
    }

    private static string Flac(string folder, string name, int rateHz)
    {
        string raw = Path.Combine(folder, name + ".raw"), file = Path.Combine(folder, name + ".flac");
        File.WriteAllBytes(raw, Album.Make(MinutesEach, rateHz));
        Tool.Run(
            "flac", "--silent", "--force-raw-format", "--endian=little", "--sign=signed", "--channels=2", "--bps=16",
            $"--sample-rate={rateHz}", "-5", "-f", "-o", file, raw);
        return file;
    }

    /// <summary>Listens to the runtime: from the wish to stop all threads until they run again.</summary>
    private sealed class Pauses : EventListener
    {
        private const EventKeywords Collector = (EventKeywords)1;
        private const int ThreadsStop = 9, ThreadsRunAgain = 3;
        private DateTime _since;

        public int Count { get; private set; }

        public TimeSpan Longest { get; private set; }

        public TimeSpan Total { get; private set; }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            {
                EnableEvents(eventSource, EventLevel.Informational, Collector);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventId == ThreadsStop)
            {
                _since = eventData.TimeStamp;
            }
            else if (eventData.EventId == ThreadsRunAgain && _since != default)
            {
                TimeSpan pause = eventData.TimeStamp - _since;
                (Count, Total, Longest) = (Count + 1, Total + pause, pause > Longest ? pause : Longest);
                _since = default;
            }
        }
    }
}
