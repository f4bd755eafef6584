using System.Globalization;
using Redbook.Emulation;
using Redbook.Imapi.Version1;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>Every member of a recorder in every state answers as the table says.</summary>
public sealed class DiscRecorderStateTests
{
    private static readonly string[] States =
        ["untied", "idle", "opened", "taken", "empty", "recorded", "burning", "gone"];

    private static readonly string[] Properties =
        ["MaxWriteSpeed", "WriteSpeed", "AudioGapSize", "BufferUnderrunFreeCapable", "EnableBufferUnderrunFree"];

    private static readonly IReadOnlyList<(string Member, string State, string Outcome)> Table =
        StateTables.Read("recorder-states.txt");

    private static readonly Dictionary<string, Func<IDiscRecorder, object?>> Members = new(StringComparer.Ordinal)
    {
        ["Init"] = static r => Call(() => r.Init([], 0, 0)),
        ["GetRecorderGUID"] = static r =>
            $"{DiscMasterResults.NameOf(r.GetRecorderGUID(new byte[16], 16, out uint size))}, {size} bytes",
        ["GetRecorderGUID(small)"] = static r =>
            $"{DiscMasterResults.NameOf(r.GetRecorderGUID(new byte[16], 15, out uint size))}, {size} bytes",
        ["GetRecorderType"] = static r =>
        {
            r.GetRecorderType(out int type);
            return (RECORDER_TYPES)type;
        },
        ["GetDisplayNames"] = static r =>
        {
            (string? vendor, string? product, string? revision) = ("", "", "");
            r.GetDisplayNames(ref vendor, ref product, ref revision);
            return $"{vendor} {product} {revision}";
        },
        ["GetBasePnPID"] = static r =>
        {
            r.GetBasePnPID(out string id);
            return id;
        },
        ["GetPath"] = static r =>
        {
            r.GetPath(out string path);
            return path.Replace('\\', '/');
        },
        ["GetRecorderProperties"] = static r =>
        {
            r.GetRecorderProperties(out IPropertyStorage set);
            return string.Join(' ', Properties.Select(name => set.ReadNumber(name)?.ToString(CultureInfo.InvariantCulture)));
        },
        ["SetRecorderProperties"] = static r =>
            DiscMasterResults.NameOf(r.SetRecorderProperties(new RecorderPropertyStorage { ["WriteSpeed"] = 16 })),
        ["SetRecorderProperties(null)"] = static r => r.SetRecorderProperties(null!),
        ["GetRecorderState"] = static r =>
        {
            r.GetRecorderState(out uint state);
            return state;
        },
        ["OpenExclusive"] = static r => Call(r.OpenExclusive),
        ["QueryMediaType"] = static r =>
        {
            r.QueryMediaType(out int type, out int flags);
            return $"{type} 0x{flags:X}";
        },
        ["QueryMediaInfo"] = static r =>
        {
            r.QueryMediaInfo(out byte sessions, out byte last, out uint start, out uint next, out uint free);
            return $"sessions {sessions}, last track {last} at {start}, next {next}, free {free}";
        },
        ["Eject"] = static r => Call(r.Eject),
        ["Erase"] = static r => Call(() => r.Erase(bFullErase: false)),
        ["Close"] = static r => Call(r.Close),
    };

    public static TheoryData<string, string, string> Rows => [.. Table.Select(static row => (row.Member, row.State, row.Outcome))];

    [Fact]
    public void The_table_has_every_member_in_every_state_once() =>
        StateTables.AssertWhole(Table, Members.Keys, States, typeof(IDiscRecorder));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome)
    {
        MediumOptions medium = new() { Type = state == "recorded" ? MediumType.CdR : MediumType.CdRw };
        using StagingRig rig = new(medium: medium);
        string? actual = null;
        Enter(rig, state, recorder => actual ??= StateTables.Outcome(member, () => Members[member](recorder)));
        Assert.Equal(outcome, actual);
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }

    private static void Enter(StagingRig rig, string state, Action<IDiscRecorder> then)
    {
        IDiscRecorder recorder = state == "untied" ? new MSDiscRecorderObj() : rig.NewRecorder();
        switch (state)
        {
            case "taken":
                rig.NewRecorder().OpenExclusive();
                break;
            case "empty":
                rig.Rig.Recorder.Remove()!.Dispose();
                recorder.OpenExclusive();
                break;
            case "recorded":
                rig.Chosen();
                rig.Stage(1, 300);
                rig.Stage(2, 300);
                rig.Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);
                recorder.OpenExclusive();
                break;
            case "opened":
                recorder.OpenExclusive();
                break;
            case "gone":
                rig.Rig.Drives.Unregister(rig.Rig.Entry.Name);
                break;
            case "burning":
                rig.Chosen();
                rig.Stage(1, 300);
                Exception? failed = null;
                Sink sink = new() { OnTold = _ => failed ??= Record.Exception(() => then(recorder)) };
                sink.Cancels = _ =>
                {
                    rig.Master.GetActiveDiscRecorder(out recorder);
                    return false;
                };
                rig.Master.ProgressAdvise(sink);
                rig.Master.RecordDisc(bSimulate: true, bEjectAfterBurn: false);
                Assert.Null(failed);
                return;
        }

        then(recorder);
    }
}
