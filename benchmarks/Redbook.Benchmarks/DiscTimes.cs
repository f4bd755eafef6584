using System.Diagnostics;

namespace Redbook.Benchmarks;

/// <summary>The audio benchmarks in processor time instead of elapsed time, for a machine that does other work too.</summary>
internal static class DiscTimes
{
    private const int Rounds = 7;

    public static void Run(TextWriter output)
    {
        FlacBenchmarks flac = new();
        Compare(output, flac, "FLAC decoded", flac.DecodeFlac);
        DitherBenchmarks dither = new();
        Compare(output, dither, "24 bit dithered to 16", dither.Dither);
        foreach (int rate in (int[])[48_000, 96_000])
        {
            ResamplingBenchmarks resampling = new() { RateHz = rate };
            Compare(output, resampling, $"{rate} Hz resampled and dithered", resampling.Resample);
        }
    }

    private static void Compare(TextWriter output, DiscCopy disc, string name, Action action)
    {
        disc.Setup();
        List<double> copies = [];
        List<double> times = [];
        for (int round = 0; round <= Rounds; round++)
        {
            double copy = Measure(disc.Copy);
            double time = Measure(action);
            if (round > 0)
            {
                copies.Add(copy);       // round 0 warms caches and compiler
                times.Add(time);
            }
        }

        copies.Sort();
        times.Sort();
        double median = times[Rounds / 2];
        output.WriteLine(
            $"{name}, {Album.DiscMinutes} min: {median:F3} s of processor time ({times[0]:F3} to {times[^1]:F3}), "
            + $"{Album.DiscMinutes * 60 / median:F0} x real time; copy {copies[Rounds / 2]:F3} s ({copies[0]:F3} to "
            + $"{copies[^1]:F3}), {copies[Rounds / 2] / median:F3} of its speed");
    }

    private static double Measure(Action action)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
