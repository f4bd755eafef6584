using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Engine;

/// <summary>Every member of the write engine in every state answers as the table says.</summary>
public sealed class EngineStateTests
{
    private static readonly string[] States = ["fresh", "recorder", "ready", "writing", "written", "locked"];

    private static readonly Dictionary<string, Func<Subject, object?>> Members = new(StringComparer.Ordinal)
    {
        ["WriteSection"] = static s => Call(() => s.Engine.WriteSection(Rig.Track(2, 4), s.Next, 4)),
        ["WriteSection(null)"] = static s => Call(() => ((IWriteEngine2)s.Engine).WriteSection(null!, 0, 4)),
        ["WriteSection(0 blocks)"] = static s => Call(() => s.Engine.WriteSection(Rig.Track(2, 4), s.Next, 0)),
        ["WriteSection(behind all)"] = static s => Call(() => s.Engine.WriteSection(Rig.Track(2, 4), int.MaxValue, 4)),
        ["WriteSection(short stream)"] = static s => Call(() => s.Engine.WriteSection(Rig.Track(2, 2), s.Next, 4)),
        ["CancelWrite"] = static s =>
        {
            s.Engine.CancelWrite();
            return s.Engine.TryCancelWrite().Name;
        },
        ["put_Recorder"] = static s => Call(() => s.Engine.Recorder = s.Recorder),
        ["put_Recorder(null)"] = static s => Call(() => s.Engine.Recorder = null),
        ["put_Recorder(uninitialised)"] = static s => Call(() => s.Engine.Recorder = new MsftDiscRecorder2()),
        ["get_Recorder"] = static s => s.Engine.Recorder is { } set
            ? ReferenceEquals(set, s.Recorder) ? "the recorder" : "another"
            : "null",
        ["put_UseStreamingWrite12(TRUE)"] = static s => Call(() => s.Engine.UseStreamingWrite12 = true),
        ["put_UseStreamingWrite12(FALSE)"] = static s => Call(() => s.Engine.UseStreamingWrite12 = false),
        ["get_UseStreamingWrite12"] = static s => s.Engine.UseStreamingWrite12,
        ["put_StartingSectorsPerSecond(1200)"] = static s => Call(() => s.Engine.StartingSectorsPerSecond = 1200),
        ["put_StartingSectorsPerSecond(-1)"] = static s => Call(() => s.Engine.StartingSectorsPerSecond = -1),
        ["put_StartingSectorsPerSecond(0)"] = static s => Call(() => s.Engine.StartingSectorsPerSecond = 0),
        ["get_StartingSectorsPerSecond"] = static s => s.Engine.StartingSectorsPerSecond,
        ["put_EndingSectorsPerSecond(1200)"] = static s => Call(() => s.Engine.EndingSectorsPerSecond = 1200),
        ["put_EndingSectorsPerSecond(-2)"] = static s => Call(() => s.Engine.EndingSectorsPerSecond = -2),
        ["get_EndingSectorsPerSecond"] = static s => s.Engine.EndingSectorsPerSecond,
        ["put_BytesPerSector(2352)"] = static s => Call(() => s.Engine.BytesPerSector = 2352),
        ["put_BytesPerSector(0)"] = static s => Call(() => s.Engine.BytesPerSector = 0),
        ["put_BytesPerSector(MAXLONG)"] = static s => Call(() => s.Engine.BytesPerSector = int.MaxValue),
        ["get_BytesPerSector"] = static s => s.Engine.BytesPerSector,
        ["WriteInProgress"] = static s => s.Engine.WriteInProgress,
    };

    public static TheoryData<string, string, string> Rows => StateTable.Rows(ImapiTables.EngineStates);

    [Fact]
    public void The_table_has_every_member_in_every_state_once() =>
        StateTable.AssertComplete(ImapiTables.EngineStates, Members.Keys, States, "IWriteEngine2");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, Answer(member, state));

    private static string? Answer(string member, string state)
    {
        using Subject subject = new();
        string? actual = null;
        subject.Enter(state, () => actual ??= StateTable.Outcome(member, () => Members[member](subject)));
        return actual;
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }

    /// <summary>An engine, and the ways into each state.</summary>
    private sealed class Subject : IDisposable
    {
        private readonly Rig _rig = new();

        public Subject()
        {
            Recorder = _rig.NewRecorder();
            Engine = new MsftWriteEngine2(new VirtualTime());
        }

        public MsftDiscRecorder2 Recorder { get; }

        public MsftWriteEngine2 Engine { get; }

        public int Next { get; private set; }

        public void Enter(string state, Action then)
        {
            if (state != "fresh")
            {
                Engine.Recorder = Recorder;
            }

            if (state is not ("fresh" or "recorder"))
            {
                Engine.BytesPerSector = 2352;
                using IScsiTransport transport = _rig.Recorder.Connect();
                MmcDrive drive = new(transport);
                Assert.True(drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio).IsGood
                    || drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio).IsGood);
            }

            switch (state)
            {
                case "written":
                    Engine.WriteSection(Rig.Track(1, 10), 0, 10);
                    Next = 10;
                    break;
                case "locked":
                    using (MsftDiscRecorder2 another = _rig.NewRecorder())
                    {
                        another.AcquireExclusiveAccess(false, "Another");
                        then();
                    }

                    return;
                case "writing":
                    Exception? failed = null;
                    Engine.Update += (_, _) => failed ??= Record.Exception(then);
                    Record.Exception(() => Engine.WriteSection(Rig.Track(1, 10), 0, 10));
                    Assert.Null(failed);
                    return;
            }

            then();
        }

        public void Dispose()
        {
            Recorder.Dispose();
            _rig.Dispose();
        }
    }
}
