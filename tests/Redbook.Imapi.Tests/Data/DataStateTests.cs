using Redbook.Imapi.Tests.Streams;
using Redbook.Imapi.Tests.Tables;

namespace Redbook.Imapi.Tests.Data;

/// <summary>Every member of the data format and of its ways of adding, in every state, answers as the tables say.</summary>
public sealed class DataStateTests
{
    private static readonly string[] States = ["fresh", "blank", "open", "session", "closed", "rewritable", "empty"];

    private static readonly Dictionary<string, Func<DataRig, object?>> Members = new(StringComparer.Ordinal)
    {
        ["put_Recorder"] = static r => Call(() => r.Data.Recorder = r.Recorder),
        ["put_Recorder(null)"] = static r => Call(() => r.Data.Recorder = null),
        ["put_Recorder(uninitialised)"] = static r => Call(() => r.Data.Recorder = new MsftDiscRecorder2()),
        ["get_Recorder"] = static r => r.Data.Recorder is null ? "null" : "the recorder",
        ["put_BufferUnderrunFreeDisabled"] = static r => Call(() => r.Data.BufferUnderrunFreeDisabled = true),
        ["get_BufferUnderrunFreeDisabled"] = static r => r.Data.BufferUnderrunFreeDisabled,
        ["put_PostgapAlreadyInImage"] = static r => Call(() => r.Data.PostgapAlreadyInImage = true),
        ["get_PostgapAlreadyInImage"] = static r => r.Data.PostgapAlreadyInImage,
        ["CurrentMediaStatus"] = static r => $"{(int)r.Data.CurrentMediaStatus:X4}h",
        ["WriteProtectStatus"] = static r => $"{(int)r.Data.WriteProtectStatus:X4}h",
        ["TotalSectorsOnMedia"] = static r => r.Data.TotalSectorsOnMedia,
        ["FreeSectorsOnMedia"] = static r => r.Data.FreeSectorsOnMedia,
        ["NextWritableAddress"] = static r => r.Data.NextWritableAddress,
        ["StartAddressOfPreviousSession"] = static r => r.Data.StartAddressOfPreviousSession,
        ["LastWrittenAddressOfPreviousSession"] = static r => r.Data.LastWrittenAddressOfPreviousSession,
        ["put_ForceMediaToBeClosed"] = static r => Call(() => r.Data.ForceMediaToBeClosed = true),
        ["get_ForceMediaToBeClosed"] = static r => r.Data.ForceMediaToBeClosed,
        ["put_DisableConsumerDvdCompatibilityMode"] = static r =>
            Call(() => r.Data.DisableConsumerDvdCompatibilityMode = true),
        ["get_DisableConsumerDvdCompatibilityMode"] = static r => r.Data.DisableConsumerDvdCompatibilityMode,
        ["CurrentPhysicalMediaType"] = static r => r.Data.CurrentPhysicalMediaType,
        ["put_ClientName"] = static r => Call(() => r.Data.ClientName = "Another"),
        ["put_ClientName(empty)"] = static r => Call(() => r.Data.ClientName = ""),
        ["get_ClientName"] = static r => $"\"{r.Data.ClientName}\"",
        ["RequestedWriteSpeed"] = static r => r.Data.RequestedWriteSpeed,
        ["RequestedRotationTypeIsPureCAV"] = static r => r.Data.RequestedRotationTypeIsPureCAV,
        ["CurrentWriteSpeed"] = static r => r.Data.CurrentWriteSpeed,
        ["CurrentRotationTypeIsPureCAV"] = static r => r.Data.CurrentRotationTypeIsPureCAV,
        ["SupportedWriteSpeeds"] = static r => string.Join(' ', r.Data.SupportedWriteSpeeds.Cast<uint>()),
        ["SupportedWriteSpeedDescriptors"] = static r =>
            r.Data.SupportedWriteSpeedDescriptors.Cast<IWriteSpeedDescriptor>().Count(),
        ["put_ForceOverwrite"] = static r => Call(() => r.Data.ForceOverwrite = true),
        ["get_ForceOverwrite"] = static r => r.Data.ForceOverwrite,
        ["MultisessionInterfaces"] = static r =>
            string.Join(' ', r.Data.MultisessionInterfaces.Select(static way => way.GetType().Name)),
        ["Write"] = static r => Call(() => r.Data.Write(new ClientStream(new byte[2048]))),
        ["Write(null)"] = static r => Call(() => r.Data.Write(null!)),
        ["CancelWrite"] = static r => Call(r.Data.CancelWrite),
        ["SetWriteSpeed(1200)"] = static r => r.Data.TrySetWriteSpeed(1200, false).Name,
        ["SetWriteSpeed(1199)"] = static r => r.Data.TrySetWriteSpeed(1199, false).Name,
        ["SetWriteSpeed(0)"] = static r => r.Data.TrySetWriteSpeed(0, false).Name,
        ["IsRecorderSupported"] = static r => r.Data.TryIsRecorderSupported(r.Recorder, out _).Name,
        ["IsRecorderSupported(null)"] = static r => r.Data.IsRecorderSupported(null!),
        ["IsCurrentMediaSupported"] = static r => r.Data.TryIsCurrentMediaSupported(r.Recorder, out _).Name,
        ["IsCurrentMediaSupported(null)"] = static r => r.Data.IsCurrentMediaSupported(null!),
        ["MediaPhysicallyBlank"] = static r => r.Data.MediaPhysicallyBlank,
        ["MediaHeuristicallyBlank"] = static r => r.Data.MediaHeuristicallyBlank,
        ["SupportedMediaTypes"] = static r => string.Join(' ', r.Data.SupportedMediaTypes.Cast<int>()),
        ["put_BurnVerificationLevel(FULL)"] = static r => Call(() =>
            r.Data.BurnVerificationLevel = IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_FULL),
        ["put_BurnVerificationLevel(7)"] = static r =>
            Call(() => r.Data.BurnVerificationLevel = (IMAPI_BURN_VERIFICATION_LEVEL)7),
        ["get_BurnVerificationLevel"] = static r => r.Data.BurnVerificationLevel,
    };

