namespace Redbook.Imapi.Tests.Tables;

/// <summary>What tests of member × state tables share.</summary>
internal static class StateTable
{
    public static TheoryData<string, string, string> Rows(
        IReadOnlyList<(string Member, string State, string Outcome)> table)
    {
        TheoryData<string, string, string> rows = [];
        foreach ((string member, string state, string outcome) in table)
        {
            rows.Add(member, state, outcome);
        }

        return rows;
    }

    /// <summary>Every call in every state once, and every member of the interfaces among the calls.</summary>
    public static void AssertComplete(
        IReadOnlyList<(string Member, string State, string Outcome)> table,
        IEnumerable<string> calls,
        IReadOnlyList<string> states,
        params IReadOnlyList<string> interfaces) =>
        AssertComplete(table, calls, states, interfaces, []);

    /// <summary>The same, with members of the system's interfaces beside those of the table.</summary>
    public static void AssertComplete(
        IReadOnlyList<(string Member, string State, string Outcome)> table,
        IEnumerable<string> calls,
        IReadOnlyList<string> states,
        IReadOnlyList<string> interfaces,
        IReadOnlyList<string> ofTheSystem)
    {
        Assert.Equal(
            calls.SelectMany(call => states.Select(state => $"{call} {state}")).Order(StringComparer.Ordinal),
            table.Select(static row => $"{row.Member} {row.State}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ImapiTables.Interfaces
                .Where(row => interfaces.Contains(row.Name))
                .SelectMany(static row => row.Members)
                .Select(static member => member.Name)
                .Concat(ofTheSystem)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            calls.Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>The member of a call such as <c>put_Recorder(null)</c>.</summary>
    public static string NameOf(string call)
    {
        string name = call.Split('(')[0];
        return name.StartsWith("put_", StringComparison.Ordinal) || name.StartsWith("get_", StringComparison.Ordinal)
            ? name[4..]
            : name;
    }

    /// <summary>The value of a call, or the code it fails with; the message then names code, member and state.</summary>
    public static string Outcome(string call, Func<object?> run)
    {
        try
        {
            return FormattableString.Invariant($"{run()}");
        }
        catch (ImapiException failure)
        {
            Assert.Contains($".{NameOf(call)} (", failure.Message, StringComparison.Ordinal);
            Assert.StartsWith(failure.Symbol, failure.Message, StringComparison.Ordinal);
            Assert.NotEmpty(failure.State);
            Assert.NotEmpty(failure.Reason);
            return failure.Symbol;
        }
    }
}
