using System.Diagnostics;
using Redbook.Discs;
using Redbook.Images;

namespace Redbook.Benchmarks;

/// <summary>A disc of 80 minutes converted from CUE and BIN, beside what the bytes themselves cost: to a CloneCD image
/// beside a file of as many bytes copied, to a DDP set beside a copy and the program <c>md5sum</c> over it.</summary>
/// <remarks>Sources lie in the system's cache, every destination is new. Processor time counts, that of <c>md5sum</c>
/// included; elapsed time stands beside it.</remarks>
internal static class ConvertComparison
{
    private const int Sectors = 80 * 60 * CdSector.PerSecond;
    private const int Tracks = 20;
    private const int Rounds = 7;
    private const int BlockBytes = 1 << 20;

    public static void Run(TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-convert-");
        try
        {
            string bin = Path.Combine(folder.FullName, "disc.bin"), cue = Path.Combine(folder.FullName, "disc.cue");
            Make(bin, cue);
            DiscImage image = DiscImageFile.Open(cue).Image;
            long clone = (long)Sectors * (CdSector.AudioBytes + CdSector.SubchannelBytes);
            string target = Path.Combine(folder.FullName, "out");
            (string Name, Func<TimeSpan> Run)[] sides =
            [
                ("file to file, as many bytes", () => Copy(bin, Path.Combine(target, "copy"), clone)),
                ("CUE/BIN to CCD/IMG/SUB", () => Write(image, Path.Combine(target, "disc.ccd"))),
                ("copy, then md5sum", () => Copy(bin, Path.Combine(target, "copy"), long.MaxValue) + Tool.Run("md5sum", Path.Combine(target, "copy")).Processor),
                ("CUE/BIN to DDP", () => Write(image, Path.Combine(target, "set.ddp"))),
            ];
            output.WriteLine($"80 min, {Sectors} sectors, median of {Rounds} alternating runs:");
            var measured = sides.Select(static _ => new List<(double Processor, double Elapsed)>()).ToArray();
            for (int round = 0; round <= Rounds; round++)
            {
                for (int side = 0; side < sides.Length; side++)
                {
                    (double Processor, double Elapsed) figures = Measure(sides[side].Run, target);
                    if (round > 0)
                    {
                        measured[side].Add(figures);                 // round 0 warms caches and compiler
                    }
                }
            }

            double[] medians = [.. measured.Select(static side => side.Select(static run => run.Processor).Order().ElementAt(Rounds / 2))];
            double[] elapsed = [.. measured.Select(static side => side.Select(static run => run.Elapsed).Order().ElementAt(Rounds / 2))];
            for (int side = 0; side < sides.Length; side++)
            {
                double[] processor = [.. measured[side].Select(static run => run.Processor).Order()];
                output.WriteLine(
                    $"  {sides[side].Name,-28} processor {medians[side]:F3} s ({processor[0]:F3} to {processor[^1]:F3}), elapsed {elapsed[side]:F3} s");
            }

            output.WriteLine($"  CCD: {medians[1] / medians[0]:F2} times the copy (elapsed {elapsed[1] / elapsed[0]:F2}); DDP: {medians[3] / medians[2]:F2} times copy and md5sum (elapsed {elapsed[3] / elapsed[2]:F2})");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (double Processor, double Elapsed) Measure(Func<TimeSpan> action, string target)
    {
        Directory.CreateDirectory(target);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using Process process = Process.GetCurrentProcess();
        process.Refresh();
        TimeSpan before = process.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan others = action();
        double elapsed = watch.Elapsed.TotalSeconds;
        process.Refresh();
        double processor = (process.TotalProcessorTime - before + others).TotalSeconds;
        Directory.Delete(target, recursive: true);
        return (processor, elapsed);
    }

    private static TimeSpan Write(DiscImage image, string path)
    {
        DiscImageFile.Write(image, path);
        return TimeSpan.Zero;
    }

    // Bytes past the end of the source are copied from its start once more.
    private static TimeSpan Copy(string source, string path, long bytes)
    {
        byte[] block = new byte[BlockBytes];
        using FileStream from = new(source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using FileStream to = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        bytes = bytes == long.MaxValue ? from.Length : bytes;
        while (bytes > 0)
        {
            int read = from.Read(block, 0, (int)Math.Min(bytes, block.Length));
            if (read == 0)
            {
                from.Position = 0;
                continue;
            }

            to.Write(block, 0, read);
            bytes -= read;
        }

        return TimeSpan.Zero;
    }

    private static void Make(string bin, string cue)
    {
        Random random = new(80);
        byte[] block = new byte[400 * CdSector.AudioBytes];
        using (FileStream file = new(bin, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (int at = 0; at < Sectors; at += 400)
            {
                random.NextBytes(block);
                file.Write(block);
            }
        }

        IEnumerable<string> tracks = Enumerable.Range(0, Tracks).Select(static i =>
            $"TRACK {i + 1:D2} AUDIO\n{(i > 0 ? $"INDEX 00 {Msf.FromSectors((i * Sectors / Tracks) - 150)}\n" : "")}INDEX 01 {Msf.FromSectors(i * Sectors / Tracks)}\n");
        File.WriteAllText(cue, $"CATALOG 4006381333931\nFILE \"disc.bin\" BINARY\n{string.Concat(tracks)}");
    }
}