    private static readonly Dictionary<string, Func<DataRig, object?>> Sequential = new(StringComparer.Ordinal)
    {
        ["IsSupportedOnCurrentMediaState"] = static r => r.Sequential.IsSupportedOnCurrentMediaState,
        ["put_InUse(TRUE)"] = static r => Call(() => r.Sequential.InUse = true),
        ["put_InUse(FALSE)"] = static r => Call(() => r.Sequential.InUse = false),
        ["get_InUse"] = static r => r.Sequential.InUse,
        ["ImportRecorder"] = static r => ReferenceEquals(r.Sequential.ImportRecorder, r.Recorder) ? "the recorder" : "another",
        ["IsFirstDataSession"] = static r => r.Sequential.IsFirstDataSession,
        ["StartAddressOfPreviousSession"] = static r => r.Sequential.StartAddressOfPreviousSession,
        ["LastWrittenAddressOfPreviousSession"] = static r => r.Sequential.LastWrittenAddressOfPreviousSession,
        ["NextWritableAddress"] = static r => r.Sequential.NextWritableAddress,
        ["FreeSectorsOnMedia"] = static r => r.Sequential.FreeSectorsOnMedia,
        ["WriteUnitSize"] = static r => r.Sequential.WriteUnitSize,
    };

    private static readonly Dictionary<string, Func<DataRig, object?>> Random = new(StringComparer.Ordinal)
    {
        ["IsSupportedOnCurrentMediaState"] = static r => r.Random.IsSupportedOnCurrentMediaState,
        ["put_InUse(TRUE)"] = static r => Call(() => r.Random.InUse = true),
        ["put_InUse(FALSE)"] = static r => Call(() => r.Random.InUse = false),
        ["get_InUse"] = static r => r.Random.InUse,
        ["ImportRecorder"] = static r => ReferenceEquals(r.Random.ImportRecorder, r.Recorder) ? "the recorder" : "another",
        ["WriteUnitSize"] = static r => r.Random.WriteUnitSize,
        ["LastWrittenAddress"] = static r => r.Random.LastWrittenAddress,
        ["TotalSectorsOnMedia"] = static r => r.Random.TotalSectorsOnMedia,
    };

    public static TheoryData<string, string, string> DataRows => StateTable.Rows(ImapiTables.DataStates);

    public static TheoryData<string, string, string> SequentialRows => StateTable.Rows(ImapiTables.SequentialStates);

    public static TheoryData<string, string, string> RandomRows => StateTable.Rows(ImapiTables.RandomStates);

    [Fact]
    public void The_tables_have_every_member_in_every_state_once()
    {
        StateTable.AssertComplete(
            ImapiTables.DataStates, Members.Keys, States, "IDiscFormat2", "IDiscFormat2Data", "IBurnVerification");
        StateTable.AssertComplete(
            ImapiTables.SequentialStates, Sequential.Keys, States,
            "IMultisession", "IMultisessionSequential", "IMultisessionSequential2");
        StateTable.AssertComplete(
            ImapiTables.RandomStates, Random.Keys, States, "IMultisession", "IMultisessionRandomWrite");
    }

    [Theory]
    [MemberData(nameof(DataRows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, Answer(Members, member, state));

    [Theory]
    [MemberData(nameof(SequentialRows))]
    public void Adding_behind_in_state_answers_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, Answer(Sequential, member, state));

    [Theory]
    [MemberData(nameof(RandomRows))]
    public void Writing_in_place_in_state_answers_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, Answer(Random, member, state));

    private static string Answer(Dictionary<string, Func<DataRig, object?>> members, string member, string state)
    {
        using DataRig rig = new(state);
        return StateTable.Outcome(member, () => members[member](rig));
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }
}
