using System.Diagnostics;
using System.Runtime.InteropServices;
using Redbook.Audio;
using Redbook.Audio.Conversion;
using Redbook.Audio.Flac;

namespace Redbook.Benchmarks;

/// <summary>Our code and installed programs on the same files, one after the other, several times round.</summary>
internal static class Comparison
{
    private const int Rounds = 7;
    private const int CopyBytes = 1 << 20;

    /// <summary>Small enough that what was converted is still in the cache when it is written.</summary>
    private const int WriteBytes = 1 << 16;

    public static void Run(int minutes, TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-compare-");
        try
        {
            CompareFlac(folder.FullName, minutes, output);
            CompareStudioFlac(folder.FullName, minutes, output);
            CompareResampling(folder.FullName, minutes, 48_000, output);
            CompareResampling(folder.FullName, minutes, 96_000, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CompareFlac(string folder, int minutes, TextWriter output)
    {
        string raw = Path.Combine(folder, "in.raw");
        string decoded = Path.Combine(folder, "decoded.raw");
        File.WriteAllBytes(raw, Album.Make(minutes, 44_100));
        string[] format = ["--silent", "--force-raw-format", "--endian=little", "--sign=signed"];
        foreach (string level in (string[])["-5", "-8"])
        {
            string flac = Path.Combine(folder, "in.flac");
            Tool.Run(
                "flac", [.. format, "--channels=2", "--bps=16", "--sample-rate=44100", level, "-f", "-o", flac, raw]);
            long percent = 100 * new FileInfo(flac).Length / new FileInfo(raw).Length;
            output.WriteLine($"FLAC {level}, {minutes} min of 44.1 kHz 16 bit stereo, packed to {percent} %:");
            Alternate(
                output,
                minutes,
                ("flac -d", () => Tool.Run("flac", [.. format, "-d", "-f", "-o", decoded, flac])),
                ("ours", () => Measure(() => Convert(new FlacSource(File.OpenRead(flac)), decoded))),
                ("copy, 1 MiB blocks", () => Measure(() => Copy(raw, decoded))));
        }
    }

    private static void CompareStudioFlac(string folder, int minutes, TextWriter output)
    {
        // 24 bits: the 16 of the album, and noise below.
        string raw = Path.Combine(folder, "in24.raw");
        string flac = Path.Combine(folder, "in24.flac");
        byte[] album = Album.Make(minutes, 96_000);
        byte[] wide = new byte[(long)album.Length / 2 * 3];
        Random random = new(24);
        for (long i = 0; i < album.Length / 2; i++)
        {
            wide[3 * i] = (byte)random.Next(256);
            wide[(3 * i) + 1] = album[2 * i];
            wide[(3 * i) + 2] = album[(2 * i) + 1];
        }

        File.WriteAllBytes(raw, wide);
        Tool.Run(
            "flac", "--silent", "--force-raw-format", "--endian=little", "--sign=signed", "--channels=2", "--bps=24",
            "--sample-rate=96000", "-8", "-f", "-o", flac, raw);
        long percent = 100 * new FileInfo(flac).Length / wide.Length;
        output.WriteLine($"FLAC -8, {minutes} min of 96 kHz 24 bit stereo, packed to {percent} %, nothing written:");
        Alternate(
            output,
            minutes,
            ("flac -t", () => Tool.Run("flac", "--silent", "-t", flac)),
            ("ours", () => Measure(() => ReadThrough(new FlacSource(File.OpenRead(flac))))));
    }

    private static void CompareResampling(string folder, int minutes, int rateHz, TextWriter output)
    {
        string raw = Path.Combine(folder, "in.raw");
        string result = Path.Combine(folder, "result.raw");
        File.WriteAllBytes(raw, Album.Make(minutes, rateHz));
        string rate = rateHz.ToString();
        string[] soxRaw = ["-t", "raw", "-e", "signed", "-b", "16", "-c", "2"];
        output.WriteLine($"{rateHz} Hz to 44100 Hz, {minutes} min of 16 bit stereo:");
        Alternate(
            output,
            minutes,
            ("sox -D rate -v", () => Tool.Run("sox", ["-D", .. soxRaw, "-r", rate, raw, .. soxRaw, result, "rate", "-v", "44100"])),
            ("soxr 28 bit (ffmpeg)", () => Tool.Run(
                "ffmpeg", "-v", "error", "-y", "-threads", "1", "-f", "s16le", "-ar", rate, "-ac", "2", "-i", raw,
                "-af", "aresample=44100:resampler=soxr:precision=28", "-f", "s16le", result)),
            ("ours, with dither", () => Measure(() => Convert(new RawSource(File.OpenRead(raw), rateHz), result))),
            ("copy, 1 MiB blocks", () => Measure(() => Copy(raw, result))));
    }

    private static void Alternate(
        TextWriter output, int minutes, params (string Name, Func<(TimeSpan Elapsed, TimeSpan Processor)> Run)[] sides)
    {
        List<double>[] seconds = [.. sides.Select(_ => new List<double>())];
        for (int round = 0; round <= Rounds; round++)
        {
            for (int side = 0; side < sides.Length; side++)
            {
                (_, TimeSpan processor) = sides[side].Run();
                if (round > 0)
                {
                    seconds[side].Add(processor.TotalSeconds);      // round 0 warms caches and compiler
                }
            }
        }

        for (int side = 0; side < sides.Length; side++)
        {
            seconds[side].Sort();
            double median = seconds[side][Rounds / 2];
            output.WriteLine(
                $"  {sides[side].Name,-22} {median,7:F3} s of processor time ({seconds[side][0]:F3} to "
                + $"{seconds[side][^1]:F3}), {minutes * 60 / median,6:F0} x real time");
        }
    }

    private static (TimeSpan Elapsed, TimeSpan Processor) Measure(Action action)
    {
        using Process process = Process.GetCurrentProcess();
        process.Refresh();
        TimeSpan before = process.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        action();
        process.Refresh();
        return (watch.Elapsed, process.TotalProcessorTime - before);
    }

    private static void Convert(SampleSource source, string path)
    {
        using CdConverter converter = new(source);
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        short[] block = new short[WriteBytes / sizeof(short)];
        int filled = 0;
        int frames;
        while ((frames = converter.Read(block.AsSpan(filled))) > 0)
        {
            filled += frames * 2;
            if (filled == block.Length)
            {
                file.Write(MemoryMarshal.AsBytes(block.AsSpan()));
                filled = 0;
            }
        }

        file.Write(MemoryMarshal.AsBytes(block.AsSpan(0, filled)));
    }

    private static void ReadThrough(SampleSource source)
    {
        using (source)
        {
            int[] block = new int[16_384];
            while (source.ReadIntegers(block) > 0)
            {
            }
        }
    }

    private static void Copy(string from, string to)
    {
        using FileStream input = new(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using FileStream output = new(to, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[CopyBytes];
        int read;
        while ((read = input.Read(block)) > 0)
        {
            output.Write(block.AsSpan(0, read));
        }
    }
}
