using System.Runtime.InteropServices.ComTypes;
using Redbook.Emulation;
using Redbook.Imapi.Version1;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>Enumerations, sets of properties and sinks: every member in every state, as the tables say.</summary>
public sealed class SmallInterfaceTests
{
    private static readonly IReadOnlyList<(string Member, string State, string Outcome)> Enumerations =
        StateTables.Read("enumeration-states.txt");

    private static readonly IReadOnlyList<(string Member, string State, string Outcome)> Properties =
        StateTables.Read("property-states.txt");

    private static readonly IReadOnlyList<(string Member, string State, string Outcome)> Phases =
        StateTables.Read("progress-phases.txt");

    private static readonly string[] PhaseNames =
        ["staging", "preparing", "writing", "closing", "done", "erased", "drives"];

    private static readonly Dictionary<string, Func<Run, object?>> EnumerationMembers = new(StringComparer.Ordinal)
    {
        ["Next(1)"] = static run => Next(run, 1, 1),
        ["Next(2)"] = static run => Next(run, 2, 2),
        ["Next(0)"] = static run => Next(run, 0, 0),
        ["Next(null)"] = static run => Next(run, 1, null),
        ["Next(too small)"] = static run => Next(run, 2, 1),
        ["Skip(1)"] = static run => NameOf(run.Skip(1)),
        ["Skip(2)"] = static run => NameOf(run.Skip(2)),
        ["Skip(0)"] = static run => NameOf(run.Skip(0)),
        ["Reset"] = static run => $"{NameOf(run.Reset())}, {run.Rest()} follow",
        ["Clone"] = static run =>
        {
            (int code, Run clone) = run.Clone();
            return $"{NameOf(code)}, {clone.Rest()} follow";
        },
    };

    private static readonly Dictionary<string, Func<IPropertyStorage, object?>> PropertyMembers = new(StringComparer.Ordinal)
    {
        ["ReadMultiple(WriteSpeed)"] = static set => Read(set, new PROPSPEC("WriteSpeed")),
        ["ReadMultiple(number 4)"] = static set => Read(set, new PROPSPEC(4u)),
        ["ReadMultiple(none)"] = static set => NameOf(set.ReadMultiple(0, [], [])),
        ["ReadMultiple(null)"] = static set => set.ReadMultiple(1, null!, new object?[1]),
        ["ReadMultiple(too many)"] = static set => set.ReadMultiple(2, [new PROPSPEC("WriteSpeed")], new object?[1]),
        ["WriteMultiple(WriteSpeed)"] = static set => Write(set, "writespeed"),
        ["WriteMultiple(another)"] = static set => Write(set, "another"),
        ["WriteMultiple(null)"] = static set => Call(() => set.WriteMultiple(1, [new PROPSPEC("a")], null!, 2)),
        ["DeleteMultiple(WriteSpeed)"] = static set =>
            $"{Call(() => set.DeleteMultiple(1, [new PROPSPEC("WriteSpeed")]))}, {Count(set)} there",
        ["ReadPropertyNames(3)"] = static set =>
        {
            string?[] names = new string?[1];
            return $"{NameOf(set.ReadPropertyNames(1, [3], names))} {names[0]}".TrimEnd();
        },
        ["WritePropertyNames(3)"] = static set => Call(() => set.WritePropertyNames(1, [3], ["Speed"])),
        ["DeletePropertyNames(3)"] = static set => Call(() => set.DeletePropertyNames(1, [3])),
        ["Commit"] = static set => Call(() => set.Commit(0)),
        ["Revert"] = static set => Call(set.Revert),
        ["Enum"] = static set => $"{Count(set)} there",
        ["SetTimes"] = static set => Call(() =>
        {
            FILETIME time = default;
            set.SetTimes(ref time, ref time, ref time);
        }),
        ["SetClass"] = static set => Call(() => set.SetClass(Guid.Empty)),
        ["Stat"] = static set => Call(() => set.Stat(out _)),
    };

    public static TheoryData<string, string, string> EnumerationRows =>
        [.. Enumerations.Select(static row => (row.Member, row.State, row.Outcome))];

