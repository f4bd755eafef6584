namespace Redbook.Benchmarks;

/// <summary>The benchmarks of raw images in turn, several times round, in processor time: figures that hold on a machine that
/// has other things to do.</summary>
internal static class RawImageComparison
{
    private const int Rounds = 7;

    public static void Run(TextWriter output)
    {
        RunCdText(output);
        var benchmarks = new RawImageBenchmarks();
        benchmarks.Setup();
        (string Name, Action Run)[] sides =
        [
            ("copy", benchmarks.Copy),
            ("raw image", benchmarks.RawImage),
            ("raw image stream", benchmarks.RawImageStream),
            ("raw image with CD+G", benchmarks.RawImageWithGraphics),
            ("the stream with CD+G", benchmarks.RawImageStreamWithGraphics),
            ("R-W decoding", () => benchmarks.DecodeGraphics()),
            ("Q written and read", () => benchmarks.DecodeQ()),
            ("mode 1 and scrambler", benchmarks.DataSectors),
        ];
        List<double>[] milliseconds = Alternate(sides);
        output.WriteLine($"{RawImageBenchmarks.Sectors} sectors, median of {Rounds}:");
        double copy = Median(milliseconds[0]);
        for (int side = 0; side < sides.Length; side++)
        {
            double median = Median(milliseconds[side]);
            output.WriteLine($"  {sides[side].Name,-22} {median,7:F1} ms of processor time "
                + $"({milliseconds[side].Min():F1} to {milliseconds[side].Max():F1}), {copy / median:F2} of the copy, "
                + $"{median * 1e6 / RawImageBenchmarks.Sectors:F0} ns a sector");
        }
    }

    private static void RunCdText(TextWriter output)
    {
        const int Sets = 2_000;
        var benchmarks = new CdTextBenchmarks();
        benchmarks.Setup();
        (string Name, Action Run)[] sides =
        [
            ("copy", () => Repeat(benchmarks.Copy)),
            ("CD-TEXT encoding", () => Repeat(() => benchmarks.Encode())),
            ("CD-TEXT decoding", () => Repeat(() => benchmarks.Decode())),
        ];
        List<double>[] milliseconds = Alternate(sides);
        output.WriteLine($"{benchmarks.Packs} packs, median of {Rounds}:");
        for (int side = 0; side < sides.Length; side++)
        {
            output.WriteLine($"  {sides[side].Name,-22} {Median(milliseconds[side]) * 1e3 / Sets,7:F2} us of processor "
                + $"time ({milliseconds[side].Min() * 1e3 / Sets:F2} to {milliseconds[side].Max() * 1e3 / Sets:F2})");
        }

        static void Repeat(Action action)
        {
            for (int i = 0; i < Sets; i++)
            {
                action();
            }
        }
    }

    private static List<double>[] Alternate((string Name, Action Run)[] sides)
    {
        List<double>[] milliseconds = [.. sides.Select(static _ => new List<double>())];
        for (int round = 0; round <= Rounds; round++)
        {
            for (int side = 0; side < sides.Length; side++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                sides[side].Run();
                if (round > 0)
                {
                    // Round 0 warms caches and compiler.
                    milliseconds[side].Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                }
            }
        }

        return milliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
