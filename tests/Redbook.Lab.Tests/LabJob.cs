using Redbook.Emulation;

namespace Redbook.Lab.Tests;

/// <summary>What one guest does with one drive, and what came of it.</summary>
internal sealed class LabJob(string name, string folder, VirtualDisc disc, SoftwareRecorder recorder) : IDisposable
{
    public string Name => name;

    public VirtualDisc Disc => disc;

    public SoftwareRecorder Recorder => recorder;

    /// <summary>What its programs printed.</summary>
    public string Log => Read($"{name}.log");

    public int ExitCode => int.TryParse(Read($"{name}.exit"), out int code) ? code : -1;

    /// <summary>A file that its programs left behind.</summary>
    public string PathOf(string file) => Path.Combine(folder, name, file);

    public byte[] Bytes(string file) => File.Exists(PathOf(file)) ? File.ReadAllBytes(PathOf(file)) : [];

    public string Text(string file) => File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)) : "";

    /// <summary>The files of the disc itself.</summary>
    public string DiscPathOf(string file) => Path.Combine(disc.Path!, file);

    /// <summary>What was recorded, a line for each track: its number, control, code, indexes and end.</summary>
    public string Layout()
    {
        Discs.DiscLayout layout = disc.Layout;
        List<string> lines = layout.Mcn is { } mcn ? [$"mcn {mcn}"] : [];
        foreach (Discs.SessionLayout session in layout.Sessions)
        {
            foreach (Discs.TrackLayout track in session.Tracks)
            {
                string code = track.Isrc == default ? "" : $" {track.Isrc}";
                string control = track.Control == default ? "" : $" {track.Control}";
                string indexes = string.Join(' ', track.Indexes.Select(static index => $"{index.Number}@{index.Start.Value}"));
                lines.Add($"{session.Number}/{track.Number}{control}{code}: {indexes} to {track.End.Value}");
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>Fails with all that is known unless the recorded sectors from here on are these.</summary>
    public void Holds(int startLba, ReadOnlySpan<byte> samples)
    {
        byte[] recorded = new byte[(samples.Length + 2351) / 2352 * 2352];
        disc.ReadSectors(new Discs.Lba(startLba), recorded);
        if (!recorded.AsSpan(0, samples.Length).SequenceEqual(samples) || recorded.AsSpan(samples.Length).ContainsAnyExcept((byte)0))
        {
            Fail($"other samples at {startLba}, from sector {recorded.AsSpan(0, samples.Length).CommonPrefixLength(samples) / 2352} on");
        }
    }

    public void Check(bool condition, string what)
    {
        if (!condition)
        {
            Fail(what);
        }
    }

    public void Same<T>(T expected, T actual, string what) =>
        Check(EqualityComparer<T>.Default.Equals(expected, actual), $"{what}:\n--- expected\n{expected}\n--- found\n{actual}");

    public void Says(string expected) => Check(Log.Contains(expected, StringComparison.Ordinal), $"nobody said '{expected}'");

    public void Succeeded() => Check(ExitCode == 0, $"exit code {ExitCode}");

    public void Dispose()
    {
        recorder.Dispose();
        disc.Dispose();
    }

    private void Fail(string what) => Assert.Fail(
        $"{name}: {what}\n--- recorded\n{Layout()}\n--- {name}.log\n{Tail(Log)}\n--- guest.log\n{Tail(Read("guest.log"))}");

    private string Read(string file) => File.Exists(Path.Combine(folder, file)) ? File.ReadAllText(Path.Combine(folder, file)) : "";

    private static string Tail(string text) => text.Length <= 6000 ? text : "... " + text[^6000..];
}