    public static TheoryData<string, string, string> PropertyRows =>
        [.. Properties.Select(static row => (row.Member, row.State, row.Outcome))];

    [Fact]
    public void The_tables_are_whole()
    {
        StateTables.AssertWhole(
            Enumerations, EnumerationMembers.Keys, ["start", "last", "end", "empty"], typeof(IEnumDiscRecorders));
        StateTables.AssertWhole(Properties, PropertyMembers.Keys, ["empty", "recorder"], typeof(IPropertyStorage));
        StateTables.AssertWhole(
            Phases, typeof(IDiscMasterProgressEvents).GetMethods().Select(static method => method.Name), PhaseNames,
            typeof(IDiscMasterProgressEvents));
    }

    [Theory]
    [MemberData(nameof(EnumerationRows))]
    public void Every_enumeration_answers_as_the_table_says(string member, string state, string outcome)
    {
        using StagingRig rig = new();
        foreach (Run run in Runs(rig, state == "empty"))
        {
            run.Skip(state switch { "last" => 1u, "end" => 2u, _ => 0u });
            Assert.Equal(outcome, StateTables.Outcome(member, () => EnumerationMembers[member](run)));
        }
    }

    [Theory]
    [MemberData(nameof(PropertyRows))]
    public void Every_set_of_properties_answers_as_the_table_says(string member, string state, string outcome)
    {
        using StagingRig rig = new();
        IPropertyStorage set = new RecorderPropertyStorage();
        if (state == "recorder")
        {
            rig.NewRecorder().GetRecorderProperties(out set);
        }

        Assert.Equal(outcome, StateTables.Outcome(member, () => PropertyMembers[member](set)));
    }

    [Theory]
    [InlineData(150)]
    [InlineData(10)]
    public void A_sink_is_asked_and_told_in_every_phase_as_the_table_says(int gap)
    {
        using StagingRig rig = new(medium: new MediumOptions { Type = MediumType.CdRw });
        PhaseSink sink = new();
        rig.Master.ProgressAdvise(sink);
        rig.Chosen();
        rig.Master.GetActiveDiscRecorder(out IDiscRecorder recorder);
        recorder.SetRecorderProperties(new RecorderPropertyStorage { ["AudioGapSize"] = gap });
        sink.Phase = "drives";
        rig.Rig.Drives.Register(DriveName.OfVirtualDisc("/discs/another"), rig.Rig.Recorder.Connect);
        sink.Phase = "staging";
        rig.Stage(1, 300);
        rig.Stage(2, 300);
        sink.Phase = "preparing";
        rig.Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);
        recorder.OpenExclusive();
        sink.Phase = "erased";
        recorder.Erase(bFullErase: false);

