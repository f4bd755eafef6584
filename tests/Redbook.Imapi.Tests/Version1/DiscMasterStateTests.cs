using Redbook.Imapi.Version1;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>Every member of a session in every state answers as the table says.</summary>
public sealed class DiscMasterStateTests
{
    private static readonly string[] States =
        ["closed", "open", "audio", "chosen", "staged", "track", "recorded", "gone", "burning", "callback"];

    private static readonly IReadOnlyList<(string Member, string State, string Outcome)> Table =
        StateTables.Read("master-states.txt");

    private static readonly Dictionary<string, Func<Subject, object?>> Members = new(StringComparer.Ordinal)
    {
        ["Open"] = static s => Call(s.Master.Open),
        ["EnumDiscMasterFormats"] = static s =>
        {
            s.Master.EnumDiscMasterFormats(out IEnumDiscMasterFormats run);
            return $"{run.AsEnumerable().Count()} formats";
        },
        ["GetActiveDiscMasterFormat"] = static s =>
        {
            s.Master.GetActiveDiscMasterFormat(out Guid format);
            return format == typeof(IRedbookDiscMaster).GUID ? "Redbook"
                : format == typeof(IJolietDiscMaster).GUID ? "Joliet" : "another";
        },
        ["SetActiveDiscMasterFormat(Redbook)"] = static s => Choose(s, typeof(IRedbookDiscMaster).GUID),
        ["SetActiveDiscMasterFormat(Joliet)"] = static s => Choose(s, typeof(IJolietDiscMaster).GUID),
        ["SetActiveDiscMasterFormat(another)"] = static s => Choose(s, typeof(IDiscMaster).GUID),
        ["EnumDiscRecorders"] = static s =>
        {
            s.Master.EnumDiscRecorders(out IEnumDiscRecorders run);
            return $"{run.AsEnumerable().Count()} recorders";
        },
        ["GetActiveDiscRecorder"] = static s =>
        {
            s.Master.GetActiveDiscRecorder(out IDiscRecorder recorder);
            return ReferenceEquals(recorder, s.Recorder) ? "the recorder" : "another";
        },
        ["SetActiveDiscRecorder"] = static s => Call(() => s.Master.SetActiveDiscRecorder(s.Recorder)),
        ["SetActiveDiscRecorder(null)"] = static s => Call(() => s.Master.SetActiveDiscRecorder(null!)),
        ["SetActiveDiscRecorder(foreign)"] = static s => Call(() => s.Master.SetActiveDiscRecorder(new MSDiscRecorderObj())),
        ["ClearFormatContent"] = static s => Call(s.Master.ClearFormatContent),
        ["ProgressAdvise"] = static s => s.Master.ProgressAdvise(new Sink()) is > 0 and < int.MaxValue ? "ok" : "large",
        ["ProgressAdvise(null)"] = static s => s.Master.ProgressAdvise(null!),
        ["ProgressUnadvise"] = static s => Call(() => s.Master.ProgressUnadvise(s.Cookie)),
        ["ProgressUnadvise(unknown)"] = static s => Call(() => s.Master.ProgressUnadvise(4711)),
        ["RecordDisc"] = static s => Call(() => s.Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false)),
        ["RecordDisc(simulate)"] = static s => Call(() => s.Master.RecordDisc(bSimulate: true, bEjectAfterBurn: false)),
        ["Close"] = static s => Call(s.Master.Close),
        ["GetTotalAudioTracks"] = static s => s.Master.GetTotalAudioTracks(),
        ["GetTotalAudioBlocks"] = static s => s.Master.GetTotalAudioBlocks(),
        ["GetUsedAudioBlocks"] = static s => s.Master.GetUsedAudioBlocks(),
        ["GetAvailableAudioTrackBlocks"] = static s => s.Master.GetAvailableAudioTrackBlocks(),
        ["GetAudioBlockSize"] = static s => s.Master.GetAudioBlockSize(),
        ["CreateAudioTrack"] = static s => Call(() => s.Master.CreateAudioTrack(0)),
        ["CreateAudioTrack(-1)"] = static s => Call(() => s.Master.CreateAudioTrack(-1)),
        ["AddAudioTrackBlocks"] = static s => Call(() => s.Master.AddAudioTrackBlocks(new byte[2352], 2352)),
        ["AddAudioTrackBlocks(2351)"] = static s => Call(() => s.Master.AddAudioTrackBlocks(new byte[2352], 2351)),
        ["AddAudioTrackBlocks(null)"] = static s => Call(() => s.Master.AddAudioTrackBlocks(null!, 2352)),
        ["CloseAudioTrack"] = static s => Call(s.Master.CloseAudioTrack),
        ["GetTotalDataBlocks"] = static s => s.Master.GetTotalDataBlocks(),
        ["GetUsedDataBlocks"] = static s => s.Master.GetUsedDataBlocks(),
        ["GetDataBlockSize"] = static s => s.Master.GetDataBlockSize(),
        ["AddData"] = static s => Call(() => s.Master.AddData(new object(), 0)),
        ["GetJolietProperties"] = static s => Call(() => s.Master.GetJolietProperties(out _)),
        ["SetJolietProperties"] = static s => s.Master.SetJolietProperties(new RecorderPropertyStorage()),
    };

    public static TheoryData<string, string, string> Rows => [.. Table.Select(static row => (row.Member, row.State, row.Outcome))];

    [Fact]
    public void The_table_has_every_member_in_every_state_once() => StateTables.AssertWhole(
        Table, Members.Keys, States, typeof(IDiscMaster), typeof(IRedbookDiscMaster), typeof(IJolietDiscMaster));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome)
    {
        using Subject subject = new();
        string? actual = null;
        subject.Enter(state, () => actual ??= StateTables.Outcome(member, () => Members[member](subject)));
        Assert.Equal(outcome, actual);
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }

    private static string Choose(Subject subject, Guid format)
    {
        subject.Master.SetActiveDiscMasterFormat(format, out object chosen);
        return chosen is IRedbookDiscMaster ? "ok" : "another interface";
    }

    private sealed class Subject : IDisposable
    {
        private readonly StagingRig _rig = new(open: false);

        public Subject()
        {
            Master.Open();
            Recorder = _rig.NewRecorder();
            Master.Close();
        }

        public MSDiscMasterObj Master => _rig.Master;

        public IDiscRecorder Recorder { get; }

        public nuint Cookie { get; private set; }

        public void Enter(string state, Action then)
        {
            int depth = Array.IndexOf(["closed", "open", "audio", "chosen", "staged"], state);
            depth = depth < 0 ? 4 : depth;
            Sink sink = new();
            if (depth >= 1)
            {
                Master.Open();
                Cookie = Master.ProgressAdvise(sink);
            }

            if (depth >= 2)
            {
                Master.UseRedbook();
            }

            if (depth >= 3)
            {
                Master.SetActiveDiscRecorder(Recorder);
            }

            if (depth >= 4)
            {
                _rig.Stage(1, 300);
            }

            switch (state)
            {
                case "track":
                    Master.CreateAudioTrack(0);
                    Master.AddAudioTrackBlocks(new byte[2352], 2352);
                    break;
                case "recorded":
                    Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);
                    break;
                case "gone":
                    _rig.Rig.Drives.Unregister(_rig.Rig.Entry.Name);
                    break;
                case "burning":
                case "callback":
                    EnterBurning(sink, state == "burning", then);
                    return;
            }

            then();
        }

        public void Dispose() => _rig.Dispose();

        private void EnterBurning(Sink sink, bool onAnotherThread, Action then)
        {
            Exception? failed = null;
            bool isDone = false;
            sink.OnTold = told =>
            {
                if (!isDone && told.StartsWith("Block", StringComparison.Ordinal))
                {
                    isDone = true;
                    failed = Record.Exception(() =>
                    {
                        if (onAnotherThread)
                        {
                            Thread other = new(() => failed = Record.Exception(then));
                            other.Start();
                            other.Join();
                        }
                        else
                        {
                            then();
                        }
                    }) ?? failed;
                }
            };
            Master.RecordDisc(bSimulate: true, bEjectAfterBurn: false);
            Assert.Null(failed);
            Assert.True(isDone);
        }
    }
}
