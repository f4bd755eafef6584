using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Imapi.Results;
using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Recording.Tests.Erasing;

namespace Redbook.Imapi.Tests.Erasing;

/// <summary>Each code that EraseMedia documents, or that belongs to it, is caused by what the table names.</summary>
public sealed class EraseMediaCodeTests
{
    private static readonly SenseData s_hardware = new(SenseKey.HardwareError, 0x44, 0x00);

    private static readonly Dictionary<string, Func<int>> Causes = new(StringComparer.Ordinal)
    {
        ["E_POINTER"] = static () => ImapiFault.NullArgument(new CallPlace("a", "b"), "none").HResult,
        ["E_FAIL"] = static () => Answer(Opcode.Blank, static () => throw Failed(TransportFailure.Host)),
        ["E_OUTOFMEMORY"] = static () => Answer(Opcode.Blank, static () => Raise(new OutOfMemoryException())),
        ["E_IMAPI_RECORDER_COMMAND_TIMEOUT"] = static () => Faulty(Fault.Always(Opcode.TestUnitReady, FaultAction.TimeOut)),
        ["E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE"] = static () =>
            Faulty(Fault.Always(Opcode.Inquiry, FaultAction.ShortenReply(3))),
        ["E_IMAPI_RECORDER_MEDIA_UPSIDE_DOWN"] = static () =>
            Answer(Opcode.TestUnitReady, static () => BlankingScript.Check(new(SenseKey.NotReady, 0x06, 0))),
        ["E_IMAPI_RECORDER_MEDIA_BECOMING_READY"] = static () =>
            Answer(Opcode.TestUnitReady, static () => BlankingScript.Check(new(SenseKey.NotReady, 0x04, 1))),
        ["E_IMAPI_RECORDER_MEDIA_NO_MEDIA"] = static () => Erase(new EraseRig(medium: null)),
        ["E_IMAPI_RECORDER_MEDIA_FORMAT_IN_PROGRESS"] = static () =>
            Answer(Opcode.TestUnitReady, static () => BlankingScript.Check(new(SenseKey.NotReady, 0x04, 4))),
        ["E_IMAPI_RECORDER_MEDIA_BUSY"] = static () =>
            Answer(Opcode.TestUnitReady, static () => BlankingScript.Check(BlankingScript.LongOperation)),
        ["E_IMAPI_LOSS_OF_STREAMING"] = static () =>
            HResultOf(RecordingStep.Erase, RecordingFailure.LossOfStreaming),
        ["E_IMAPI_RECORDER_MEDIA_INCOMPATIBLE"] = static () => Refused(new(SenseKey.IllegalRequest, 0x30, 5)),
        ["E_IMAPI_RECORDER_DVD_STRUCTURE_NOT_PRESENT"] = static () =>
            FailureTable.HResultOf(new SenseData(SenseKey.IllegalRequest, 0x24, 0x00), RecordingStep.ReadDiscStructure),
        ["E_IMAPI_RECORDER_NO_SUCH_MODE_PAGE"] = static () =>
            HResultOf(RecordingStep.ReadCapabilities, RecordingFailure.NoWriteParametersPage),
        ["E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS"] = static () =>
            HResultOf(RecordingStep.ReadCapabilities, RecordingFailure.WriteParametersRefused),
        ["E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED"] = static () => Refused(new(SenseKey.DataProtect, 0x27, 0)),
        ["E_IMAPI_RECORDER_MEDIA_SPEED_MISMATCH"] = static () =>
            HResultOf(RecordingStep.Erase, RecordingFailure.SpeedMismatch),
        ["HRESULT_FROM_WIN32(ERROR_INVALID_HANDLE)"] = static () =>
            Answer(Opcode.Blank, static () => throw Failed(TransportFailure.HandleClosed)),
        ["HRESULT_FROM_WIN32(ERROR_DEV_NOT_EXIST)"] = static () =>
            Answer(Opcode.Blank, static () => throw Failed(TransportFailure.DeviceGone)),
        ["E_IMAPI_RECORDER_LOCKED"] = static () =>
        {
            EraseRig rig = new();
            using IScsiTransport other = rig.Drive.Connect();
            Assert.True(((IExclusiveAccess)other).TryAcquire("Another", force: false));
            return Erase(rig);
        },
        ["E_IMAPI_ERASE_MEDIA_IS_NOT_SUPPORTED"] = static () => Erase(new EraseRig(medium: MediumType.CdR)),
        ["E_IMAPI_ERASE_DRIVE_FAILED_SPINUP_COMMAND"] = static () =>
            Answer(Opcode.StartStopUnit, static () => BlankingScript.Check(s_hardware)),
        ["E_IMAPI_ERASE_TOOK_LONGER_THAN_ONE_HOUR"] = static () =>
            Erase(new EraseRig(new BlankingScript { BusyPolls = int.MaxValue })),
        ["E_IMAPI_RECORDER_REQUIRED"] = static () => HResultOf(new MsftDiscFormat2Erase { ClientName = Rig.ClientName }),
        ["E_IMAPI_ERASE_CLIENT_NAME_IS_NOT_VALID"] = static () =>
        {
            using EraseRig rig = new();
            rig.Eraser.Recorder = rig.Recorder;
            return HResultOf(rig.Eraser);
        },
        ["E_IMAPI_ERASE_RECORDER_IN_USE"] = static () =>
        {
            using EraseRig rig = new();
            int inner = 0;
            rig.Attached().Update += (_, _, _) => inner = HResultOf(rig.Eraser);
            Assert.Equal(ImapiResults.S_OK, HResultOf(rig.Eraser));
            return inner;
        },
        ["E_IMAPI_ERASE_RECORDER_NOT_SUPPORTED"] = static () => Refused(new(SenseKey.IllegalRequest, 0x20, 0)),
        ["E_IMAPI_ERASE_MEDIA_IS_NOT_ERASABLE"] = static () => Erase(new EraseRig(before: static (cdb, data) =>
        {
            if (cdb[0] != Opcode.ReadDiscInformation)
            {
                return null;
            }

            new DiscInformation { Status = DiscStatus.Complete, FirstTrack = 1, SessionCount = 1 }.WriteTo(data);
            return new ScsiResult(ScsiStatus.Good, DiscInformation.Size, null, default);
        })),
        ["E_IMAPI_ERASE_DISC_INFORMATION_TOO_SMALL"] = static () =>
            Faulty(Fault.Always(Opcode.ReadDiscInformation, FaultAction.ShortenReply(3))),
        ["E_IMAPI_ERASE_MODE_PAGE_2A_TOO_SMALL"] = static () =>
            Faulty(Fault.Always(Opcode.ModeSense10, FaultAction.ShortenReply(6))),
        ["E_IMAPI_ERASE_DRIVE_FAILED_ERASE_COMMAND"] = static () =>
        {
            int refused = Refused(new(SenseKey.IllegalRequest, 0x2C, 0));
            Assert.Equal(refused, Erase(new EraseRig(new BlankingScript { End = new(SenseKey.MediumError, 0x51, 0) })));
            return refused;
        },
        ["E_IMAPI_ERASE_UNEXPECTED_DRIVE_RESPONSE_DURING_ERASE"] = static () =>
        {
            int failed = Erase(new EraseRig(new BlankingScript { End = s_hardware }));
            Assert.Equal(failed, Erase(new EraseRig(new BlankingScript { Works = false }, recorded: true)));
            return failed;
        },
    };

