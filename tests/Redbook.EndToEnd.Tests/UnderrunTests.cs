using System.Diagnostics;
using System.Globalization;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Tracing;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>
/// A recorder in real time at 52x with a buffer of 2 MB and no protection, while <c>stress-ng</c> keeps all processors and the
/// disk busy: does the drive get its sound in time? The files lie on the busy disk; what the recorder in software keeps lies
/// in memory, as it does on no disk in a real drive.
/// </summary>
/// <remarks>In the short form other tests that run meanwhile come before the load. The short form says what came of one short disc, whatever it was: how busy the machine is besides is not ours.
/// <c>./test --long</c> records twenty whole discs, none of which may be lost.</remarks>
[Trait("Category", "Judge")]
public sealed class UnderrunTests
{
    private const string Lost = "The data came too late. Three things help";

    private const string FastDrive = """
        {
          "format": "redbook drive", "version": 1, "basedOn": "plain",
          "writeSpeeds": [52], "readSpeed": 52, "bufferBytes": 2097152, "underrunProtection": false
        }
        """;

    [Fact]
    public void Under_load_every_disc_is_recorded_in_time_or_told_to_be_lost()
    {
        using TempFolder folder = new();
        using TempFolder sources = new();
        string memory = Directory.Exists("/dev/shm") ? "/dev/shm/" + Path.GetFileName(folder.Root) : folder.Root;
        Directory.CreateDirectory(memory);
        try
        {
            File.WriteAllText(folder.PathOf("fast.json"), FastDrive);
            string[] files = Sources(sources);
            using Process load = Programs.Start(
                new ProgramOptions { WorkingDirectory = sources.Root },
                "nice", "-n", TestLength.IsLong ? "0" : "10", "stress-ng", "--quiet", "--cpu", $"{Environment.ProcessorCount}", "--hdd", "2", "--hdd-bytes", "256M", "--temp-path", sources.Root);
            try
            {
                RecordAll(folder, memory, files);
            }
            finally
            {
                load.Kill(entireProcessTree: true);
                load.WaitForExit();
            }
        }
        finally
        {
            if (memory != folder.Root)
            {
                Directory.Delete(memory, recursive: true);
            }
        }
    }

    private static void RecordAll(TempFolder folder, string memory, string[] files)
    {
        List<string> report = [];
        Directory.CreateDirectory(Repository.PathOf("artifacts", "measured"));
        int lost = 0;
        int discs = TestLength.Rounds(1, 20);
        for (int i = 1; i <= discs; i++)
        {
            string disc = Path.Combine(memory, "disc"), trace = Path.Combine(memory, "trace");
            RedbookProgram.Run(folder.Root, "disc", "new", disc).Succeeded();
            ProgramResult burn = RedbookProgram.Run(
                folder.Root,
                [
                    "burn", "--drive", $"virtual:{disc}?drive={folder.PathOf("fast.json")}&timing=real", "--mode", "sao", "--speed", "52",
                    "--underrun-protection", "off", "--trace", trace, "--trace-hashes", .. files,
                ]);
            Feed feed = Feed.Of(trace);
            bool isLost = burn.ExitCode != 0;
            report.Add($"disc {i}: {(isLost ? "lost" : "recorded")}, {feed}");
            File.WriteAllLines(Repository.PathOf("artifacts", "measured", "underrun.txt"), report);
            if (isLost)
            {
                lost++;
                Assert.True(
                    burn.ExitCode == 4 && burn.Error.Contains(Lost, StringComparison.Ordinal), $"{report[^1]}\n{burn.Text}\n{burn.Error}");
            }

            Assert.True(feed.Writes > 0 && feed.LongestGap > TimeSpan.Zero && feed.LowestFill is >= 0 and <= 1, report[^1]);
            Directory.Delete(disc, recursive: true);
            File.Delete(trace);
        }

        Assert.True(!TestLength.IsLong || lost == 0, string.Join('\n', report));
    }

    // In the long form six tracks of twelve minutes, FLAC; in the short form one of a minute.
    private static string[] Sources(TempFolder folder)
    {
        int minutes = TestLength.Rounds(1, 12), tracks = TestLength.Rounds(1, 6);
        string[] files = new string[tracks];
        for (int i = 0; i < tracks; i++)
        {
            string wav = folder.Write($"{i}.wav", WavFile.Build(Signals.Noise(minutes * 60 * 75, i)));
            Programs.Run("flac", "--silent", "--delete-input-file", wav).Succeeded();
            files[i] = Path.ChangeExtension(wav, ".flac");
        }

        return files;
    }

    /// <summary>How the drive was fed.</summary>
    /// <param name="Writes">WRITEs that it took.</param>
    /// <param name="LongestGap">The longest time from the end of one that it took to the beginning of the next one.</param>
    /// <param name="LongestAnswer">The longest time that the recorder, which has the same processors, took for a command
    /// while it wrote.</param>
    /// <param name="LowestFill">How full its buffer was at least when it was asked, once it had been half full.</param>
    private sealed record Feed(int Writes, TimeSpan LongestGap, TimeSpan LongestAnswer, double LowestFill)
    {
        public static Feed Of(string trace)
        {
            int writes = 0;
            TimeSpan end = TimeSpan.MinValue, longest = TimeSpan.Zero, answer = TimeSpan.Zero;
            double lowest = 1;
            bool wasHalfFull = false;
            using TraceReader reader = new(File.OpenRead(trace));
            while (reader.TryRead(out TraceRecord? record))
            {
                byte opcode = record.Cdb.Span[0];
                if ((opcode == Write10.Opcode || opcode == ReadBufferCapacity.Opcode) && writes > 0)
                {
                    answer = record.Result?.Elapsed is { } taken && taken > answer ? taken : answer;
                }

                if (opcode == Write10.Opcode)
                {
                    // A drive that has no room asks for patience: so long it does not wait for us.
                    longest = end > TimeSpan.MinValue && record.Offset - end > longest ? record.Offset - end : longest;
                    writes += record.Result is { IsGood: true } ? 1 : 0;
                    end = record.Offset + (record.Result?.Elapsed ?? TimeSpan.Zero);
                }
                else if (opcode == ReadBufferCapacity.Opcode && record is { Result.IsGood: true, Data: { } data }
                    && BufferCapacity.TryParse(data.Span, out BufferCapacity capacity))
                {
                    double fill = 1 - ((double)capacity.FreeBytes / capacity.TotalBytes);
                    wasHalfFull |= fill >= 0.5;
                    lowest = wasHalfFull ? Math.Min(lowest, fill) : lowest;
                }
            }

            return new Feed(writes, longest, answer, lowest);
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Writes} WRITEs, longest gap {LongestGap.TotalMilliseconds:F1} ms, longest answer {LongestAnswer.TotalMilliseconds:F1} ms, buffer never below {100 * LowestFill:F0} %");
    }
}
