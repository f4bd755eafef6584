using System.Text.Json;
using Redbook.Testing;

namespace Redbook.Cli.Tests;

/// <summary>The command line in this process: its own folder, its own list of drives, everything printed kept.</summary>
internal sealed class CliHarness : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public TempFolder Folder => _folder;

    public Drives Drives { get; init; } = new([]);

    public Dictionary<string, string> Environment { get; } = [];

    public string Input { get; set; } = "";

    /// <summary>What stands in for the input, to do something when it is asked.</summary>
    public TextReader? In { get; set; }

    public byte[] InputBytes { get; set; } = [];

    /// <summary>What stands in for <see cref="InputBytes"/>, to do something when it is read.</summary>
    public Stream? Requests { get; init; }

    public MemoryStream OutputBytes { get; } = new();

    public bool IsTerminal { get; set; }

    public int Width { get; set; } = 100;

    public Interrupts Interrupts { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What stands in for the output, to look at what is printed while it is printed.</summary>
    public TextWriter? Out { get; set; }

    public async Task<CliResult> RunAsync(params string[] arguments)
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        int exitCode = await CommandLine.RunAsync(arguments, NewShell());
        return new CliResult(exitCode, _out.ToString(), _error.ToString());
    }

    /// <summary>The shell that commands are run in.</summary>
    public Shell NewShell() => new()
    {
        Out = Out ?? _out,
        Error = _error,
        In = In ?? new StringReader(Input),
        OpenInput = () => Requests ?? new MemoryStream(InputBytes),
        OpenOutput = () => OutputBytes,
        IsOutTerminal = IsTerminal,
        IsInTerminal = IsTerminal,
        Width = Width,
        CurrentFolder = _folder.Root,
        Drives = Drives,
        Clock = Clock,
        Environment = name => Environment.GetValueOrDefault(name),
        Interrupts = Interrupts,
    };

    public void Dispose()
    {
        Interrupts.Dispose();
        _out.Dispose();
        _error.Dispose();
        OutputBytes.Dispose();
        _folder.Dispose();
    }

    internal sealed record CliResult(int ExitCode, string Out, string Error)
    {
        /// <summary>The events of <c>--json</c>; every line must be one.</summary>
        public IReadOnlyList<JsonElement> Events =>
        [
            .. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line =>
            {
                using JsonDocument document = JsonDocument.Parse(line);
                return document.RootElement.Clone();
            }),
        ];

        public JsonElement Event(string name) => Events.Single(e => e.GetProperty("event").GetString() == name);

        /// <summary>The result, after checking how it ended.</summary>
        public CliResult ExitedWith(int exitCode)
        {
            Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\n--- output\n{Out}\n--- error\n{Error}");
            return this;
        }
    }
}
