using Redbook.Transport.Windows.Awake;

namespace Redbook.Transport.Windows.Tests.Awake;

public sealed class ConsoleEventsTests
{
    [Theory]
    [InlineData(ConsoleEvents.Close)]
    [InlineData(ConsoleEvents.Logoff)]
    [InlineData(ConsoleEvents.Shutdown)]
    public async Task The_answer_to_the_end_of_the_process_waits_for_the_last_recording(uint number)
    {
        ConsoleEvents events = new(static _ => true);
        IDisposable? first = events.TryHold();
        IDisposable? second = events.TryHold();
        Assert.NotNull(first);
        Assert.NotNull(second);
        Task<bool> answer = Task.Factory.StartNew(
            () => events.Answer(number), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        first.Dispose();
        first.Dispose();
        Assert.False(answer.IsCompleted);
        second.Dispose();
        Assert.False(await answer);
    }

    // CTRL_C_EVENT, CTRL_BREAK_EVENT
    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    public void An_interrupt_goes_on_to_others_at_once(uint number)
    {
        ConsoleEvents events = new(static _ => true);
        using IDisposable? hold = events.TryHold();
        Assert.False(events.Answer(number));
    }

    [Fact]
    public void Windows_is_asked_for_the_events_only_while_somebody_holds()
    {
        List<bool> asked = [];
        ConsoleEvents events = new(isAdded =>
        {
            asked.Add(isAdded);
            return true;
        });
        using (events.TryHold())
        {
            events.TryHold()?.Dispose();
            Assert.Equal([true], asked);
        }

        Assert.Equal([true, false], asked);
        Assert.False(events.Answer(ConsoleEvents.Close));
    }

    [Fact]
    public void Where_Windows_does_not_tell_of_them_nothing_is_held()
    {
        ConsoleEvents events = new(static _ => false);
        Assert.Null(events.TryHold());
        Assert.False(events.Answer(ConsoleEvents.Close));
    }
}
