using Microsoft.Win32.SafeHandles;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows;

/// <summary>The way to Windows: requests to a device by number. Another one in tests, with a table of answers.</summary>
internal interface IDeviceControl
{
    /// <summary>Opens a device for reading and writing.</summary>
    /// <param name="name">Such as <c>\\.\D:</c>.</param>
    /// <param name="error">The error number; 0 when it was opened.</param>
    SafeFileHandle? Open(string name, out int error);

    /// <summary>One request.</summary>
    /// <returns>The error number; 0 when it was carried out.</returns>
    int Control(SafeFileHandle device, uint code, ReadOnlySpan<byte> input, Span<byte> output, out int returnedBytes);

    /// <summary>One command, in and out in the same place.</summary>
    /// <returns>The error number; 0 when it was carried out.</returns>
    int PassThrough(SafeFileHandle device, ref PassThroughCommand command);

    /// <summary>The letters of the CD drives.</summary>
    IReadOnlyList<char> CdRomLetters();

    /// <summary>The name of a volume that does not change with its letter.</summary>
    string? VolumeName(char letter);

    /// <summary>The device behind a letter, such as <c>\Device\CdRom0</c>, whichever letter it has; <see langword="null"/>
    /// when Windows does not tell.</summary>
    string? DeviceName(char letter);

    /// <summary>Where the files of a volume appear: roots of letters and folders; empty when nowhere.</summary>
    /// <param name="volumeName">As <see cref="VolumeName"/> gives it.</param>
    IReadOnlyList<string> VolumePaths(string volumeName);
}
