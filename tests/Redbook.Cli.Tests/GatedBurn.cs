using System.Diagnostics;
using System.Text.Json;
using Redbook.Testing;

namespace Redbook.Cli.Tests;

/// <summary>A <c>redbook</c> process that records on a drive it takes for a real one, and waits for the test after every so
/// many sectors.</summary>
internal sealed class GatedBurn : IDisposable
{
    private readonly Process _process;

    /// <summary>A program with gates that was started already.</summary>
    public GatedBurn(Process process) => _process = process;

    /// <summary>Starts one.</summary>
    public GatedBurn(TempFolder folder, string bus, int sectors, params string[] arguments)
        : this(folder, bus, [.. arguments, "--yes"], sectors)
    {
    }

    private GatedBurn(TempFolder folder, string bus, string[] arguments, int sectors)
    {
        ProgramOptions options = new()
        {
            WorkingDirectory = folder.Root,
            Environment = new Dictionary<string, string?>
            {
                ["REDBOOK_DRIVE"] = null,
                ["REDBOOK_DRIVES"] = null,
                ["REDBOOK_SETTINGS"] = folder.PathOf("settings.json"),
                ["DBUS_SYSTEM_BUS_ADDRESS"] = bus,
            },
        };
        _process = Programs.Start(
            options, "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Redbook.Cli.Child.dll"),
                sectors.ToString(System.Globalization.CultureInfo.InvariantCulture),
                .. arguments, "--drive", "/dev/sr0", "--json",
            ]);
    }

    /// <summary>One that offers the drive to others, at a port of its own.</summary>
    public static GatedBurn Serving(TempFolder folder, string bus) =>
        new(folder, bus, ["serve", "--iscsi", "127.0.0.1:0"], int.MaxValue);

    /// <summary>What was printed so far.</summary>
    public List<JsonElement> Events { get; } = [];

    public int Id => _process.Id;

    /// <summary>Comes back when the drive waits at a gate.</summary>
    public async Task GateAsync()
    {
        string? line = await _process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Equal("gate", line);
    }

    /// <summary>Lets the drive go on until the next gate.</summary>
    public void GoOn() => _process.StandardInput.WriteLine();

    /// <summary>Reads events until one with this name, or with this text in its message.</summary>
    public async Task<JsonElement> EventAsync(string nameOrMessage)
    {
        while (true)
        {
            string? line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.True(line is not null, $"There was no {nameOrMessage} in:\n{string.Join('\n', Events)}");
            using JsonDocument parsed = JsonDocument.Parse(line);
            JsonElement read = parsed.RootElement.Clone();
            Events.Add(read);
            if (read.GetProperty("event").GetString() == nameOrMessage
                || (read.TryGetProperty("message", out JsonElement message)
                    && message.GetString()!.Contains(nameOrMessage, StringComparison.Ordinal)))
            {
                return read;
            }
        }
    }

    /// <summary>Opens all gates, reads to the end, and gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        string? line;
        while ((line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)) is not null)
        {
            using JsonDocument parsed = JsonDocument.Parse(line);
            Events.Add(parsed.RootElement.Clone());
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Signal(string name) => Programs.Run("sh", "-c", $"kill -{name} {_process.Id}").Succeeded();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
