using System.IO.Pipes;

namespace Redbook.Transport.Windows.Tests.OnWindows;

/// <summary>Named pipes of Windows itself.</summary>
public sealed class PipeMarksTests
{
    private static readonly string s_self = $"(process {Environment.ProcessId})";
    private readonly PipeMarks _marks = new(TimeSpan.FromSeconds(60));

    /// <summary>A device that no other test has.</summary>
    private readonly string _drive = $@"\Device\Test{Guid.NewGuid():N}";

    [Fact]
    public void A_drive_bears_one_mark_which_tells_who_set_it()
    {
        Assert.Null(_marks.HolderOf(_drive));
        Assert.True(_marks.TrySet(_drive, "The Burner", out IDisposable? mark));
        Assert.NotNull(mark);

        Assert.False(_marks.TrySet(_drive, "Another", out IDisposable? second));
        Assert.Null(second);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal($"The Burner {s_self}", _marks.HolderOf(_drive));
        }

        mark.Dispose();
        Assert.Null(_marks.HolderOf(_drive));
    }

    [Fact]
    public void A_mark_is_gone_as_soon_as_it_is_taken_away()
    {
        for (int i = 0; i < 20; i++)
        {
            Assert.True(_marks.TrySet(_drive, "The Burner", out IDisposable? mark));
            Assert.NotNull(mark);
            Assert.Equal($"The Burner {s_self}", _marks.HolderOf(_drive));
            mark.Dispose();
        }
    }

    [Fact]
    public async Task Of_many_that_come_at_once_one_has_it()
    {
        using Barrier start = new(8);
        bool[] have = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return _marks.TrySet(_drive, $"Burner {number}", out _);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Single(have, static one => one);
        Assert.StartsWith("Burner ", _marks.HolderOf(_drive), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_comes_and_goes_without_a_word_keeps_nobody_from_asking()
    {
        Assert.True(_marks.TrySet(_drive, "The Burner", out IDisposable? mark));
        using (mark)
        {
            for (int i = 0; i < 5; i++)
            {
                using NamedPipeClientStream visitor = Open();
            }

            Assert.Equal($"The Burner {s_self}", _marks.HolderOf(_drive));
        }
    }

    [Fact]
    public void Nor_does_who_comes_and_stays()
    {
        Assert.True(_marks.TrySet(_drive, "The Burner", out IDisposable? mark));
        using (mark)
        using (NamedPipeClientStream visitor = Open())
        {
            Assert.Equal($"The Burner {s_self}", _marks.HolderOf(_drive));
        }
    }

    [Fact]
    public async Task A_program_that_says_nothing_is_known_by_its_number()
    {
        using NamedPipeServerStream silent = new($"Redbook{_drive.Replace('\\', '.')}", PipeDirection.Out, 1);
        Task wait = silent.WaitForConnectionAsync(TestContext.Current.CancellationToken);

        Assert.False(_marks.TrySet(_drive, "The Burner", out _));
        Assert.Equal($"another program {s_self}", new PipeMarks(TimeSpan.FromSeconds(1)).HolderOf(_drive));
        await wait;
    }

    [Fact]
    public async Task What_a_program_says_is_spelt_as_a_name()
    {
        using NamedPipeServerStream other = new(
            $"Redbook{_drive.Replace('\\', '.')}", PipeDirection.Out, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        byte[] name = new byte[64];
        "\e[31mBurner\r\nOK"u8.CopyTo(name);
        Task tell = Task.Run(
            async () =>
            {
                await other.WaitForConnectionAsync(TestContext.Current.CancellationToken);
                await other.WriteAsync(name, TestContext.Current.CancellationToken);
            },
            TestContext.Current.CancellationToken);

        Assert.Equal($"__31mBurner__OK {s_self}", _marks.HolderOf(_drive));
        await tell;
    }

    private NamedPipeClientStream Open()
    {
        NamedPipeClientStream visitor = new(".", $"Redbook{_drive.Replace('\\', '.')}", PipeDirection.In);
        visitor.Connect(TimeSpan.FromSeconds(30));
        return visitor;
    }
}
