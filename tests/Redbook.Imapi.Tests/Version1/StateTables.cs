using Redbook.Testing;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>Reads the tables of states under <c>tests/Vectors/imapi1</c>.</summary>
internal static class StateTables
{
    public static IReadOnlyList<(string Member, string State, string Outcome)> Read(string file)
    {
        List<(string Member, string State, string Outcome)> rows = [];
        string member = "";
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Vectors", "imapi1", file))
            .Where(static line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                member = line;
                continue;
            }

            string[] halves = line.Split(':', 2, StringSplitOptions.TrimEntries);
            rows.AddRange(halves[0].Split(' ').Select(state => (member, state, halves[1])));
        }

        return rows;
    }

    /// <summary>Checks that a table has every member of its interfaces in every state, once.</summary>
    public static void AssertWhole(
        IReadOnlyList<(string Member, string State, string Outcome)> rows,
        IEnumerable<string> members,
        IEnumerable<string> states,
        params IEnumerable<Type> interfaces)
    {
        Assert.Equal(
            members.SelectMany(member => states.Select(state => $"{member} {state}")).Order(StringComparer.Ordinal),
            rows.Select(static row => $"{row.Member} {row.State}").Order(StringComparer.Ordinal));
        Assert.Equal(
            interfaces.SelectMany(static type => type.GetMethods().Select(static method => method.Name))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            members.Select(static member => member.Split('(')[0]).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
    }

    /// <summary>What a call answers: its value, or the name of its code.</summary>
    public static string Outcome(string member, Func<object?> call)
    {
        try
        {
            return FormattableString.Invariant($"{call()}");
        }
        catch (ImapiException failure)
        {
            Assert.Contains($".{member.Split('(')[0]} (", failure.Message, StringComparison.Ordinal);
            Assert.StartsWith(failure.Symbol, failure.Message, StringComparison.Ordinal);
            return failure.Symbol;
        }
    }
}
