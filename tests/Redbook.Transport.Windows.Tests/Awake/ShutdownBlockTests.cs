using Redbook.Transport.Windows.Awake;

namespace Redbook.Transport.Windows.Tests.Awake;

public sealed class ShutdownBlockTests
{
    [Fact]
    public void The_window_lives_on_a_thread_of_its_own_until_it_is_let_go()
    {
        Window window = new();
        ShutdownBlock? block = ShutdownBlock.TryTake(window, "A disc is being recorded.", out string? refusal);
        Assert.NotNull(block);
        Assert.Null(refusal);
        Assert.Equal("A disc is being recorded.", window.Reason);
        block.Dispose();
        block.Dispose();

        Assert.Equal(["open", "run", "over"], window.Told);
        Assert.Single(window.Threads.Distinct());
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, window.Threads);
    }

    [Fact]
    public void Without_a_window_nothing_is_held()
    {
        Window window = new() { CanOpen = false };
        Assert.Null(ShutdownBlock.TryTake(window, "A disc is being recorded.", out string? refusal));
        Assert.Equal("Windows has no window for this program in which it could say no to a shutdown.", refusal);
        Assert.Equal(["open"], window.Told);
    }

    [Fact]
    public void A_reason_that_is_not_shown_is_told_and_the_no_stays()
    {
        Window window = new() { ShowsReason = false };
        using ShutdownBlock? block = ShutdownBlock.TryTake(window, "A disc is being recorded.", out string? refusal);
        Assert.NotNull(block);
        Assert.Equal("Windows took no reason why it should not be shut down.", refusal);
    }

    private sealed class Window : IBlockingWindow
    {
        private readonly TaskCompletionSource _end = new();

        public bool CanOpen { get; init; } = true;

        public bool ShowsReason { get; init; } = true;

        public string? Reason { get; private set; }

        public List<string> Told { get; } = [];

        public List<int> Threads { get; } = [];

        public bool TryOpen(string reason, out bool isReasonShown)
        {
            Reason = reason;
            isReasonShown = ShowsReason && CanOpen;
            Tell("open");
            return CanOpen;
        }

        public void Run()
        {
            Tell("run");
            _end.Task.Wait();
            Tell("over");
        }

        public void End() => _end.SetResult();

        private void Tell(string what)
        {
            Told.Add(what);
            Threads.Add(Environment.CurrentManagedThreadId);
        }
    }
}
