using Redbook.Emulation;
using Redbook.Mmc.Transport;

namespace Redbook.Lab.Tests;

/// <summary>What one guest does with one drive, and what came of it.</summary>
internal sealed class LabJob(string name, string script, string folder, VirtualDisc disc, SoftwareRecorder recorder) : IDisposable
{
    private readonly Lock _atDrive = new();
    private readonly List<byte> _commands = [];
    private readonly Dictionary<string, Action> _hands = [];
    private TwinRun? _twin;

    public string Name => name;

    public string Script => script;

    /// <summary>Whether it is run when all others are done, with nobody beside it: for what changes the whole guest, such as
    /// drives that come and are given the names of others that went.</summary>
    public bool IsAlone { get; set; }

    public VirtualDisc Disc => disc;

    public SoftwareRecorder Recorder => recorder;

    /// <summary>Where the drive stops until the guest lets it go on; nowhere when null.</summary>
    public Gate? Gate { get; private set; }

    /// <summary>Whether the drive is reached through a connection that is nobody else's.</summary>
    public bool HasOwnServer { get; private set; }

    /// <summary>Ends that connection for good.</summary>
    public Action? CutConnection { get; set; }

    /// <summary>What its programs printed.</summary>
    public string Log => Read($"{name}.log");

    public int ExitCode => int.TryParse(Read($"{name}.exit"), out int code) ? code : -1;

    /// <summary>Whether there was something on the disc at first.</summary>
    public bool IsRecordedBefore { get; } = disc.Layout.Sessions.Count > 0;

    /// <summary>What is also done without a kernel in between, to be held beside it: see <see cref="TwinRun"/>.</summary>
    public string? Twin { get; set; }

    /// <summary>Where the twin was run; the first who asks runs it.</summary>
    public TwinRun RunTwin() => _twin ??= TwinRun.Of(this, folder);

    /// <summary>Fails unless the disc is the twin's: sound, sub-channel, texts, table of contents, every byte.</summary>
    public void IsAsTwin()
    {
        IReadOnlyDictionary<string, byte[]> expected = RunTwin().Files, found = TwinRun.FilesOf(disc.Path!);
        Same(string.Join(' ', expected.Keys.Order()), string.Join(' ', found.Keys.Order()), "files of the disc");
        foreach ((string file, byte[] content) in expected)
        {
            Check(
                content.AsSpan().SequenceEqual(found[file]),
                $"{file} is another than without a kernel from byte {content.AsSpan().CommonPrefixLength(found[file])} on: {found[file].Length} bytes, not {content.Length}");
        }
    }

    /// <summary>The twin's disc, to which nothing was done yet.</summary>
    public TwinRun PrepareTwin() => TwinRun.Prepare(this, folder);

    /// <summary>Stops at a command until the guest lets it go on.</summary>
    public void StopAt(byte opcode, int occurrence) => Gate = new Gate(Path.Combine(folder, name), opcode, occurrence);

    /// <summary>Stops there, and takes its time over what follows until the guest has slept.</summary>
    public void DawdleAt(byte opcode, int occurrence) =>
        Gate = new Gate(Path.Combine(folder, name), opcode, occurrence) { SlowUntil = "awake" };

    /// <summary>Somebody sits at the drive and does this when the guest asks for it by a file of this name, at the next command
    /// that comes. The file is gone when it is done.</summary>
    public void ByHand(string wish, Action action) => _hands.Add(PathOf(wish), action);

    /// <summary>The operation codes of all commands that came, in their order.</summary>
    public IReadOnlyList<byte> Commands
    {
        get
        {
            lock (_atDrive)
            {
                return [.. _commands];
            }
        }
    }

    /// <summary>Says from a command on that it is busy, until the guest lets it go on.</summary>
    public void BeBusyAt(byte opcode, int occurrence) =>
        Gate = new Gate(Path.Combine(folder, name), opcode, occurrence) { SaysBusy = true };

    /// <summary>Loses the connection at a command, for good.</summary>
    public void LoseConnectionAt(byte opcode, int occurrence)
    {
        HasOwnServer = true;
        Gate = new Gate(Path.Combine(folder, name), opcode, occurrence)
        {
            // Not by the thread that carries out the command: the server waits for it.
            OnReached = () => ThreadPool.QueueUserWorkItem(_ => CutConnection!()),
        };
    }

    /// <summary>A way to the drive for one initiator.</summary>
    public IScsiTransport Connect() => new AttendedDrive(recorder.Connect(), Attend);

    /// <summary>A file that its programs left behind.</summary>
    public string PathOf(string file) => Path.Combine(folder, name, file);

    public byte[] Bytes(string file) => File.Exists(PathOf(file)) ? File.ReadAllBytes(PathOf(file)) : [];

    public string Text(string file) => File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)) : "";

    /// <summary>The files of the disc itself.</summary>
    public string DiscPathOf(string file) => Path.Combine(disc.Path!, file);

    /// <summary>What was recorded, a line for each track: its number, control, code, indexes and end.</summary>
    public string Layout() => LayoutOf(disc);

    /// <summary>The same of any disc.</summary>
    public static string LayoutOf(VirtualDisc disc)
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

    /// <summary>Fails unless a file that its programs left behind says all of this.</summary>
    public void Contains(string file, params ReadOnlySpan<string> said)
    {
        foreach (string part in said)
        {
            Check(Text(file).Contains(part, StringComparison.Ordinal), $"{file} does not say '{part}':\n{Text(file)}");
        }
    }

    public void Succeeded() => Check(ExitCode == 0, $"exit code {ExitCode}");

    public void Dispose() => recorder.Dispose();

    private ScsiResult? Attend(byte command)
    {
        lock (_atDrive)
        {
            _commands.Add(command);
            foreach ((string wish, Action action) in _hands)
            {
                if (File.Exists(wish))
                {
                    action();
                    File.Delete(wish);
                }
            }
        }

        return Gate?.Pass(command);
    }

    private void Fail(string what) => Assert.Fail(
        $"{name}: {what}\n--- recorded\n{Layout()}\n--- {name}.log\n{Tail(Log)}\n--- guest.log\n{Tail(Read("guest.log"))}");

    private string Read(string file) => File.Exists(Path.Combine(folder, file)) ? File.ReadAllText(Path.Combine(folder, file)) : "";

    private static string Tail(string text) => text.Length <= 6000 ? text : "... " + text[^6000..];
}
