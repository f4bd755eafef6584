using Redbook.Testing;

namespace Redbook.Cli.Tests;

public sealed class InterruptsTests
{
    [Fact]
    public void While_nobody_looks_the_first_signal_ends_the_program()
    {
        using Interrupts interrupts = new();
        Assert.False(interrupts.Signal());
        Assert.False(interrupts.Stop.IsCancellationRequested);
    }

    [Fact]
    public void The_first_signal_stops_in_good_order_and_the_second_leaves()
    {
        using Interrupts interrupts = new() { IsAwaited = true };
        List<string> told = [];
        interrupts.OnFirst = () => told.Add("first");
        interrupts.OnSecond = () => told.Add("second");
        interrupts.OnLeaving = () => told.Add("leaving");

        Assert.True(interrupts.Signal());
        Assert.True(interrupts.Stop.IsCancellationRequested);
        Assert.Equal(["first"], told);
        Assert.False(interrupts.Signal());
        Assert.Equal(["first", "leaving", "second"], told);
    }

    [Fact]
    public async Task Left_at_once_a_terminal_has_its_cursor_again()
    {
        using CliHarness cli = new() { IsTerminal = true };
        await cli.RunAsync("drives");
        using StringWriter writer = new();
        cli.Out = writer;
        await cli.RunAsync("drives");
        cli.Interrupts.IsAwaited = false;
        Assert.False(cli.Interrupts.Signal());
        Assert.Contains("\u001b[?25h", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_stopping_costs_a_disc_only_a_second_signal_in_time_stops_and_a_third_leaves()
    {
        VirtualTime time = new();
        using Interrupts interrupts = new() { IsAwaited = true, Clock = time };
        int warnings = 0;
        interrupts.Warn = () => warnings++;
        Assert.True(interrupts.Signal());
        time.Advance(TimeSpan.FromSeconds(5.1));
        Assert.True(interrupts.Signal());
        Assert.Equal(2, warnings);
        Assert.False(interrupts.Stop.IsCancellationRequested);

        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.True(interrupts.Signal());
        Assert.True(interrupts.Stop.IsCancellationRequested);
        Assert.Equal(2, warnings);
        Assert.False(interrupts.Signal());
    }

    [Fact]
    public void Asked_to_end_while_that_costs_a_disc_the_program_ends_after_the_disc()
    {
        int told = 0;
        using Interrupts interrupts = new()
        {
            IsAwaited = true, Warn = static () => Assert.Fail("Nobody is there."), OnPostponed = () => told++,
        };
        Assert.True(interrupts.Terminate());
        Assert.True(interrupts.Terminate());
        Assert.True(interrupts.IsTerminated);
        Assert.Equal(1, told);
        Assert.False(interrupts.Stop.IsCancellationRequested);
    }

    [Fact]
    public void Asked_to_end_elsewhere_it_stops_in_good_order()
    {
        using Interrupts interrupts = new() { IsAwaited = true };
        Assert.True(interrupts.Terminate());
        Assert.True(interrupts.Stop.IsCancellationRequested);
        Assert.False(interrupts.Terminate());
    }

    [Fact]
    public void What_a_lost_terminal_no_longer_takes_is_dropped_only_while_a_disc_is_in_the_works()
    {
        using Interrupts interrupts = new();
        using LostTerminal lost = new();
        using SurvivingWriter writer = new(lost, interrupts);
        Assert.Throws<IOException>(() => writer.WriteLine("heard"));
        interrupts.OutlivesTerminal = true;
        writer.WriteLine("unheard");
    }

    private sealed class LostTerminal : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("Gone.");
    }
}
