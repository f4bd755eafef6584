using System.Runtime.InteropServices;

namespace Redbook.Transport.Windows.Interop;

/// <summary>The calls for a window that nobody sees.</summary>
internal static partial class User32
{
    /// <summary>WM_DESTROY.</summary>
    public const uint Destroyed = 0x0002;

    /// <summary>WM_CLOSE.</summary>
    public const uint Close = 0x0010;

    /// <summary>WM_QUERYENDSESSION: may the session end?</summary>
    public const uint QueryEndSession = 0x0011;

    /// <summary>WM_APP: the first message that is the program's own.</summary>
    public const uint Own = 0x8000;

    /// <summary>GWLP_WNDPROC.</summary>
    public const int WindowProcedure = -4;

    [LibraryImport(
        "user32", EntryPoint = "CreateWindowExW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint CreateWindow(
        uint extendedStyle, string className, string title, uint style, int x, int y, int width, int height,
        nint parent, nint menu, nint instance, nint parameter);

    [LibraryImport("user32", EntryPoint = "DestroyWindow", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool DestroyWindow(nint window);

    [LibraryImport("user32", EntryPoint = "SetWindowLongPtrW", SetLastError = true)]
    public static partial nint SetWindowProcedure(nint window, int index, nint procedure);

    [LibraryImport("user32", EntryPoint = "DefWindowProcW")]
    public static partial nint DefaultProcedure(nint window, uint message, nuint first, nint second);

    [LibraryImport("user32", EntryPoint = "GetMessageW", SetLastError = true)]
    public static partial int GetMessage(out WindowMessage message, nint window, uint lowest, uint highest);

    [LibraryImport("user32", EntryPoint = "DispatchMessageW")]
    public static partial nint Dispatch(in WindowMessage message);

    [LibraryImport("user32", EntryPoint = "PostMessageW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Post(nint window, uint message, nuint first, nint second);

    [LibraryImport("user32", EntryPoint = "PostQuitMessage")]
    public static partial void PostQuit(int exitCode);

    [LibraryImport(
        "user32", EntryPoint = "ShutdownBlockReasonCreate", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GiveShutdownReason(nint window, string reason);

    [LibraryImport("user32", EntryPoint = "ShutdownBlockReasonDestroy", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool TakeShutdownReasonBack(nint window);
}
