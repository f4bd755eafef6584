using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Redbook.Audio.External;

/// <summary>One run of <c>ffmpeg</c> or <c>ffprobe</c>: its output as a stream, its complaints as bounded text.</summary>
internal sealed class FfmpegProcess : IDisposable
{
    private const int MostErrorCharacters = 8 * 1024;

    // Attached pictures are opened by the programs to learn their size; what is wrong with one is no concern here.
    private static readonly string[] s_pictureDecoders =
        ["[mjpeg @", "[png @", "[bmp @", "[gif @", "[webp @", "[tiff @", "[jpegls @", "[image2 @"];

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly Thread _errorReader;
    private bool _hasExited;

    private FfmpegProcess(Process process)
    {
        _process = process;
        process.StandardInput.Close();
        _errorReader = new Thread(ReadErrors) { IsBackground = true, Name = "ffmpeg messages" };
        _errorReader.Start();
    }

    /// <summary>What the program writes to its standard output.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts a program; arguments reach it as they are, through no shell.</summary>
    /// <exception cref="AudioDataException">It cannot be started.</exception>
    public static FfmpegProcess Start(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("FFREPORT");            // would write a log file of its own
        start.Environment["AV_LOG_FORCE_NOCOLOR"] = "1";
        try
        {
            return new FfmpegProcess(Process.Start(start)!);
        }
        catch (Win32Exception notStarted)
        {
            throw new AudioDataException($"{program} cannot be started: {notStarted.Message}", inner: notStarted);
        }
    }

    /// <summary>Waits for the end of a program whose output has been read to its end.</summary>
    /// <returns>What went wrong in the program's words; null when all is well.</returns>
    public string? WaitForExit()
    {
        _process.WaitForExit();
        _errorReader.Join();
        _hasExited = true;
        string[] complaints = _errors.ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !Array.Exists(s_pictureDecoders, line.StartsWith))
            .Select(Clean)
            .ToArray();
        return complaints.Length > 0 ? string.Join("; ", complaints.Take(4))
            : _process.ExitCode != 0 ? $"it ended with code {_process.ExitCode}"
            : null;
    }

    /// <summary>A line fit to be shown: without the address of the speaker, and without what a terminal would obey.</summary>
    /// <remarks>Parts of a line may come out of the file.</remarks>
    public static string Clean(string line)
    {
        int address = line.IndexOf(" @ 0x", StringComparison.Ordinal);
        int end = line.IndexOf("] ", StringComparison.Ordinal);
        string said = line.StartsWith('[') && address > 0 && end > address
            ? string.Concat(line.AsSpan(1, address - 1), ": ", line.AsSpan(end + 2))
            : line;
        return string.Create(said.Length, said, static (shown, source) =>
        {
            for (int i = 0; i < shown.Length; i++)
            {
                shown[i] = char.IsControl(source[i]) ? '?' : source[i];
            }
        });
    }

    /// <summary>Ends the program if it still runs, and releases everything.</summary>
    public void Dispose()
    {
        if (!_hasExited)
        {
            try
            {
                _process.Kill(entireProcessTree: true);
            }
            catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
            {
                // It ended by itself in this moment.
            }

            _process.WaitForExit();
            _errorReader.Join();
            _hasExited = true;
        }

        _process.Dispose();
    }

    private void ReadErrors()
    {
        char[] buffer = new char[1024];
        int read;
        while ((read = _process.StandardError.Read(buffer)) > 0)
        {
            _errors.Append(buffer, 0, Math.Min(read, MostErrorCharacters - _errors.Length));
        }
    }
}
