using System.Globalization;
using Redbook.Imapi.Results;
using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc;
using Redbook.Recording;

namespace Redbook.Imapi.Tests.Results;

public sealed class FailureTableTests
{
    public static TheoryData<string> Rows => [.. ImapiTables.FailureRows];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_failed_step_becomes_the_code_of_the_table(string row)
    {
        string[] columns = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<RecordingStep> steps = columns[0] == "any"
            ? Enum.GetValues<RecordingStep>()
            : [Enum.Parse<RecordingStep>(columns[0])];
        RecordingFailure failure = Enum.Parse<RecordingFailure>(columns[1]);
        Assert.All(steps, step =>
        {
            RecordingException failed = new(step, failure, "the drive", "it said no", SenseOf(columns[2]));
            ImapiException fault = failed.ToFault(new CallPlace("Interface.Member", "a state"));
            Assert.Equal(columns[3], fault.Symbol);
            Assert.Equal(failed.Sense, fault.Sense);
            Assert.Same(failed, fault.InnerException);
            Assert.Contains("it said no", fault.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_reason_has_a_code_and_a_row_in_the_table()
    {
        Assert.Equal(Enum.GetValues<RecordingFailure>().Order(), FailureTable.Rows.Keys.Order());
        Assert.Equal(
            Enum.GetNames<RecordingFailure>().Order(StringComparer.Ordinal),
            ImapiTables.FailureRows
                .Select(static row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
    }

    private static SenseData? SenseOf(string text)
    {
        if (text == "-")
        {
            return null;
        }

        byte[] bytes = [.. text.Split('/').Select(static part =>
            byte.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        return new SenseData((SenseKey)bytes[0], bytes[1], bytes[2]);
    }
}
