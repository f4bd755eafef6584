using System.Globalization;
using Redbook.Imapi.Results;
using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Tests.Results;

public sealed class SenseTableTests
{
    public static TheoryData<string> Rows => [.. ImapiTables.SenseRows];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Sense_becomes_the_code_of_the_table(string row)
    {
        string[] columns = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        SenseData sense = new(
            (SenseKey)Hex(columns[0]), Hex(columns[1]), Hex(columns[2]));
        IEnumerable<DriveCall> calls = columns[3] == "any"
            ? Enum.GetValues<DriveCall>()
            : [Enum.Parse<DriveCall>(columns[3])];
        Assert.All(calls, call =>
            Assert.Equal(columns[4], ImapiResults.NameOf(SenseTable.HResultOf(sense, call))));
    }

    [Fact]
    public void Every_row_of_the_code_is_reached_by_a_row_of_the_table()
    {
        HashSet<int> reached = [];
        foreach (string[] columns in ImapiTables.SenseRows.Select(
            static row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            SenseData sense = new((SenseKey)Hex(columns[0]), Hex(columns[1]), Hex(columns[2]));
            DriveCall call = columns[3] == "any" ? DriveCall.Other : Enum.Parse<DriveCall>(columns[3]);
            reached.Add(SenseTable.Rows.Index().First(row => row.Item.Matches(sense, call)).Index);
        }

        // One row is for "not ready" codes that no table lists.
        int unlisted = SenseTable.Rows.Index().Single(static row =>
            row.Item is { Key: SenseKey.NotReady, Asc: null }).Index;
        Assert.Equal(Enumerable.Range(0, SenseTable.Rows.Count).Where(index => index != unlisted), reached.Order());
    }

    [Theory]
    [InlineData(ScsiStatus.Good, "S_OK")]
    [InlineData(ScsiStatus.Busy, "E_IMAPI_RECORDER_MEDIA_BUSY")]
    [InlineData(ScsiStatus.TaskSetFull, "E_IMAPI_RECORDER_MEDIA_BUSY")]
    [InlineData(ScsiStatus.ReservationConflict, "E_IMAPI_RECORDER_LOCKED")]
    [InlineData(ScsiStatus.CheckCondition, "E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE")]
    public void A_status_without_sense_has_a_code(ScsiStatus status, string expected) =>
        Assert.Equal(expected, ImapiResults.NameOf(SenseTable.HResultOf(new ScsiResult(status, 0, null, default))));

    [Theory]
    [InlineData(TransportFailure.TimedOut, "E_IMAPI_RECORDER_COMMAND_TIMEOUT")]
    [InlineData(TransportFailure.DeviceGone, "HRESULT_FROM_WIN32(ERROR_DEV_NOT_EXIST)")]
    [InlineData(TransportFailure.HandleClosed, "HRESULT_FROM_WIN32(ERROR_INVALID_HANDLE)")]
    [InlineData(TransportFailure.AccessDenied, "E_ACCESSDENIED")]
    [InlineData(TransportFailure.Locked, "E_IMAPI_RECORDER_LOCKED")]
    [InlineData(TransportFailure.Host, "E_FAIL")]
    public void An_answer_that_never_came_has_a_code(TransportFailure failure, string expected) =>
        Assert.Equal(expected, ImapiResults.NameOf(SenseTable.HResultOf(failure)));

    private static byte Hex(string text) => byte.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
