using System.Globalization;
using Redbook.Imapi.Results;
using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;

namespace Redbook.Imapi.Tests.Results;

public sealed class SenseTests
{
    public static TheoryData<string> Rows => [.. ImapiTables.SenseRows];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Sense_becomes_the_code_of_the_table(string row)
    {
        string[] columns = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        SenseData sense = new(
            (SenseKey)Hex(columns[0]), Hex(columns[1]), Hex(columns[2]));
        IEnumerable<RecordingStep> steps = columns[3] == "any"
            ? Enum.GetValues<RecordingStep>()
            : [Enum.Parse<RecordingStep>(columns[3])];
        Assert.All(steps, step =>
            Assert.Equal(columns[4], ImapiResults.NameOf(FailureTable.HResultOf(sense, step))));
    }

    [Fact]
    public void Every_reason_that_sense_data_can_have_is_reached_by_a_row_of_the_table()
    {
        HashSet<RecordingFailure> reached = [];
        foreach (string[] columns in ImapiTables.SenseRows.Select(
            static row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            SenseData sense = new((SenseKey)Hex(columns[0]), Hex(columns[1]), Hex(columns[2]));
            RecordingStep step = columns[3] == "any" ? RecordingStep.IdentifyDrive : Enum.Parse<RecordingStep>(columns[3]);
            reached.Add(SenseClassifier.Classify(sense, step));
        }

        HashSet<RecordingFailure> possible = [];
        for (int key = 0; key <= 0x0F; key++)
        {
            for (int asc = 0; asc <= 0x7F; asc++)
            {
                foreach (byte ascq in (byte[])[0, 1, 2, 3, 4, 7, 8, 9])
                {
                    possible.UnionWith(Enum.GetValues<RecordingStep>().Select(
                        step => SenseClassifier.Classify(new SenseData((SenseKey)key, (byte)asc, ascq), step)));
                }
            }
        }

        Assert.Equal(possible.Order(), reached.Order());
    }

    [Theory]
    [InlineData(ScsiStatus.Good, "S_OK")]
    [InlineData(ScsiStatus.Busy, "E_IMAPI_RECORDER_MEDIA_BUSY")]
    [InlineData(ScsiStatus.TaskSetFull, "E_IMAPI_RECORDER_MEDIA_BUSY")]
    [InlineData(ScsiStatus.ReservationConflict, "E_IMAPI_RECORDER_LOCKED")]
    [InlineData(ScsiStatus.CheckCondition, "E_IMAPI_UNEXPECTED_RESPONSE_FROM_DEVICE")]
    public void A_status_without_sense_has_a_code(ScsiStatus status, string expected) =>
        Assert.Equal(expected, ImapiResults.NameOf(FailureTable.HResultOf(new ScsiResult(status, 0, null, default), RecordingStep.Write)));

    [Theory]
    [InlineData(TransportFailure.TimedOut, "E_IMAPI_RECORDER_COMMAND_TIMEOUT")]
    [InlineData(TransportFailure.DeviceGone, "HRESULT_FROM_WIN32(ERROR_DEV_NOT_EXIST)")]
    [InlineData(TransportFailure.HandleClosed, "HRESULT_FROM_WIN32(ERROR_INVALID_HANDLE)")]
    [InlineData(TransportFailure.AccessDenied, "E_ACCESSDENIED")]
    [InlineData(TransportFailure.Locked, "E_IMAPI_RECORDER_LOCKED")]
    [InlineData(TransportFailure.Host, "E_FAIL")]
    public void An_answer_that_never_came_has_a_code(TransportFailure failure, string expected) =>
        Assert.Equal(expected, ImapiResults.NameOf(FailureTable.HResultOf(failure)));

    private static byte Hex(string text) => byte.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
