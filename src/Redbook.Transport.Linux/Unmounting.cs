using System.ComponentModel;
using System.Diagnostics;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux;

/// <summary>Takes file systems away from their folders, as far as this user may.</summary>
internal static class Unmounting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Unmounts, the latest first. A file system in use stays: nothing is forced.</summary>
    public static void Unmount(IReadOnlyList<string> places)
    {
        foreach (string place in places.Reverse())
        {
            // The program of that name may do for a user what the call does for root alone.
            if (LibC.Unmount(place, 0) != 0)
            {
                Run("umount", place);
            }
        }
    }

    private static void Run(string program, string place)
    {
        try
        {
            ProcessStartInfo start = new(program)
            {
                ArgumentList = { "--", place },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using Process? process = Process.Start(start);
            if (process is not null && !process.WaitForExit(Patience))
            {
                process.Kill();
            }
        }
        catch (Win32Exception)
        {
            // There is no such program: the drive stays taken, and the caller is told by whom.
        }
    }
}
