using System.Diagnostics;
using Redbook.Images;

namespace Redbook.Benchmarks;

/// <summary>An album of FLAC files made into an image, beside <c>flac -d</c> of the same files one after the other.</summary>
internal static class AlbumComparison
{
    private const int Tracks = 12;
    private const int MinutesEach = 4;
    private const int Rounds = 5;

    public static void Run(TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-album-");
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
        string raw = Path.Combine(folder, "track.raw"), decoded = Path.Combine(folder, "decoded.wav");
        File.WriteAllBytes(raw, Album.Make(MinutesEach, 44_100));
        string[] files = [.. Enumerable.Range(1, Tracks).Select(track => Path.Combine(folder, $"{track:D2}.flac"))];
        Tool.Run(
            "flac", "--silent", "--force-raw-format", "--endian=little", "--sign=signed", "--channels=2", "--bps=16", "--sample-rate=44100",
            "-5", "-f", "-o", files[0], raw);
        foreach (string other in files[1..])
        {
            File.Copy(files[0], other);
        }

        output.WriteLine($"{Tracks * MinutesEach} minutes in {Tracks} FLAC files, {Environment.ProcessorCount} processors, median of {Rounds}:");
        (string Name, Action Run)[] sides =
        [
            ("flac -d, one after the other", () =>
            {
                foreach (string file in files)
                {
                    Tool.Run("flac", "--silent", "-d", "-f", "-o", decoded, file);
                }
            }),
            ("FLAC files to CUE and BIN", () => DiscImageFile.Write(
                DiscImageFile.OfFiles(files).Image, Path.Combine(folder, "album.cue"), new DiscImageWriteOptions { Overwrite = true })),
        ];
        List<double>[] seconds = [.. sides.Select(static _ => new List<double>())];
        for (int round = 0; round <= Rounds; round++)
        {
            for (int side = 0; side < sides.Length; side++)
            {
                Stopwatch watch = Stopwatch.StartNew();
                sides[side].Run();
                if (round > 0)
                {
                    // Round 0 warms caches and compiler.
                    seconds[side].Add(watch.Elapsed.TotalSeconds);
                }
            }
        }

        for (int side = 0; side < sides.Length; side++)
        {
            seconds[side].Sort();
            output.WriteLine($"  {sides[side].Name,-30} {seconds[side][Rounds / 2],7:F2} s ({seconds[side][0]:F2} to {seconds[side][^1]:F2})");
        }
    }
}
