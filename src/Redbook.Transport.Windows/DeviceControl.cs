using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows;

/// <summary>Windows itself.</summary>
internal sealed class DeviceControl : IDeviceControl
{
    /// <inheritdoc/>
    public SafeFileHandle? Open(string name, out int error)
    {
        SafeFileHandle handle = Kernel32.CreateFile(
            name, Kernel32.GenericReadWrite, Kernel32.ShareReadWrite, 0, Kernel32.OpenExisting, 0, 0);
        error = handle.IsInvalid ? Marshal.GetLastPInvokeError() : 0;
        if (!handle.IsInvalid)
        {
            return handle;
        }

        handle.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public unsafe int Control(
        SafeFileHandle device, uint code, ReadOnlySpan<byte> input, Span<byte> output, out int returnedBytes)
    {
        fixed (byte* from = input)
        fixed (byte* to = output)
        {
            bool isDone = Kernel32.DeviceIoControl(
                device, code, from, (uint)input.Length, to, (uint)output.Length, out uint returned, 0);
            int error = isDone ? 0 : Marshal.GetLastPInvokeError();
            returnedBytes = (int)Math.Min(returned, (uint)output.Length);
            return error;
        }
    }

    /// <inheritdoc/>
    public unsafe int PassThrough(SafeFileHandle device, ref PassThroughCommand command)
    {
        fixed (PassThroughCommand* both = &command)
        {
            uint size = (uint)sizeof(PassThroughCommand);
            return Kernel32.DeviceIoControl(device, Kernel32.PassThroughDirect, both, size, both, size, out _, 0)
                ? 0
                : Marshal.GetLastPInvokeError();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<char> CdRomLetters()
    {
        uint drives = Kernel32.GetLogicalDrives();
        return
        [
            .. Enumerable.Range(0, 26)
                .Where(number => (drives >> number & 1) != 0)
                .Select(static number => (char)('A' + number))
                .Where(static letter => Kernel32.GetDriveType($@"{letter}:\") == Kernel32.CdRomDrive),
        ];
    }

    /// <inheritdoc/>
    public unsafe string? VolumeName(char letter)
    {
        const int LongestName = 64;
        char* name = stackalloc char[LongestName];
        return Kernel32.GetVolumeName($@"{letter}:\", name, LongestName) ? new string(name) : null;
    }

    /// <inheritdoc/>
    public unsafe string? DeviceName(char letter)
    {
        const int LongestName = 512;
        char* name = stackalloc char[LongestName];
        return Kernel32.QueryDevice($"{letter}:", name, LongestName) > 0 ? new string(name) : null;
    }

    /// <inheritdoc/>
    public unsafe IReadOnlyList<string> VolumePaths(string volumeName)
    {
        // All of them, each ended by a zero, one more at the end.
        const int MostCharacters = 32 * 1024;
        char[] paths = new char[1024];
        while (true)
        {
            uint needed;
            fixed (char* start = paths)
            {
                if (Kernel32.GetVolumePaths(volumeName, start, (uint)paths.Length, out needed))
                {
                    return new string(paths, 0, (int)Math.Min(needed, (uint)paths.Length))
                        .Split('\0', StringSplitOptions.RemoveEmptyEntries);
                }
            }

            if (Marshal.GetLastPInvokeError() != WindowsError.MoreData || needed <= paths.Length || needed > MostCharacters)
            {
                return [];
            }

            paths = new char[needed];
        }
    }
}
