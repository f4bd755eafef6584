using System.ComponentModel;
using System.Diagnostics;
using Redbook.Mmc.Transport;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux;

/// <summary>Takes file systems away from their folders, as far as this user may.</summary>
internal sealed class Unmounting(MachineRoots roots)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MountTable _mounts = new(roots);

    /// <summary>Unmounts all file systems of a drive, the latest first. A file system in use stays: nothing is forced.</summary>
    /// <exception cref="ScsiTransportException">One could not be unmounted; the message says which and why.</exception>
    public void Unmount(DriveNode node)
    {
        foreach (string place in _mounts.PlacesOf(node.DeviceNumber).Reverse())
        {
            Unmount(node, place);
        }
    }

    private void Unmount(DriveNode node, string place)
    {
        int error = roots.Unmount(place);
        if (error == 0)
        {
            return;
        }

        if (error == LibC.Busy)
        {
            throw Refusal(place, $"{new NodeHolders(roots).FirstUnder(place) ?? "a program"} uses it");
        }

        // What the call does for root alone these programs may do for the user who mounted it.
        string why = LibC.TextOf(error);
        foreach ((string program, string[] arguments) in ((string, string[])[])
            [
                ("udisksctl", ["unmount", "--no-user-interaction", "--block-device", node.Path]),
                ("umount", ["--", place]),
            ])
        {
            string? refusal = Run(program, arguments);
            if (refusal is null)
            {
                return;
            }

            why = refusal.Length == 0 ? why : refusal;
        }

        throw Refusal(place, why);
    }

    private static ScsiTransportException Refusal(string place, string why) =>
        new(TransportFailure.Locked, $"The disc is mounted at {place} and cannot be unmounted: {why}.");

    /// <summary>Runs a program.</summary>
    /// <returns>Its last words; empty when there are none or no such program, <see langword="null"/> when it succeeded.
    /// </returns>
    private string? Run(string program, string[] arguments)
    {
        ProcessStartInfo start = new(roots.Programs is null ? program : Path.Combine(roots.Programs, program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> words = process.StandardError.ReadToEndAsync();
            if (!Task.WaitAll([output, words], Patience) || !process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return $"{program} did not come to an end";
            }

            return process.ExitCode == 0 ? null : words.Result.Trim().Split('\n')[^1].Trim().TrimEnd('.');
        }
        catch (Win32Exception)
        {
            return "";
        }
    }
}
