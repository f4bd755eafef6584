using System.Runtime.InteropServices;

namespace Redbook.Transport.Linux.Interop;

/// <summary>The few calls of the C library that are needed.</summary>
internal static partial class LibC
{
    public const int ReadWrite = 0x2;
    public const int Exclusive = 0x80;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    /// <summary>F_SETFL of <c>fcntl.h</c>.</summary>
    public const int SetDescriptorFlags = 4;

    /// <summary>SG_IO of <c>scsi/sg.h</c>.</summary>
    public const nuint SgIo = 0x2285;

    /// <summary>SG_GET_VERSION_NUM of <c>scsi/sg.h</c>.</summary>
    public const nuint SgGetVersion = 0x2282;

    /// <summary>BLKSECTGET of <c>linux/fs.h</c>: the most bytes of one command on an sg node.</summary>
    public const nuint BlkSectGet = 0x1267;

    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int InputOutput = 5;
    public const int NoSuchDeviceOrAddress = 6;
    public const int NoMemory = 12;
    public const int AccessDenied = 13;
    public const int Busy = 16;
    public const int NoDevice = 19;
    public const int Invalid = 22;
    public const int NotATerminal = 25;
    public const int ReadOnlyFileSystem = 30;
    public const int Shutdown = 108;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(nint descriptor);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(DescriptorHandle descriptor, nuint request, ref SgIoHeader header);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(DescriptorHandle descriptor, nuint request, out int value);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(DescriptorHandle descriptor, in SgIoHeader header, nint lengthBytes);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(DescriptorHandle descriptor, ref SgIoHeader header, nint lengthBytes);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int SetFlags(DescriptorHandle descriptor, int command, int flags);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unmount(string target, int flags);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int kind, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int descriptor, in NetlinkAddress address, int lengthBytes);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    public static partial int GetTime(int clock, out TimeSpec time);

    [LibraryImport("libc", EntryPoint = "gettid")]
    public static partial int ThreadId();

    [LibraryImport("libc", EntryPoint = "getpriority", SetLastError = true)]
    public static partial int GetPriority(int which, int who);

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    public static partial int SetPriority(int which, int who, int priority);

    /// <summary>The text of an error number, in the words of the system.</summary>
    public static string TextOf(int error) => Marshal.GetPInvokeErrorMessage(error);
}
