using System.Runtime.InteropServices;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Awake;

/// <summary>A window of this process that nobody sees.</summary>
/// <remarks>It is an ordinary window without a parent: those for messages only are not asked whether the session may
/// end.</remarks>
internal sealed class BlockingWindow : IBlockingWindow
{
    /// <summary>Its title, by which tests find it.</summary>
    internal const string Title = "Redbook keeps the session";

    private const uint EndOfWork = User32.Own + 1;
    private nint _window;

    /// <inheritdoc/>
    public unsafe bool TryOpen(string reason, out bool isReasonShown)
    {
        isReasonShown = false;
        _window = User32.CreateWindow(0, "STATIC", Title, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        if (_window == 0)
        {
            return false;
        }

        delegate* unmanaged<nint, uint, nuint, nint, nint> procedure = &Answer;
        User32.SetWindowProcedure(_window, User32.WindowProcedure, (nint)procedure);
        isReasonShown = User32.GiveShutdownReason(_window, reason);
        return true;
    }

    /// <inheritdoc/>
    public void Run()
    {
        while (User32.GetMessage(out WindowMessage message, 0, 0, 0) > 0)
        {
            User32.Dispatch(message);
        }
    }

    /// <inheritdoc/>
    public void End() => User32.Post(_window, EndOfWork, 0, 0);

    [UnmanagedCallersOnly]
    private static nint Answer(nint window, uint message, nuint first, nint second)
    {
        switch (message)
        {
            case User32.QueryEndSession:
                return 0;
            case User32.Close:
                // Somebody else's wish; this window goes with the recording.
                return 0;
            case EndOfWork:
                User32.TakeShutdownReasonBack(window);
                User32.DestroyWindow(window);
                return 0;
            case User32.Destroyed:
                User32.PostQuit(0);
                return 0;
            default:
                return User32.DefaultProcedure(window, message, first, second);
        }
    }
}
