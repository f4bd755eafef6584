using Redbook.Emulation.Faults;
using Redbook.Mmc;

namespace Redbook.Imapi.Tests.Results;

/// <summary>What a test of the codes of a recording member needs, whichever member it is.</summary>
internal static class CodeCauses
{
    /// <summary>The codes that drive and disc cause, and the way to them: the same for every kind of recording.</summary>
    /// <param name="record">Records on a drive with these faults and returns the result code.</param>
    public static Dictionary<string, Func<int>> OfTheDrive(Func<FaultPlan, int> record)
    {
        int Faulty(params Fault[] faults) => record(FaultPlan.Of(faults));
        return new(StringComparer.Ordinal)
        {
            ["E_IMAPI_RECORDER_COMMAND_TIMEOUT"] = () => Faulty(Fault.At(Opcode.Write10, FaultAction.TimeOut)),
            ["E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE"] = () =>
                Faulty(Fault.Always(Opcode.ReadTrackInformation, FaultAction.ShortenReply(6))),
            ["E_IMAPI_RECORDER_MEDIA_UPSIDE_DOWN"] = () =>
                Faulty(Fault.At(Opcode.TestUnitReady, FaultAction.TurnMediumOver)),
            ["E_IMAPI_RECORDER_MEDIA_BECOMING_READY"] = () =>
                Faulty(Fault.At(Opcode.TestUnitReady, FaultAction.BecomeReady(int.MaxValue))),
            ["E_IMAPI_RECORDER_MEDIA_NO_MEDIA"] = () =>
                Faulty(Fault.At(Opcode.TestUnitReady, FaultAction.RemoveMedium)),
            ["E_IMAPI_RECORDER_MEDIA_FORMAT_IN_PROGRESS"] = () =>
                Faulty(Fault.At(Opcode.TestUnitReady, FaultAction.BeFormatting(int.MaxValue))),
            ["E_IMAPI_RECORDER_MEDIA_BUSY"] = () =>
                Faulty(Fault.Always(Opcode.Write10, FaultAction.Answer(SenseKey.NotReady, 0x04, 0x08))),
            ["E_IMAPI_LOSS_OF_STREAMING"] = () =>
                Faulty(Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x09), 2)),
            ["E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE"] = () =>
                Faulty(Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.IllegalRequest, 0x30, 0x05))),
            ["E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE"] = () => Faulty(
                Fault.Always(Opcode.ModeSelect10, FaultAction.Answer(SenseKey.IllegalRequest, 0x26, 0x00)),
                Fault.Always(Opcode.ModeSense10, FaultAction.Answer(SenseKey.IllegalRequest, 0x24, 0x00))),
            ["E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS"] = () => Faulty(
                Fault.Always(Opcode.ModeSelect10, FaultAction.Answer(SenseKey.IllegalRequest, 0x26, 0x00))),
            ["E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED"] = () =>
                Faulty(Fault.At(Opcode.Write10, FaultAction.ProtectMedium)),
            ["E_IMAPI_RECORDER_MEDIA_SPEED_MISMATCH"] = () =>
                Faulty(Fault.At(Opcode.SendOpcInformation, FaultAction.Answer(SenseKey.IllegalRequest, 0x26, 0x02))),
            ["HRESULT_FROM_WIN32(ERROR_INVALID_HANDLE)"] = () =>
                Faulty(Fault.At(Opcode.Write10, FaultAction.CloseHandle)),
            ["HRESULT_FROM_WIN32(ERROR_DEV_NOT_EXIST)"] = () =>
                Faulty(Fault.At(Opcode.Write10, FaultAction.LoseDevice)),
        };
    }

    /// <summary>Checks that the codes of a table are those that a test causes, each by a kind of cause that there is.</summary>
    public static void AssertAreOf(
        IReadOnlyList<(string Code, string How, string Cause)> table,
        int count,
        Dictionary<string, Func<int>> causes,
        params string[] causers)
    {
        Assert.Equal(count, table.Count);
        Assert.Equal(
            table.Select(static row => row.Code).Order(StringComparer.Ordinal), causes.Keys.Order(StringComparer.Ordinal));
        Assert.All(table, row => Assert.Contains(row.How, causers));
    }

    /// <summary>The result code of a call; the message of a failure names the code and the interface.</summary>
    public static int HResultOf(string interfaceName, Action call)
    {
        try
        {
            call();
            return ImapiResults.S_OK;
        }
        catch (ImapiException failure)
        {
            Assert.Contains(failure.Symbol, failure.Message, StringComparison.Ordinal);
            Assert.Contains(interfaceName + ".", failure.Message, StringComparison.Ordinal);
            return failure.HResult;
        }
    }
}