        Assert.Equal(
            Phases.Where(static row => row.Outcome != "-").Select(static row => $"{row.Member} {row.State}")
                .Order(StringComparer.Ordinal),
            sink.Heard.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Run> Runs(StagingRig rig, bool isEmpty)
    {
        if (isEmpty)
        {
            rig.Rig.Drives.Unregister(rig.Rig.Entry.Name);
        }
        else
        {
            rig.Rig.Drives.Register(DriveName.OfVirtualDisc("/discs/second"), rig.Rig.Recorder.Connect);
            rig.Master.EnumDiscMasterFormats(out IEnumDiscMasterFormats formats);
            yield return new FormatRun(formats);
        }

        rig.Master.EnumDiscRecorders(out IEnumDiscRecorders recorders);
        yield return new RecorderRun(recorders);
        RecorderPropertyStorage set = isEmpty ? new() : new() { ["One"] = 1, ["Two"] = 2 };
        set.Enum(out IEnumSTATPROPSTG properties);
        yield return new PropertyRun(properties);
    }

    private static string Next(Run run, uint count, int? room)
    {
        int code = run.Next(count, room, out uint fetched);
        return $"{NameOf(code)} {fetched}";
    }

    private static string Read(IPropertyStorage set, PROPSPEC which)
    {
        object?[] value = new object?[1];
        return $"{NameOf(set.ReadMultiple(1, [which], value))} {value[0]}".TrimEnd();
    }

    private static string Write(IPropertyStorage set, string name) =>
        $"{Call(() => set.WriteMultiple(1, [new PROPSPEC(name)], [8], 2))}, {Count(set)} there";

    private static int Count(IPropertyStorage set)
    {
        set.Enum(out IEnumSTATPROPSTG run);
        return new PropertyRun(run).Rest();
    }

    private static string NameOf(int code) => DiscMasterResults.NameOf(code);

    private static string Call(Action call)
    {
        call();
        return "ok";
    }

    /// <summary>One of the three kinds of enumeration.</summary>
    private abstract class Run
    {
        public abstract int Next(uint count, int? room, out uint fetched);

        public abstract int Skip(uint count);

        public abstract int Reset();

        public abstract (int Code, Run Clone) Clone();

        public int Rest()
        {
            int rest = 0;
            while (Next(1, 1, out uint fetched) == ImapiResults.S_OK && fetched == 1)
            {
                rest++;
            }

            return rest;
        }
    }

    private sealed class RecorderRun(IEnumDiscRecorders run) : Run
    {
        public override int Next(uint count, int? room, out uint fetched) =>
            run.Next(count, room is int size ? new IDiscRecorder?[size] : null!, out fetched);

        public override int Skip(uint count) => run.Skip(count);

        public override int Reset() => run.Reset();

        public override (int Code, Run Clone) Clone() => (run.Clone(out IEnumDiscRecorders clone), new RecorderRun(clone));
    }

    private sealed class FormatRun(IEnumDiscMasterFormats run) : Run
    {
        public override int Next(uint count, int? room, out uint fetched) =>
            run.Next(count, room is int size ? new Guid[size] : null!, out fetched);

        public override int Skip(uint count) => run.Skip(count);

        public override int Reset() => run.Reset();

        public override (int Code, Run Clone) Clone() => (run.Clone(out IEnumDiscMasterFormats clone), new FormatRun(clone));
    }

    private sealed class PropertyRun(IEnumSTATPROPSTG run) : Run
    {
        public override int Next(uint count, int? room, out uint fetched) =>
            run.Next(count, room is int size ? new STATPROPSTG[size] : null!, out fetched);

        public override int Skip(uint count) => run.Skip(count);

        public override int Reset() => run.Reset();

        public override (int Code, Run Clone) Clone() => (run.Clone(out IEnumSTATPROPSTG clone), new PropertyRun(clone));
    }

    /// <summary>Keeps what it heard, with the phase: the notifications that begin a phase belong to it.</summary>
    private sealed class PhaseSink : IDiscMasterProgressEvents
    {
        public string Phase { get; set; } = "";

        public List<string> Heard { get; } = [];

        public bool QueryCancel()
        {
            Hear(nameof(QueryCancel));
            return false;
        }

        public void NotifyPnPActivity() => Hear(nameof(NotifyPnPActivity));

        public void NotifyAddProgress(int nCompletedSteps, int nTotalSteps) => Hear(nameof(NotifyAddProgress));

        public void NotifyBlockProgress(int nCompleted, int nTotal) => Hear(nameof(NotifyBlockProgress), "writing");

        public void NotifyTrackProgress(int nCurrentTrack, int nTotalTracks) => Hear(nameof(NotifyTrackProgress), "writing");

        public void NotifyPreparingBurn(int nEstimatedSeconds) => Hear(nameof(NotifyPreparingBurn), "preparing");

        public void NotifyClosingDisc(int nEstimatedSeconds) => Hear(nameof(NotifyClosingDisc), "closing");

        public void NotifyBurnComplete(int status) => Hear(nameof(NotifyBurnComplete), "done");

        public void NotifyEraseComplete(int status) => Hear(nameof(NotifyEraseComplete));

        private void Hear(string member, string? begins = null)
        {
            Phase = begins ?? Phase;
            Heard.Add($"{member} {Phase}");
        }
    }
}
