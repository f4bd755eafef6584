using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Redbook.Transport.Windows.Interop;

/// <summary>The few calls of Windows that are needed.</summary>
internal static partial class Kernel32
{
    public const uint GenericReadWrite = 0xC000_0000;
    public const uint ShareReadWrite = 0x3;
    public const uint OpenExisting = 3;

    /// <summary>IOCTL_SCSI_PASS_THROUGH_DIRECT.</summary>
    public const uint PassThroughDirect = 0x0004_D014;

    /// <summary>IOCTL_CDROM_EXCLUSIVE_ACCESS.</summary>
    public const uint ExclusiveAccess = 0x0002_C05C;

    /// <summary>IOCTL_STORAGE_QUERY_PROPERTY.</summary>
    public const uint QueryProperty = 0x002D_1400;

    /// <summary>IOCTL_STORAGE_MCN_CONTROL: notices of disc changes off and on.</summary>
    public const uint MediaChangeNotices = 0x002D_0944;

    public const uint LockVolume = 0x0009_0018;
    public const uint UnlockVolume = 0x0009_001C;
    public const uint DismountVolume = 0x0009_0020;

    /// <summary>DRIVE_CDROM.</summary>
    public const uint CdRomDrive = 5;

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial SafeFileHandle CreateFile(
        string name, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32", EntryPoint = "DeviceIoControl", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static unsafe partial bool DeviceIoControl(
        SafeFileHandle device,
        uint code,
        void* input,
        uint inputBytes,
        void* output,
        uint outputBytes,
        out uint returnedBytes,
        nint overlapped);

    [LibraryImport("kernel32", EntryPoint = "GetLogicalDrives", SetLastError = true)]
    public static partial uint GetLogicalDrives();

    [LibraryImport("kernel32", EntryPoint = "GetDriveTypeW", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint GetDriveType(string root);

    [LibraryImport(
        "kernel32", EntryPoint = "GetVolumeNameForVolumeMountPointW", SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static unsafe partial bool GetVolumeName(string mountPoint, char* name, uint lengthCharacters);

    [LibraryImport(
        "kernel32", EntryPoint = "GetVolumePathNamesForVolumeNameW", SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static unsafe partial bool GetVolumePaths(
        string volume, char* paths, uint lengthCharacters, out uint neededCharacters);

    /// <summary>The device behind a name such as <c>D:</c>: texts, each ended by a zero, the present one first.</summary>
    [LibraryImport(
        "kernel32", EntryPoint = "QueryDosDeviceW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static unsafe partial uint QueryDevice(string name, char* targets, uint lengthCharacters);

    /// <summary>Whether a pipe is there and free, waiting so long for the latter.</summary>
    [LibraryImport(
        "kernel32", EntryPoint = "WaitNamedPipeW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool WaitForPipe(string name, uint milliseconds);

    /// <summary>The process that has made the pipe.</summary>
    [LibraryImport("kernel32", EntryPoint = "GetNamedPipeServerProcessId", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetPipeServer(SafePipeHandle pipe, out uint process);

    [LibraryImport("kernel32", EntryPoint = "DisconnectNamedPipe", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool DisconnectPipe(SafePipeHandle pipe);

    [LibraryImport("kernel32", EntryPoint = "SetThreadExecutionState")]
    public static partial uint SetThreadExecutionState(uint state);

    /// <param name="handler">Given one of the events and asked whether it is dealt with.</param>
    /// <param name="isAdded">Whether it is added or taken away.</param>
    [LibraryImport("kernel32", EntryPoint = "SetConsoleCtrlHandler", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static unsafe partial bool SetConsoleHandler(
        delegate* unmanaged<uint, int> handler, [MarshalAs(UnmanagedType.Bool)] bool isAdded);

    /// <summary>Milliseconds since Windows was started, with the time asleep.</summary>
    [LibraryImport("kernel32", EntryPoint = "GetTickCount64")]
    public static partial ulong GetTickCount64();

    /// <summary>Units of 100 ns since Windows was started, without the time asleep.</summary>
    [LibraryImport("kernel32", EntryPoint = "QueryUnbiasedInterruptTime")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool QueryUnbiasedInterruptTime(out ulong time);
}
