using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Tests.Tables;
using Redbook.Imapi.Version1;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>Every member of the enumerators and of the property set, in every state, answers as the tables say.</summary>
public sealed class EnumeratorStateTests
{
    private static readonly string[] States = ["fresh", "end"];

    private static readonly Dictionary<string, Func<IEnumDiscMasterFormats, object?>> Formats = new(StringComparer.Ordinal)
    {
        ["Next"] = static e => $"{Name(e.Next(1, new Guid[1], out uint got))}, {got}",
        ["Next(too many)"] = static e => $"{Name(e.Next(9, new Guid[9], out uint got))}, {got}",
        ["Next(null)"] = static e => Name(e.Next(1, null!, out _)),
        ["Skip"] = static e => Name(e.Skip(1)),
        ["Skip(too many)"] = static e => Name(e.Skip(9)),
        ["Reset"] = static e => Name(e.Reset()),
        ["Clone"] = static e => Name(e.Clone(out _)),
    };

    private static readonly Dictionary<string, Func<IEnumDiscRecorders, object?>> Recorders = new(StringComparer.Ordinal)
    {
        ["Next"] = static e => $"{Name(e.Next(1, new IDiscRecorder?[1], out uint got))}, {got}",
        ["Next(too many)"] = static e => $"{Name(e.Next(9, new IDiscRecorder?[9], out uint got))}, {got}",
        ["Next(null)"] = static e => Name(e.Next(1, null!, out _)),
        ["Skip"] = static e => Name(e.Skip(1)),
        ["Skip(too many)"] = static e => Name(e.Skip(9)),
        ["Reset"] = static e => Name(e.Reset()),
        ["Clone"] = static e => Name(e.Clone(out _)),
    };

    private static readonly Dictionary<string, Func<IEnumSTATPROPSTG, object?>> PropertiesOf = new(StringComparer.Ordinal)
    {
        ["Next"] = static e => $"{Name(e.Next(1, new STATPROPSTG[1], out uint got))}, {got}",
        ["Next(too many)"] = static e => $"{Name(e.Next(9, new STATPROPSTG[9], out uint got))}, {got}",
        ["Next(null)"] = static e => Name(e.Next(1, null!, out _)),
        ["Skip"] = static e => Name(e.Skip(1)),
        ["Skip(too many)"] = static e => Name(e.Skip(9)),
        ["Reset"] = static e => Name(e.Reset()),
        ["Clone"] = static e => Name(e.Clone(out _)),
    };

    private static readonly Dictionary<string, Func<IPropertyStorage, object?>> Storage = new(StringComparer.Ordinal)
    {
        ["ReadMultiple"] = static s => Name(s.ReadMultiple(1, [new PROPSPEC("WriteSpeed")], new object?[1])),
        ["ReadMultiple(unknown)"] = static s => Name(s.ReadMultiple(1, [new PROPSPEC("Colour")], new object?[1])),
        ["ReadMultiple(null)"] = static s => Name(s.ReadMultiple(1, null!, new object?[1])),
        ["WriteMultiple"] = static s => Call(() => s.WriteMultiple(1, [new PROPSPEC("WriteSpeed")], [16], 2)),
        ["WriteMultiple(null)"] = static s => Call(() => s.WriteMultiple(1, null!, [16], 2)),
        ["DeleteMultiple"] = static s => Call(() => s.DeleteMultiple(1, [new PROPSPEC("WriteSpeed")])),
        ["DeleteMultiple(null)"] = static s => Call(() => s.DeleteMultiple(1, null!)),
        ["ReadPropertyNames"] = static s => Name(s.ReadPropertyNames(1, [2], new string?[1])),
        ["ReadPropertyNames(null)"] = static s => Name(s.ReadPropertyNames(1, null!, new string?[1])),
        ["WritePropertyNames"] = static s => Call(() => s.WritePropertyNames(1, [2], ["Pace"])),
        ["DeletePropertyNames"] = static s => Call(() => s.DeletePropertyNames(1, [2])),
        ["Commit"] = static s => Call(() => s.Commit(0)),
        ["Revert"] = static s => Call(s.Revert),
        ["Enum"] = static s => Call(() => s.Enum(out _)),
        ["SetTimes"] = static s => Call(() =>
        {
            FILETIME time = default;
            s.SetTimes(ref time, ref time, ref time);
        }),
        ["SetClass"] = static s => Call(() => s.SetClass(Guid.Empty)),
        ["Stat"] = static s => Call(() => s.Stat(out _)),
    };

    public static TheoryData<string, string, string> FormatRows => StateTable.Rows(StateTables.Read("enum-formats-states.txt"));

    public static TheoryData<string, string, string> RecorderRows =>
        StateTable.Rows(StateTables.Read("enum-recorders-states.txt"));

    public static TheoryData<string, string, string> PropertyRows =>
        StateTable.Rows(StateTables.Read("enum-properties-states.txt"));

    public static TheoryData<string, string, string> StorageRows =>
        StateTable.Rows(StateTables.Read("property-storage-states.txt"));

    [Fact]
    public void The_tables_have_every_member_in_every_state_once()
    {
        StateTables.AssertWhole(
            StateTables.Read("enum-formats-states.txt"), Formats.Keys, States, typeof(IEnumDiscMasterFormats));
        StateTables.AssertWhole(
            StateTables.Read("enum-recorders-states.txt"), Recorders.Keys, States, typeof(IEnumDiscRecorders));
        StateTables.AssertWhole(
            StateTables.Read("enum-properties-states.txt"), PropertiesOf.Keys, States, typeof(IEnumSTATPROPSTG));
        StateTables.AssertWhole(
            StateTables.Read("property-storage-states.txt"), Storage.Keys, ["set"], typeof(IPropertyStorage));
    }

    [Theory]
    [MemberData(nameof(FormatRows))]
    public void Formats_answer_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, OfFormats(member, state));

    [Theory]
    [MemberData(nameof(RecorderRows))]
    public void Recorders_answer_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, OfRecorders(member, state));

    [Theory]
    [MemberData(nameof(PropertyRows))]
    public void Properties_answer_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, OfProperties(member, state));

    [Theory]
    [MemberData(nameof(StorageRows))]
    public void A_property_set_answers_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, OfStorage(member, state));

    private static string OfFormats(string member, string state)
    {
        using StagingRig rig = new();
        rig.Master.EnumDiscMasterFormats(out IEnumDiscMasterFormats formats);
        if (state == "end")
        {
            formats.Skip(9);
        }

        return StateTables.Outcome(member, () => Formats[member](formats));
    }

    private static string OfRecorders(string member, string state)
    {
        using StagingRig rig = new();
        rig.Master.EnumDiscRecorders(out IEnumDiscRecorders recorders);
        if (state == "end")
        {
            recorders.Skip(9);
        }

        return StateTables.Outcome(member, () => Recorders[member](recorders));
    }

    private static string OfProperties(string member, string state)
    {
        NewStorage().Enum(out IEnumSTATPROPSTG properties);
        if (state == "end")
        {
            properties.Skip(9);
        }

        return StateTables.Outcome(member, () => PropertiesOf[member](properties));
    }

    private static string OfStorage(string member, string state)
    {
        Assert.Equal("set", state);
        RecorderPropertyStorage storage = NewStorage();
        return StateTables.Outcome(member, () => Storage[member](storage));
    }

    private static RecorderPropertyStorage NewStorage() => new() { ["WriteSpeed"] = 4, ["MaxWriteSpeed"] = 48 };

    private static string Name(int hresult) => DiscMasterResults.NameOf(hresult);

    private static string Call(Action call)
    {
        call();
        return "ok";
    }
}
