using System.Globalization;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;

namespace Redbook.Cli;

/// <summary><c>--trace FILE</c>: every command to the drive with its data, in a file that <c>redbook replay</c>
/// takes.</summary>
internal sealed class TraceFile(Shell shell, string path, bool hashes)
{
    private Func<Exception?>? _failure;

    /// <summary>Puts the trace before a drive.</summary>
    /// <param name="transport">The drive; disposed when the trace cannot be made.</param>
    /// <exception cref="UsageException">The file cannot be made, or is there already.</exception>
    public IScsiTransport Begin(IScsiTransport transport)
    {
        try
        {
            FileStream file = Make(Path.GetFullPath(path, shell.CurrentFolder));
            var options = new TraceOptions { HashesSectors = hashes, Description = "redbook --trace" };
            CapturingTransport captured = new(transport, new TraceWriter(file, shell.Clock.GetUtcNow(), options), shell.Clock);
            _failure = () => captured.TraceFailure;
            return captured;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            transport.Dispose();
            throw new UsageException($"The trace cannot be written: {failure.Message}", "Name a file that does not exist yet.");
        }
    }

    // In a folder each trace gets the first number that is free, so that programs one after the other can be traced.
    private static FileStream Make(string path)
    {
        if (!Directory.Exists(path))
        {
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        }

        for (int number = 1; ; number++)
        {
            string numbered = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{number:D4}.trace"));
            try
            {
                return new FileStream(numbered, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }
            catch (IOException) when (File.Exists(numbered))
            {
                // The next one, then.
            }
        }
    }

    /// <summary>Says so when the trace ended before the commands did; the commands did not care.</summary>
    public void TellFailure()
    {
        if (_failure?.Invoke() is { } failure)
        {
            shell.Error.WriteLine($"redbook: the trace {path} is not complete: {failure.Message}");
        }
    }
}
