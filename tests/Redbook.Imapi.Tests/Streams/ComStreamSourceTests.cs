using System.Runtime.InteropServices;
using Redbook.Imapi.Streams;

namespace Redbook.Imapi.Tests.Streams;

public sealed class ComStreamSourceTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 10_000).Select(static i => (byte)(i * 7))];

    [Fact]
    public void Short_reads_are_not_the_end()
    {
        using ComStreamSource source = new(new ClientStream(Content) { LargestRead = 77 });
        Assert.Equal(Content, ReadAll(source));
        Assert.False(source.EndedEarly);
    }

    [Fact]
    public void Short_reads_cost_no_memory()
    {
        byte[] content = new byte[4 << 20];
        using ComStreamSource source = new(new ClientStream(content) { LargestRead = 512 });
        byte[] slot = new byte[129_360];
        source.ReadExactly(slot);
        long before = GC.GetAllocatedBytesForCurrentThread();
        source.ReadExactly(slot);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024);
    }

    [Fact]
    public void Reading_starts_at_zero_wherever_the_stream_stood()
    {
        using ComStreamSource source = new(new ClientStream(Content) { Position = 5000 });
        Assert.Equal(Content, ReadAll(source));
    }

    [Fact]
    public void Length_comes_from_seek_when_stat_is_not_answered()
    {
        using ComStreamSource source = new(new ClientStream(Content) { AnswersStat = false });
        Assert.Equal(Content.Length, source.Length);
        Assert.Equal(Content, ReadAll(source));
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_from_where_it_stands()
    {
        using ComStreamSource source = new(
            new ClientStream(Content) { AnswersSeek = false, Position = 100, AnnouncedLength = 9900 });
        Assert.Equal(Content[100..], ReadAll(source));
    }

    [Fact]
    public void A_stream_that_tells_no_length_says_so()
    {
        using ComStreamSource source = new(new ClientStream(Content) { AnswersSeek = false, AnswersStat = false });
        Assert.False(source.HasLength);
        Assert.Throws<NotSupportedException>(() => source.Length);
    }

    [Fact]
    public void No_more_is_read_than_the_stream_announced()
    {
        using ComStreamSource source = new(new ClientStream(Content) { AnnouncedLength = 4704 });
        Assert.Equal(Content[..4704], ReadAll(source));
        Assert.False(source.EndedEarly);
    }

    [Fact]
    public void An_end_before_the_announced_length_is_noticed()
    {
        using ComStreamSource source = new(new ClientStream(Content) { AnnouncedLength = 20_000 });
        Assert.Equal(Content, ReadAll(source));
        Assert.True(source.EndedEarly);
    }

    [Fact]
    public void An_error_of_the_stream_is_kept()
    {
        COMException error = new("broken", unchecked((int)0x80030002));
        using ComStreamSource source = new(new ClientStream(Content) { LargestRead = 1000, FailsAt = (3000, error) });
        Assert.Throws<ImapiStreamException>(() => ReadAll(source));
        Assert.Same(error, source.Failure);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(10_001)]
    public void A_count_that_cannot_be_true_is_an_error(int reported)
    {
        using ComStreamSource source = new(new ClientStream(Content) { ReportedCount = reported });
        byte[] buffer = new byte[10_000];
        Assert.Throws<ImapiStreamException>(() => source.Read(buffer, 0, buffer.Length));
        Assert.NotNull(source.Failure);
    }

    private static byte[] ReadAll(Stream stream)
    {
        using MemoryStream all = new();
        stream.CopyTo(all, 4096);
        return all.ToArray();
    }
}
