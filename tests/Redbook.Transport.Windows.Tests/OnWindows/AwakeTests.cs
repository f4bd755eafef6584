using System.Runtime.InteropServices;
using Redbook.Transport.Windows.Awake;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Tests.OnWindows;

/// <summary>The calls of Windows themselves.</summary>
public sealed partial class AwakeTests
{
    [Fact]
    public void The_computer_is_kept_awake_as_often_as_wanted()
    {
        for (int i = 0; i < 3; i++)
        {
            using ExecutionState? state = ExecutionState.TryTake(out string? refusal);
            Assert.NotNull(state);
            Assert.Null(refusal);
        }
    }

    [Fact]
    public void While_a_disc_is_recorded_the_session_is_not_ended_and_then_the_window_is_gone()
    {
        Assert.Equal(0, FindWindow("STATIC", BlockingWindow.Title));
        SleepInhibitor? held = SleepInhibitor.TryTake("A disc is being recorded.", out _);
        Assert.NotNull(held);
        nint window = FindWindow("STATIC", BlockingWindow.Title);
        Assert.NotEqual(0, window);
        Assert.Equal(0, SendMessage(window, User32.QueryEndSession, 0, 0));

        // Nor by closing the window.
        Assert.Equal(0, SendMessage(window, User32.Close, 0, 0));
        Assert.Equal(window, FindWindow("STATIC", BlockingWindow.Title));

        held.Dispose();
        Assert.Equal(0, FindWindow("STATIC", BlockingWindow.Title));
    }

    [Fact]
    public void Windows_tells_of_the_end_of_the_console()
    {
        IDisposable? hold = ConsoleEvents.OfThisProcess.TryHold();
        Assert.NotNull(hold);
        hold.Dispose();
    }

    [Fact]
    public void A_thread_is_raised_and_lowered_again()
    {
        ThreadPriority before = Thread.CurrentThread.Priority;
        using (WriterPriority.Raise())
        {
            Assert.Equal(ThreadPriority.Highest, Thread.CurrentThread.Priority);
        }

        Assert.Equal(before, Thread.CurrentThread.Priority);
    }

    [LibraryImport("user32", EntryPoint = "FindWindowW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint FindWindow(string className, string title);

    [LibraryImport("user32", EntryPoint = "SendMessageW")]
    private static partial nint SendMessage(nint window, uint message, nuint first, nint second);
}
