using Redbook.Emulation;
using Redbook.Imapi.Tests.Tables;

namespace Redbook.Imapi.Tests.Erasing;

/// <summary>Every member of an eraser in every state answers as the table says.</summary>
public sealed class EraseStateTests
{
    private static readonly string[] States =
        ["fresh", "unnamed", "recorder", "closed", "erasing", "erased", "once", "empty"];

    private static readonly Dictionary<string, Func<EraseRig, object?>> Members = new(StringComparer.Ordinal)
    {
        ["EraseMedia"] = static r => Call(r.Eraser.EraseMedia),
        ["put_Recorder"] = static r => Call(() => r.Eraser.Recorder = r.Recorder),
        ["put_Recorder(null)"] = static r => Call(() => r.Eraser.Recorder = null),
        ["put_Recorder(another)"] = static r =>
        {
            using MsftDiscRecorder2 another = r.NewRecorder();
            return Call(() => r.Eraser.Recorder = another);
        },
        ["put_Recorder(uninitialised)"] = static r => Call(() => r.Eraser.Recorder = new MsftDiscRecorder2()),
        ["get_Recorder"] = static r => r.Eraser.Recorder is { } set
            ? ReferenceEquals(set, r.Recorder) ? "the recorder" : "another"
            : "null",
        ["put_FullErase"] = static r => Call(() => r.Eraser.FullErase = true),
        ["get_FullErase"] = static r => r.Eraser.FullErase,
        ["put_ClientName"] = static r => Call(() => r.Eraser.ClientName = "Another"),
        ["put_ClientName(empty)"] = static r => Call(() => r.Eraser.ClientName = ""),
        ["put_ClientName(null)"] = static r => Call(() => r.Eraser.ClientName = null!),
        ["put_ClientName(slash)"] = static r => Call(() => r.Eraser.ClientName = "a/b"),
        ["get_ClientName"] = static r => $"\"{r.Eraser.ClientName}\"",
        ["CurrentPhysicalMediaType"] = static r => r.Eraser.CurrentPhysicalMediaType,
        ["MediaPhysicallyBlank"] = static r => r.Eraser.MediaPhysicallyBlank,
        ["MediaHeuristicallyBlank"] = static r => r.Eraser.MediaHeuristicallyBlank,
        ["SupportedMediaTypes"] = static r => string.Join(' ', r.Eraser.SupportedMediaTypes),
        ["IsRecorderSupported"] = static r =>
        {
            ImapiResult answer = r.Eraser.TryIsRecorderSupported(r.Recorder, out bool value);
            Assert.Equal(value, r.Eraser.IsRecorderSupported(r.Recorder));
            return answer.Name;
        },
        ["IsRecorderSupported(null)"] = static r => r.Eraser.IsRecorderSupported(null!),
        ["IsCurrentMediaSupported"] = static r =>
        {
            ImapiResult answer = r.Eraser.TryIsCurrentMediaSupported(r.Recorder, out bool value);
            Assert.Equal(value, r.Eraser.IsCurrentMediaSupported(r.Recorder));
            return answer.Name;
        },
        ["IsCurrentMediaSupported(null)"] = static r => r.Eraser.IsCurrentMediaSupported(null!),
    };

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            TheoryData<string, string, string> rows = [];
            foreach ((string member, string state, string outcome) in ImapiTables.EraseStates)
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
            ImapiTables.EraseStates.Select(static row => $"{row.Member} {row.State}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ImapiTables.Interfaces
                .Where(static row => row.Name is "IDiscFormat2" or "IDiscFormat2Erase")
                .SelectMany(static row => row.Members)
                .Select(static member => member.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            Members.Keys
                .Select(static key => key.Split('(')[0].Replace("put_", "", StringComparison.Ordinal)
                    .Replace("get_", "", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome)
    {
        using EraseRig rig = new(
            medium: state switch { "empty" => null, "once" => MediumType.CdR, _ => MediumType.CdRw },
            recorded: state is not ("empty" or "once"),
            closed: state == "closed");
        string? actual = null;
        Enter(rig, state, () => actual ??= Outcome(rig, member));
        Assert.Equal(outcome, actual);
    }

    private static void Enter(EraseRig rig, string state, Action then)
    {
        if (state != "fresh")
        {
            rig.Eraser.Recorder = rig.Recorder;
        }

        if (state is not ("fresh" or "unnamed"))
        {
            rig.Eraser.ClientName = Rig.ClientName;
        }

        if (state == "erasing")
        {
            Exception? failed = null;
            rig.Eraser.Update += (_, _, _) => failed ??= Record.Exception(then);
            rig.Eraser.EraseMedia();
            Assert.Null(failed);
            return;
        }

        if (state == "erased")
        {
            rig.Eraser.EraseMedia();
        }

        then();
    }

    private static string Outcome(EraseRig rig, string member)
    {
        try
        {
            return FormattableString.Invariant($"{Members[member](rig)}");
        }
        catch (ImapiException failure)
        {
            string name = member.Split('(')[0].Split('_')[^1];
            Assert.Contains($"IDiscFormat2Erase.{name} (", failure.Message, StringComparison.Ordinal);
            Assert.StartsWith(failure.Symbol, failure.Message, StringComparison.Ordinal);
            return failure.Symbol;
        }
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }
}
