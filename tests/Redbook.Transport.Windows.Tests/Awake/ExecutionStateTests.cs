using Redbook.Transport.Windows.Awake;

namespace Redbook.Transport.Windows.Tests.Awake;

public sealed class ExecutionStateTests
{
    [Fact]
    public void The_request_is_taken_back_on_the_thread_that_made_it()
    {
        List<(uint State, int Thread)> asked = [];
        ExecutionState? state = ExecutionState.TryTake(Answer(asked, ExecutionState.Continuous), out string? refusal);
        Assert.NotNull(state);
        Assert.Null(refusal);
        Assert.Single(asked);
        state.Dispose();
        state.Dispose();

        Assert.Equal([0x8000_0001u, 0x8000_0000u], asked.Select(static call => call.State));
        Assert.Equal(asked[0].Thread, asked[1].Thread);
        Assert.NotEqual(Environment.CurrentManagedThreadId, asked[0].Thread);
    }

    [Fact]
    public void A_refusal_is_said_and_nothing_is_taken_back()
    {
        List<(uint State, int Thread)> asked = [];
        Assert.Null(ExecutionState.TryTake(Answer(asked, 0), out string? refusal));
        Assert.Equal("Windows refused to be kept awake.", refusal);
        Assert.Single(asked);
    }

    private static Func<uint, uint> Answer(List<(uint State, int Thread)> asked, uint before) => state =>
    {
        asked.Add((state, Environment.CurrentManagedThreadId));
        return before;
    };
}
