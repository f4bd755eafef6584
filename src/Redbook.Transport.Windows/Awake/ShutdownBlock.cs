namespace Redbook.Transport.Windows.Awake;

/// <summary>Says no, with the reason, when Windows asks whether the session may end.</summary>
/// <remarks>A user can still insist. However the process ends, the window and with it the no are gone.</remarks>
internal sealed class ShutdownBlock : IDisposable
{
    private readonly TaskCompletionSource<(bool IsOpen, bool IsReasonShown)> _opened =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly IBlockingWindow _window;
    private readonly Thread _thread;
    private bool _isDisposed;

    private ShutdownBlock(IBlockingWindow window, string reason)
    {
        _window = window;
        _thread = new Thread(() => Run(reason)) { IsBackground = true, Name = "Redbook keeps the session" };
        _thread.Start();
    }

    /// <summary>Begins to say no.</summary>
    /// <param name="window">The window that is asked.</param>
    /// <param name="reason">Shown to who wants to shut down.</param>
    /// <param name="refusal">What cannot be done, a sentence; <see langword="null"/> when all can.</param>
    /// <returns>Dispose it to let the session end; <see langword="null"/> when nobody will say no.</returns>
    public static ShutdownBlock? TryTake(IBlockingWindow window, string reason, out string? refusal)
    {
        ShutdownBlock block = new(window, reason);
        (bool isOpen, bool isReasonShown) = block._opened.Task.GetAwaiter().GetResult();
        if (!isOpen)
        {
            refusal = "Windows has no window for this program in which it could say no to a shutdown.";
            block.Dispose();
            return null;
        }

        refusal = isReasonShown ? null : "Windows took no reason why it should not be shut down.";
        return block;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_opened.Task.Result.IsOpen)
        {
            _window.End();
        }

        _thread.Join();
    }

    private void Run(string reason)
    {
        bool isOpen = _window.TryOpen(reason, out bool isReasonShown);
        _opened.SetResult((isOpen, isReasonShown));
        if (isOpen)
        {
            _window.Run();
        }
    }
}
