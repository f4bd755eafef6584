using Redbook.Imapi.Tests.Tables;

namespace Redbook.Imapi.Tests;

/// <summary>Every member of the list of drives in every state answers as the table says.</summary>
public sealed class DiscMaster2StateTests
{
    private static readonly string[] States = ["none", "one", "two", "gone", "unusable"];

    private static readonly Dictionary<string, Func<MsftDiscMaster2, object?>> Members = new(StringComparer.Ordinal)
    {
        ["_NewEnum"] = static m => $"{m.Cast<string>().Count()} ids",
        ["Item(-1)"] = static m => m[-1],
        ["Item(0)"] = static m => m[0].Length > 0 ? "an id" : "nothing",
        ["Item(1)"] = static m => m[1].Length > 0 ? "an id" : "nothing",
        ["Count"] = static m => m.Count,
        ["IsSupportedEnvironment"] = static m => m.IsSupportedEnvironment,
    };

    public static TheoryData<string, string, string> Rows => StateTable.Rows(ImapiTables.MasterStates);

    [Fact]
    public void The_table_has_every_member_in_every_state_once() =>
        StateTable.AssertComplete(ImapiTables.MasterStates, Members.Keys, States, "IDiscMaster2");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, Answer(member, state));

    private static string Answer(string member, string state)
    {
        Drives drives = new([]);
        using Rig rig = new();
        if (state is "one" or "two" or "gone")
        {
            drives.Register(DriveName.OfVirtualDisc("/discs/one"), rig.Recorder.Connect);
        }

        if (state is "two" or "gone")
        {
            drives.Register(DriveName.OfVirtualDisc("/discs/two"), rig.Recorder.Connect);
        }

        if (state == "unusable")
        {
            drives.Register("/discs/that/is/not/there");
        }

        MsftDiscMaster2 master = new(drives);
        if (state == "gone")
        {
            drives.Unregister(DriveName.OfVirtualDisc("/discs/two"));
        }

        return StateTable.Outcome(member, () => Members[member](master));
    }
}
