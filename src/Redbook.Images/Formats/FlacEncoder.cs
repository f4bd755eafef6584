using System.ComponentModel;
using System.Diagnostics;

namespace Redbook.Images.Formats;

/// <summary>Makes FLAC files by the installed program <c>flac</c>.</summary>
internal static class FlacEncoder
{
    /// <summary>Encodes the samples that <paramref name="write"/> gives.</summary>
    /// <exception cref="DiscImageException">The program is not installed, or fails.</exception>
    public static void Encode(Stream file, ImageOutput output, Action<Stream> write)
    {
        ProcessStartInfo start = new(
            "flac",
            [
                "--silent", "--stdout", "--force-raw-format", "--endian=little", "--sign=signed", "--channels=2", "--bps=16",
                "--sample-rate=44100", "-",
            ])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Start(start);
        try
        {
            Task<string> complaint = process.StandardError.ReadToEndAsync(output.Cancellation);
            Task copy = CopyAsync(process, file, output.Cancellation);
            try
            {
                write(process.StandardInput.BaseStream);
                process.StandardInput.Close();
            }
            catch (IOException broken)
            {
                EndInput(process);

                // It was ended because what it made could not be kept: then that is the failure.
                copy.GetAwaiter().GetResult();
                process.WaitForExit();
                if (process.ExitCode == 0)
                {
                    throw;
                }

                throw Problem("flac ended before it had all samples.", broken);
            }

            copy.GetAwaiter().GetResult();
            string said = complaint.GetAwaiter().GetResult();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw Problem($"flac failed: {said.Trim()}", inner: null);
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static void EndInput(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Nobody reads it any more.
        }
    }

    // Where nobody takes what the program makes, it takes nothing more, and who writes to it would wait for ever.
    private static async Task CopyAsync(Process process, Stream file, CancellationToken cancellation)
    {
        try
        {
            await process.StandardOutput.BaseStream.CopyToAsync(file, cancellation).ConfigureAwait(false);
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw Problem("flac could not be started.", inner: null);
        }
        catch (Win32Exception missing)
        {
            throw Problem("The program flac is not installed.", missing);
        }
    }

    private static DiscImageException Problem(string message, Exception? inner) => new(
        new Finding
        {
            Severity = FindingSeverity.Error,
            Rule = "write.flac",
            Message = message,
            Advice = "Install it, or write WAVE files.",
        },
        inner: inner);
}
