using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Tests.Tables;

namespace Redbook.Imapi.Tests.Streams;

/// <summary>Every member of the streams that can be made, in every state, answers as the tables say.</summary>
public sealed class StreamStateTests
{
    private static readonly string[] States = ["fresh", "ready", "end"];

    private static readonly string[] OfEveryStream =
    [
        "Read", "Write", "Seek", "SetSize", "CopyTo", "Commit", "Revert", "LockRegion", "UnlockRegion", "Stat", "Clone",
    ];

    private static readonly Dictionary<string, Func<IStream, object?>> Common = new(StringComparer.Ordinal)
    {
        ["Read"] = static s => Read(s, new byte[10], 10),
        ["Read(null)"] = static s => Read(s, null!, 10),
        ["Read(too many)"] = static s => Read(s, new byte[10], 11),
        ["Write"] = static s => Call(() => s.Write(new byte[10], 10, IntPtr.Zero)),
        ["Seek(0)"] = static s => Seek(s, 0, 0),
        ["Seek(end)"] = static s => Seek(s, 0, 2),
        ["Seek(-1)"] = static s => Seek(s, -1, 0),
        ["Seek(origin 3)"] = static s => Seek(s, 0, 3),
        ["SetSize(10)"] = static s => Call(() => s.SetSize(10)),
        ["SetSize(-1)"] = static s => Call(() => s.SetSize(-1)),
        ["CopyTo"] = static s => Call(() => s.CopyTo(new ComStream(new MemoryStream()), 10, IntPtr.Zero, IntPtr.Zero)),
        ["CopyTo(null)"] = static s => Call(() => s.CopyTo(null!, 10, IntPtr.Zero, IntPtr.Zero)),
        ["Commit"] = static s => Call(() => s.Commit(0)),
        ["Revert"] = static s => Call(s.Revert),
        ["LockRegion"] = static s => Call(() => s.LockRegion(0, 1, 0)),
        ["UnlockRegion"] = static s => Call(() => s.UnlockRegion(0, 1, 0)),
        ["Stat"] = static s =>
        {
            s.Stat(out STATSTG statistics, 1);
            return $"{statistics.cbSize} bytes";
        },
        ["Clone"] = static s =>
        {
            s.Clone(out IStream copy);
            return ReferenceEquals(copy, s) ? "itself" : "a copy";
        },
    };

    private static readonly Dictionary<string, Func<IStreamConcatenate, object?>> Concatenate = new(StringComparer.Ordinal)
    {
        ["Initialize"] = static s => Call(() => s.Initialize(Part(), Part())),
        ["Initialize(null)"] = static s => Call(() => s.Initialize(Part(), null!)),
        ["Initialize2"] = static s => Call(() => s.Initialize2([Part()], 1)),
        ["Initialize2(null)"] = static s => Call(() => s.Initialize2(null!, 1)),
        ["Initialize2(fewer)"] = static s => Call(() => s.Initialize2([Part()], 2)),
        ["Initialize2(none)"] = static s => Call(() => s.Initialize2([Part()], 0)),
        ["Append"] = static s => Call(() => s.Append(Part())),
        ["Append(null)"] = static s => Call(() => s.Append(null!)),
        ["Append2"] = static s => Call(() => s.Append2([Part()], 1)),
        ["Append2(fewer)"] = static s => Call(() => s.Append2([Part()], 2)),
    };

    private static readonly Dictionary<string, Func<IStreamInterleave, object?>> Interleave = new(StringComparer.Ordinal)
    {
        ["Initialize"] = static s => Call(() => s.Initialize([Part(), Part()], [8, 8], 2)),
        ["Initialize(null)"] = static s => Call(() => s.Initialize(null!, [8], 1)),
        ["Initialize(sizes null)"] = static s => Call(() => s.Initialize([Part()], null!, 1)),
        ["Initialize(fewer)"] = static s => Call(() => s.Initialize([Part()], [8], 2)),
        ["Initialize(none)"] = static s => Call(() => s.Initialize([Part()], [8], 0)),
        ["Initialize(size 0)"] = static s => Call(() => s.Initialize([Part()], [0], 1)),
        ["Initialize(unequal turns)"] = static s => Call(() => s.Initialize([Part(), Part()], [8, 16], 2)),
    };