    public static TheoryData<string> Codes => [.. ImapiTables.EraseCodes.Select(static row => row.Code)];

    [Fact]
    public void The_table_names_every_documented_code_and_every_code_of_erasing_and_there_is_a_test_for_each()
    {
        Assert.Equal(
            ImapiTables.EraseCodes.Select(static row => row.Code).Order(StringComparer.Ordinal),
            Causes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ImapiTables.Results.Select(static row => row.Name)
                .Where(static name => name.StartsWith("E_IMAPI_ERASE_", StringComparison.Ordinal))
                .Where(static name => name != "E_IMAPI_ERASE_ONLY_ONE_RECORDER_SUPPORTED") // of put_Recorder alone
                .Order(StringComparer.Ordinal),
            Causes.Keys.Where(static name => name.StartsWith("E_IMAPI_ERASE_", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_code_is_caused_by_what_the_table_names(string code) =>
        Assert.Equal(code, ImapiResults.NameOf(Causes[code]()));

    private static ScsiResult? Raise(Exception failure) => throw failure;

    private static ScsiTransportException Failed(TransportFailure failure) => new(failure, "It did not work.");

    private static int Refused(SenseData sense) => Erase(new EraseRig(new BlankingScript { Refusal = sense }));

    private static int Answer(byte opcode, Func<ScsiResult?> answer)
    {
        bool attached = false;
        EraseRig rig = new(before: (cdb, _) => attached && cdb[0] == opcode ? answer() : null);
        rig.Attached();
        attached = true;
        return Erase(rig);
    }

    private static int Faulty(Fault fault)
    {
        EraseRig rig = new();
        rig.Attached();
        rig.Drive.Faults = FaultPlan.Of([fault]);
        return Erase(rig);
    }

    private static int Erase(EraseRig rig)
    {
        using (rig)
        {
            int hresult = HResultOf(rig.Attached());
            rig.Drive.Faults = FaultPlan.None;
            Assert.False(rig.Drive.IsTrayLocked);

            // Whatever happened, the object can be used again.
            rig.Eraser.Recorder = null;
            rig.Eraser.ClientName = "Another";
            return hresult;
        }
    }

    private static int HResultOf(RecordingStep step, RecordingFailure failure) =>
        EraseFaults.HResultOf(new RecordingException(step, failure, "the drive", "it said no"));

    private static int HResultOf(MsftDiscFormat2Erase eraser)
    {
        try
        {
            eraser.EraseMedia();
            return ImapiResults.S_OK;
        }
        catch (ImapiException failure)
        {
            Assert.Contains(failure.Symbol, failure.Message, StringComparison.Ordinal);
            Assert.Contains("IDiscFormat2Erase.EraseMedia", failure.Message, StringComparison.Ordinal);
            return failure.HResult;
        }
    }
}
