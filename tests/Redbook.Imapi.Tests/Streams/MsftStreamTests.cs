using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi.Tests.Streams;

/// <summary>Streams of zeros, one behind the other, and in turns.</summary>
public sealed class MsftStreamTests
{
    private static readonly byte[] A = [.. Enumerable.Range(0, 1000).Select(static i => (byte)i)];
    private static readonly byte[] B = [.. Enumerable.Range(0, 70_000).Select(static i => (byte)(i * 7))];

    public static TheoryData<string> Kinds => ["zero", "concatenate", "interleave"];

    [Fact]
    public void Zeros_are_as_many_as_were_asked_for()
    {
        MsftStreamZero stream = new();
        Assert.Empty(ReadAll(stream));
        stream.SetSize(5000);
        Assert.Equal(new byte[5000], ReadAll(stream));
        stream.SetSize(1L << 40);
        Assert.Equal((1L << 40) - 3, Seek(stream, -3, 2));
        Assert.Equal(3, ReadSome(stream, new byte[10]));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.SetSize(-1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(100_000)]
    public void Streams_lie_one_behind_the_other(int largestRead)
    {
        MsftStreamConcatenate stream = new();
        stream.Initialize(new ClientStream(A) { LargestRead = largestRead }, new ClientStream(B) { LargestRead = largestRead });
        ClientStream again = new(A);
        stream.Append(again);
        stream.Append2([again, new ClientStream([]), new ClientStream(B)], 3);
        byte[] expected = [.. A, .. B, .. A, .. A, .. B];
        Assert.Equal(expected, ReadAll(stream));

        // In any order, across the borders.
        foreach (int place in new[] { 999, 70_990, 0, expected.Length - 5 })
        {
            Assert.Equal(place, Seek(stream, place, 0));
            byte[] some = new byte[20];
            int got = ReadSome(stream, some);
            Assert.Equal(expected[place..(place + got)], some[..got]);
        }

        stream.Initialize2([new ClientStream(B), new ClientStream(A)], 1);
        Assert.Equal(B, ReadAll(stream));
    }

    [Fact]
    public void Streams_take_turns()
    {
        MsftStreamInterleave stream = new();
        byte[] sound = Rig.Samples(1, 30), text = Rig.Samples(2, 3)[..(30 * 96)];
        stream.Initialize([new ClientStream(sound), new ClientStream(text)], [2352, 96], 2);
        byte[] expected = [.. Enumerable.Range(0, 30).SelectMany(i => (byte[])[.. sound.AsSpan(i * 2352, 2352), .. text.AsSpan(i * 96, 96)])];
        Assert.Equal(expected, ReadAll(stream));
        Assert.Equal(2448 + 2350, Seek(stream, 2448 + 2350, 0));
        byte[] some = new byte[200];
        Assert.Equal(200, ReadSome(stream, some));
        Assert.Equal(expected[4798..4998], some);

        // One stream in several places of a turn.
        ClientStream one = new(A);
        stream.Initialize([one, one], [10, 10], 2);
        Assert.Equal([.. A[..10], .. A[..20], .. A[10..20]], ReadAll(stream)[..40]);
    }

    [Fact]
    public void Turns_must_come_out_even()
    {
        MsftStreamInterleave stream = new();
        ClientStream thousand = new(A);
        Assert.Equal(ImapiResults.E_POINTER, CodeOf(() => stream.Initialize(null!, [1], 1)));
        Assert.Equal(ImapiResults.E_POINTER, CodeOf(() => stream.Initialize([thousand], null!, 1)));
        Assert.Equal(ImapiResults.E_POINTER, CodeOf(() => stream.Initialize([null!], [1], 1)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Initialize([thousand], [1], 0)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Initialize([thousand], [1], 2)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Initialize([thousand, thousand], [1], 2)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Initialize([thousand], [0], 1)));
        ImapiException uneven = Assert.Throws<ImapiException>(() => stream.Initialize([thousand], [300], 1));
        Assert.Contains("100 more than whole turns of 300", uneven.Message, StringComparison.Ordinal);
        ImapiException different = Assert.Throws<ImapiException>(() => stream.Initialize([thousand, thousand], [10, 100], 2));
        Assert.Contains("100 turns", different.Message, StringComparison.Ordinal);
        Assert.Equal(ImapiResults.E_FAIL, CodeOf(() => stream.Stat(out _, 1)));
    }

    [Fact]
    public void What_is_wrong_with_a_part_is_told_when_it_is_given()
    {
        MsftStreamConcatenate stream = new();
        ClientStream good = new(A);
        ClientStream silent = new(A) { AnswersStat = false, AnswersSeek = false };
        Assert.Equal(ImapiResults.E_FAIL, CodeOf(() => stream.Read(new byte[1], 1, IntPtr.Zero)));
        Assert.Equal(ImapiResults.E_FAIL, CodeOf(() => stream.Append(good)));
        Assert.Equal(ImapiResults.E_FAIL, CodeOf(() => stream.Append2([good], 1)));
        Assert.Equal(ImapiResults.E_POINTER, CodeOf(() => stream.Initialize(good, null!)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Initialize(good, silent)));
        Assert.Equal(ImapiResults.E_POINTER, CodeOf(() => stream.Initialize2(null!, 1)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Initialize2([good], 2)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Initialize2([], 0)));
        Assert.Equal(ImapiResults.E_POINTER, CodeOf(() => stream.Initialize2([good, null!], 2)));
        stream.Initialize(good, good);
        Assert.Equal(ImapiResults.E_POINTER, CodeOf(() => stream.Append(null!)));
        Assert.Equal(2000, ReadAll(stream).Length);
    }

    [Fact]
    public void An_error_of_a_part_is_the_error_of_the_call()
    {
        MsftStreamConcatenate stream = new();
        COMException error = new("torn", unchecked((int)0x80030005));
        stream.Initialize(new ClientStream(A), new ClientStream(B) { FailsAt = (0, error) });
        Assert.Equal(error.HResult, CodeOf(() => ReadAll(stream)));
        stream.Initialize(new ClientStream(A), new ClientStream(A) { AnnouncedLength = 2000 });
        Assert.Equal(ImapiResults.E_FAIL, CodeOf(() => ReadAll(stream)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Members_that_have_nothing_to_do_say_so_and_the_others_keep_to_their_rules(string kind)
    {
        IStream stream = Make(kind);
        stream.Stat(out STATSTG statistics, 1);
        Assert.Equal((2, 2000L), (statistics.type, statistics.cbSize));
        Assert.Equal(ImapiResults.E_NOTIMPL, CodeOf(() => stream.Write([1], 1, IntPtr.Zero)));
        Assert.Equal(ImapiResults.E_NOTIMPL, CodeOf(stream.Revert));
        Assert.Equal(ImapiResults.E_NOTIMPL, CodeOf(() => stream.LockRegion(0, 1, 1)));
        Assert.Equal(ImapiResults.E_NOTIMPL, CodeOf(() => stream.UnlockRegion(0, 1, 1)));
        Assert.True(kind == "zero" || CodeOf(() => stream.SetSize(1)) == ImapiResults.E_NOTIMPL);
        Assert.Equal(ImapiResults.E_POINTER, CodeOf(() => stream.Read(null!, 1, IntPtr.Zero)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Read(new byte[1], 2, IntPtr.Zero)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Read(new byte[1], -1, IntPtr.Zero)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Seek(0, 3, IntPtr.Zero)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Seek(-1, 0, IntPtr.Zero)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.Seek(long.MaxValue, 2, IntPtr.Zero)));
        Assert.Equal(ImapiResults.E_POINTER, CodeOf(() => stream.CopyTo(null!, 1, IntPtr.Zero, IntPtr.Zero)));
        Assert.Equal(ImapiResults.E_INVALIDARG, CodeOf(() => stream.CopyTo(stream, -1, IntPtr.Zero, IntPtr.Zero)));
        stream.Commit(0);

        // A place behind the end is one; there is nothing there.
        Assert.Equal(5000, Seek(stream, 3000, 2));
        Assert.Equal(0, ReadSome(stream, new byte[10]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_copy_goes_its_own_way(string kind)
    {
        IStream stream = Make(kind);
        Seek(stream, 500, 0);
        stream.Clone(out IStream copy);
        byte[] rest = new byte[1500], again = new byte[1500];
        Assert.Equal((1500, 1500), (ReadSome(stream, rest), ReadSome(copy, again)));
        Assert.Equal(rest, again);
        Seek(copy, 0, 0);
        Assert.Equal(2000, ReadAll(copy).Length);
        Assert.Equal(0, ReadSome(stream, rest));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Contents_are_copied_to_other_streams(string kind)
    {
        IStream stream = Make(kind);
        using MemoryStream into = new();
        using ComStream target = new(into);
        IntPtr counts = Marshal.AllocHGlobal(16);
        try
        {
            stream.CopyTo(target, long.MaxValue, counts, counts + 8);
            Assert.Equal((2000L, 2000L), (Marshal.ReadInt64(counts), Marshal.ReadInt64(counts + 8)));
        }
        finally
        {
            Marshal.FreeHGlobal(counts);
        }

        Assert.Equal(ReadAll(stream), into.ToArray());
    }

    [Fact]
    public void Numbers_of_chance_are_outside_the_audio_part()
    {
        IStreamPseudoRandomBased stream = new MsftStreamPrng001();
        Action[] members =
        [
            () => stream.Seed = 1, () => _ = stream.Seed, () => stream.put_ExtendedSeed([1], 1),
            () => stream.get_ExtendedSeed(out _, out _), () => stream.Read(new byte[1], 1, IntPtr.Zero),
            () => stream.Write([1], 1, IntPtr.Zero), () => stream.Seek(0, 0, IntPtr.Zero), () => stream.SetSize(1),
            () => stream.CopyTo(stream, 1, IntPtr.Zero, IntPtr.Zero), () => stream.Commit(0), stream.Revert,
            () => stream.LockRegion(0, 1, 1), () => stream.UnlockRegion(0, 1, 1), () => stream.Stat(out _, 0),
            () => stream.Clone(out _),
        ];
        Assert.All(members, static member => Assert.Equal(ImapiResults.E_NOTIMPL, CodeOf(member)));
        Assert.Equal(
            members.Length, typeof(IStream).GetMethods().Length + typeof(IStreamPseudoRandomBased).GetMethods().Length);
    }

    [Fact]
    public void A_track_with_silence_behind_it_is_recorded()
    {
        using Rig rig = new();
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2TrackAtOnce writer = Rig.NewWriter(recorder);
        MsftStreamZero silence = new();
        silence.SetSize(100 * 2352);
        MsftStreamConcatenate track = new();
        track.Initialize(Rig.Track(1, 250), silence);
        writer.PrepareMedia();
        writer.AddAudioTrack(track);
        writer.ReleaseMedia();
        Assert.Equal([.. Rig.Samples(1, 250), .. new byte[100 * 2352]], rig.Read(0, 350));
    }

    private static IStream Make(string kind)
    {
        MsftStreamZero zeros = new();
        zeros.SetSize(2000);
        MsftStreamConcatenate chain = new();
        chain.Initialize(new ClientStream(A), new ClientStream(A));
        MsftStreamInterleave turns = new();
        turns.Initialize([new ClientStream(A), new ClientStream(A)], [5, 5], 2);
        return kind switch
        {
            "zero" => zeros,
            "concatenate" => chain,
            _ => turns,
        };
    }

    private static int CodeOf(Action call) => Assert.ThrowsAny<ImapiException>(call).HResult;

    private static byte[] ReadAll(IStream stream)
    {
        Seek(stream, 0, 0);
        List<byte> all = [];
        byte[] piece = new byte[777];
        for (int got = ReadSome(stream, piece); got > 0; got = ReadSome(stream, piece))
        {
            all.AddRange(piece.AsSpan(0, got));
        }

        return [.. all];
    }

    private static int ReadSome(IStream stream, byte[] destination)
    {
        IntPtr count = Marshal.AllocHGlobal(8);
        try
        {
            stream.Read(destination, destination.Length, count);
            return Marshal.ReadInt32(count);
        }
        finally
        {
            Marshal.FreeHGlobal(count);
        }
    }

    private static long Seek(IStream stream, long offset, int origin)
    {
        IntPtr position = Marshal.AllocHGlobal(8);
        try
        {
            stream.Seek(offset, origin, position);
            return Marshal.ReadInt64(position);
        }
        finally
        {
            Marshal.FreeHGlobal(position);
        }
    }
}
