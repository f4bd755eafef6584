using System.Diagnostics;
using Redbook.Audio;
using Redbook.Emulation;

namespace Redbook.Benchmarks;

/// <summary>The recorder in software beside copies of the same bytes: a whole disc each time, one after the other, several
/// times round.</summary>
/// <remarks>
/// Source and destination are whole discs and every destination is new, so that neither side gains from a buffer that was
/// there before. Processor time counts, because it does not depend on what else the machine does; for what ends on a
/// disk, elapsed time stands beside it.
/// </remarks>
internal static class WritePathComparison
{
    public const int Rounds = 7;
    public const int BlockBytes = 1 << 20;

    public static void Run(TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-write-path-");
        try
        {
            byte[] sound = Album.Make(Album.DiscMinutes, SampleFormat.CompactDisc.RateHz);
            (string Name, Action Run)[] sides =
            [
                ("copy in memory", () => CopyInMemory(sound)),
                ("recorder, disc in memory", () => RecordInMemory(sound)),
                ("file, 1 MiB blocks", () => WriteFile(sound, Path.Combine(folder.FullName, "disc.bin"))),
                ("recorder, disc in a folder", () => RecordInFolder(sound, Path.Combine(folder.FullName, "a.disc"))),
            ];
            output.WriteLine($"{Album.DiscMinutes} min, {sound.Length / BlockBytes} MiB, median of {Rounds} alternating runs:");
            Alternate(output, sides);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs each side in turn, and prints the median of each and how far its runs lie apart.</summary>
    public static void Alternate(TextWriter output, (string Name, Action Run)[] sides)
    {
        var measured = new List<(double Processor, double Elapsed)>[sides.Length];
        for (int side = 0; side < sides.Length; side++)
        {
            measured[side] = [];
        }

        for (int round = 0; round <= Rounds; round++)
        {
            for (int side = 0; side < sides.Length; side++)
            {
                (double Processor, double Elapsed) figures = Measure(sides[side].Run);
                if (round > 0)
                {
                    measured[side].Add(figures);                     // round 0 warms caches and compiler
                }
            }
        }

        for (int side = 0; side < sides.Length; side++)
        {
            double[] processor = [.. measured[side].Select(static figures => figures.Processor).Order()];
            double[] elapsed = [.. measured[side].Select(static figures => figures.Elapsed).Order()];
            output.WriteLine(
                $"  {sides[side].Name,-28} processor {processor[Rounds / 2]:F3} s ({processor[0]:F3} to {processor[^1]:F3}), "
                + $"elapsed {elapsed[Rounds / 2]:F3} s ({elapsed[0]:F3} to {elapsed[^1]:F3})");
        }
    }

    private static (double Processor, double Elapsed) Measure(Action action)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using Process process = Process.GetCurrentProcess();
        process.Refresh();
        TimeSpan before = process.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        action();
        double elapsed = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalSeconds, elapsed);
    }

    private static void CopyInMemory(byte[] sound)
    {
        byte[] copy = GC.AllocateUninitializedArray<byte>(sound.Length);
        Buffer.BlockCopy(sound, 0, copy, 0, sound.Length);
        GC.KeepAlive(copy);
    }

    private static void RecordInMemory(byte[] sound)
    {
        using VirtualDisc disc = VirtualDisc.InMemory();
        DiscRecording.Record(disc, sound);
    }

    private static void WriteFile(byte[] sound, string path)
    {
        using (FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (int at = 0; at < sound.Length; at += BlockBytes)
            {
                file.Write(sound.AsSpan(at, Math.Min(BlockBytes, sound.Length - at)));
            }

            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    private static void RecordInFolder(byte[] sound, string path)
    {
        using (VirtualDisc disc = VirtualDisc.Create(path))
        {
            DiscRecording.Record(disc, sound);
        }

        Directory.Delete(path, recursive: true);
    }
}
