using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Streams;

namespace Redbook.Imapi.Tests.Streams;

public sealed class ComStreamTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(static i => (byte)i)];

    [Fact]
    public void A_stream_goes_through_both_adapters_unchanged()
    {
        using ComStream wrapped = new(new MemoryStream(Content));
        using ComStreamSource source = new(wrapped);
        using MemoryStream copy = new();
        source.CopyTo(copy);
        Assert.Equal(Content, copy.ToArray());
    }

    [Fact]
    public void Out_pointers_may_be_zero()
    {
        using ComStream wrapped = new(new MemoryStream(Content));
        byte[] buffer = new byte[10];
        wrapped.Seek(5, 0, IntPtr.Zero);
        wrapped.Read(buffer, 10, IntPtr.Zero);
        Assert.Equal(Content[5..15], buffer);
    }

    [Fact]
    public void Seek_tells_the_new_position()
    {
        using ComStream wrapped = new(new MemoryStream(Content));
        IntPtr position = Marshal.AllocHGlobal(8);
        try
        {
            wrapped.Seek(-1, 2, position);
            Assert.Equal(999, Marshal.ReadInt64(position));
        }
        finally
        {
            Marshal.FreeHGlobal(position);
        }
    }

    [Fact]
    public void A_copy_ends_with_the_stream_and_counts_both_sides()
    {
        using ComStream wrapped = new(new MemoryStream(Content));
        using MemoryStream target = new();
        using ComStream copy = new(target, leaveOpen: true);
        IntPtr counts = Marshal.AllocHGlobal(16);
        try
        {
            wrapped.CopyTo(copy, 5000, counts, counts + 8);
            Assert.Equal((1000, 1000), (Marshal.ReadInt64(counts), Marshal.ReadInt64(counts + 8)));
        }
        finally
        {
            Marshal.FreeHGlobal(counts);
        }

        Assert.Equal(Content, target.ToArray());
    }

    [Fact]
    public void What_the_stream_cannot_do_is_not_implemented()
    {
        using ComStream wrapped = new(new MemoryStream(Content, writable: false));
        Action[] refused =
        [
            () => wrapped.Write(new byte[1], 1, IntPtr.Zero),
            () => wrapped.SetSize(1),
            wrapped.Revert,
            () => wrapped.LockRegion(0, 1, 0),
            () => wrapped.UnlockRegion(0, 1, 0),
            () => wrapped.Clone(out IStream _),
        ];
        Assert.All(refused, static call =>
            Assert.Equal(ImapiResults.E_NOTIMPL, Assert.Throws<ImapiException>(call).HResult));
    }

    [Fact]
    public void Disposing_closes_the_stream_unless_told_otherwise()
    {
        MemoryStream first = new();
        new ComStream(first, leaveOpen: true).Dispose();
        Assert.True(first.CanRead);
        new ComStream(first).Dispose();
        Assert.False(first.CanRead);
    }
}
