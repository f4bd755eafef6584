using Redbook.Emulation.Faults;
using Redbook.Imapi.Tests.Tables;

namespace Redbook.Imapi.Tests;

/// <summary>Every member of a recorder in every state answers as the table says.</summary>
public sealed class RecorderStateTests
{
    private static readonly string[] States = ["fresh", "ready", "empty", "locked", "unplugged"];

    private static readonly Dictionary<string, Func<MsftDiscRecorder2, Rig, object?>> Members =
        new(StringComparer.Ordinal)
        {
            ["EjectMedia"] = static (r, _) => Call(r.EjectMedia),
            ["CloseTray"] = static (r, _) => Call(r.CloseTray),
            ["AcquireExclusiveAccess"] = static (r, _) => Call(() => r.AcquireExclusiveAccess(true, Rig.ClientName)),
            ["AcquireExclusiveAccess(null)"] = static (r, _) => Call(() => r.AcquireExclusiveAccess(true, null!)),
            ["AcquireExclusiveAccess(bad name)"] = static (r, _) => Call(() => r.AcquireExclusiveAccess(true, "*")),
            ["ReleaseExclusiveAccess"] = static (r, _) => Call(r.ReleaseExclusiveAccess),
            ["DisableMcn"] = static (r, _) => Call(r.DisableMcn),
            ["EnableMcn"] = static (r, _) => Call(r.EnableMcn),
            ["InitializeDiscRecorder"] = static (r, rig) => Call(() => r.InitializeDiscRecorder(rig.Entry.Id)),
            ["InitializeDiscRecorder(null)"] = static (r, _) => Call(() => r.InitializeDiscRecorder(null!)),
            ["InitializeDiscRecorder(unknown)"] = static (r, _) => Call(() => r.InitializeDiscRecorder("none")),
            ["ActiveDiscRecorder"] = static (r, rig) => r.ActiveDiscRecorder == rig.Entry.Id ? "the id" : "another",
            ["VendorId"] = static (r, _) => r.VendorId,
            ["ProductId"] = static (r, _) => r.ProductId,
            ["ProductRevision"] = static (r, _) => r.ProductRevision,
            ["VolumeName"] = static (r, rig) => r.VolumeName == rig.Entry.Name.ToString() ? "the name" : "another",
            ["VolumePathNames"] = static (r, _) => string.Join(' ', r.VolumePathNames),
            ["DeviceCanLoadMedia"] = static (r, _) => r.DeviceCanLoadMedia,
            ["LegacyDeviceNumber"] = static (r, _) => r.LegacyDeviceNumber,
            ["SupportedFeaturePages"] = static (r, _) => Entries(r.SupportedFeaturePages),
            ["CurrentFeaturePages"] = static (r, _) => Entries(r.CurrentFeaturePages),
            ["SupportedProfiles"] = static (r, _) => Entries(r.SupportedProfiles),
            ["CurrentProfiles"] = static (r, _) => Entries(r.CurrentProfiles),
            ["SupportedModePages"] = static (r, _) => Entries(r.SupportedModePages),
            ["ExclusiveAccessOwner"] = static (r, _) => $"\"{r.ExclusiveAccessOwner}\"",
        };

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            TheoryData<string, string, string> rows = [];
            foreach ((string member, string state, string outcome) in ImapiTables.RecorderStates)
            {
                rows.Add(member, state, outcome);
            }

            return rows;
        }
    }

    [Fact]
    public void The_table_has_every_member_in_every_state_once()
    {
        Assert.Equal(
            Members.Keys.SelectMany(static member => States.Select(state => $"{member} {state}"))
                .Order(StringComparer.Ordinal),
            ImapiTables.RecorderStates.Select(static row => $"{row.Member} {row.State}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ImapiTables.Interfaces.Single(static row => row.Name == "IDiscRecorder2").Members
                .Select(static member => member.Name)
                .Order(StringComparer.Ordinal),
            Members.Keys.Select(static key => key.Split('(')[0]).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome)
    {
        using Rig rig = new(empty: state == "empty");
        using MsftDiscRecorder2 another = rig.NewRecorder();
        using MsftDiscRecorder2 recorder = state == "fresh" ? new MsftDiscRecorder2(rig.Drives) : rig.NewRecorder();
        if (state == "locked")
        {
            another.AcquireExclusiveAccess(false, "Another");
        }
        else if (state == "unplugged")
        {
            rig.Recorder.Faults = FaultPlan.Of(new Fault { Count = int.MaxValue, Action = FaultAction.LoseDevice });
        }

        Assert.Equal(outcome, Outcome(recorder, rig, member));
    }

    private static string Outcome(MsftDiscRecorder2 recorder, Rig rig, string member)
    {
        try
        {
            return FormattableString.Invariant($"{Members[member](recorder, rig)}");
        }
        catch (ImapiException failure)
        {
            Assert.Contains($"IDiscRecorder2.{member.Split('(')[0]} (", failure.Message, StringComparison.Ordinal);
            return failure.Symbol;
        }
    }

    private static string Entries(object[] list)
    {
        Assert.All(list, static entry => Assert.IsType<int>(entry));
        return list.Length == 0 ? "no entries" : "a list";
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }
}
