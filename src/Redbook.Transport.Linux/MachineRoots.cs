using System.Runtime.InteropServices;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux;

/// <summary>Where the kernel shows its devices and processes, and who unmounts; other folders and calls in tests.</summary>
/// <param name="Sys">Mounted sysfs.</param>
/// <param name="Proc">Mounted procfs.</param>
/// <param name="Dev">The folder of device nodes.</param>
internal sealed record MachineRoots(string Sys = "/sys", string Proc = "/proc", string Dev = "/dev")
{
    /// <summary>The folder of the programs that unmount for a user; <see langword="null"/> for those on the path.</summary>
    public string? Programs { get; init; }

    /// <summary>Unmounts a folder, as root may; the error number, or 0.</summary>
    public Func<string, int> Unmount { get; init; } =
        static place => LibC.Unmount(place, 0) == 0 ? 0 : Marshal.GetLastPInvokeError();
}