    private static readonly Dictionary<string, Func<IStreamPseudoRandomBased, object?>> PseudoRandom =
        new(StringComparer.Ordinal)
        {
            ["put_Seed"] = static s => Call(() => s.Seed = 1),
            ["get_Seed"] = static s => s.Seed,
            ["put_ExtendedSeed"] = static s => Call(() => s.put_ExtendedSeed([1], 1)),
            ["get_ExtendedSeed"] = static s => Call(() => s.get_ExtendedSeed(out _, out _)),
        };

    public static TheoryData<string, string, string> ZeroRows => StateTable.Rows(ImapiTables.ZeroStates);

    public static TheoryData<string, string, string> ConcatenateRows => StateTable.Rows(ImapiTables.ConcatenateStates);

    public static TheoryData<string, string, string> InterleaveRows => StateTable.Rows(ImapiTables.InterleaveStates);

    public static TheoryData<string, string, string> PseudoRandomRows => StateTable.Rows(ImapiTables.PseudoRandomStates);

    [Fact]
    public void The_tables_have_every_member_in_every_state_once()
    {
        StateTable.AssertComplete(ImapiTables.ZeroStates, Common.Keys, States, [], OfEveryStream);
        StateTable.AssertComplete(
            ImapiTables.ConcatenateStates, Common.Keys.Concat(Concatenate.Keys), States, ["IStreamConcatenate"], OfEveryStream);
        StateTable.AssertComplete(
            ImapiTables.InterleaveStates, Common.Keys.Concat(Interleave.Keys), States, ["IStreamInterleave"], OfEveryStream);
        StateTable.AssertComplete(
            ImapiTables.PseudoRandomStates, Common.Keys.Concat(PseudoRandom.Keys), ["fresh"], ["IStreamPseudoRandomBased"],
            OfEveryStream);
    }

    [Theory]
    [MemberData(nameof(ZeroRows))]
    public void Zeros_answer_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, OfZero(member, state));

    [Theory]
    [MemberData(nameof(ConcatenateRows))]
    public void Streams_one_behind_the_other_answer_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, OfConcatenate(member, state));

    [Theory]
    [MemberData(nameof(InterleaveRows))]
    public void Streams_in_turns_answer_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, OfInterleave(member, state));

    [Theory]
    [MemberData(nameof(PseudoRandomRows))]
    public void Streams_of_chance_answer_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, OfPseudoRandom(member, state));

    private static string OfZero(string member, string state)
    {
        MsftStreamZero stream = new();
        if (state != "fresh")
        {
            stream.SetSize(16);
        }

        return Outcome(stream, state, member, null);
    }

    private static string OfConcatenate(string member, string state)
    {
        MsftStreamConcatenate stream = new();
        if (state != "fresh")
        {
            stream.Initialize(Part(), Part());
        }

        return Outcome(stream, state, member, () => Concatenate[member](stream));
    }

    private static string OfInterleave(string member, string state)
    {
        MsftStreamInterleave stream = new();
        if (state != "fresh")
        {
            stream.Initialize([Part(), Part()], [8, 8], 2);
        }

        return Outcome(stream, state, member, () => Interleave[member](stream));
    }

    private static string OfPseudoRandom(string member, string state)
    {
        MsftStreamPrng001 stream = new();
        return Outcome(stream, state, member, () => PseudoRandom[member](stream));
    }

    private static string Outcome(IStream stream, string state, string member, Func<object?>? own)
    {
        if (state == "end")
        {
            Seek(stream, 0, 2);
        }

        return StateTable.Outcome(member, Common.TryGetValue(member, out Func<IStream, object?>? common)
            ? () => common(stream)
            : own!);
    }

    private static ClientStream Part() => new(new byte[16]);

    private static string Read(IStream stream, byte[] buffer, int count)
    {
        IntPtr got = Marshal.AllocCoTaskMem(4);
        try
        {
            stream.Read(buffer, count, got);
            return $"{Marshal.ReadInt32(got)} bytes";
        }
        finally
        {
            Marshal.FreeCoTaskMem(got);
        }
    }

    private static string Seek(IStream stream, long move, int origin)
    {
        IntPtr place = Marshal.AllocCoTaskMem(8);
        try
        {
            stream.Seek(move, origin, place);
            return $"at {Marshal.ReadInt64(place)}";
        }
        finally
        {
            Marshal.FreeCoTaskMem(place);
        }
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }
}
