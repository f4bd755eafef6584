using Redbook.Emulation.Faults;
using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc;
using static Redbook.Imapi.IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE;

namespace Redbook.Imapi.Tests.RawRecording;

/// <summary>Every member of a raw writer in every state answers as the table says.</summary>
public sealed class RawStateTests
{
    private static readonly string[] States =
        ["fresh", "recorder", "prepared", "writing", "written", "spoiled", "released", "changed", "gone", "empty"];

    private static readonly Dictionary<string, Func<RawRig, object?>> Members = new(StringComparer.Ordinal)
    {
        ["PrepareMedia"] = static r => r.Writer.TryPrepareMedia().Name,
        ["WriteMedia"] = static r => Call(() => r.Writer.WriteMedia(RawRig.Foreign())),
        ["WriteMedia(own)"] = static r => Call(() => r.Writer.WriteMedia(RawRig.Image())),
        ["WriteMedia(null)"] = static r => Call(() => ((IDiscFormat2RawCD)r.Writer).WriteMedia(null!)),
        ["WriteMedia2(22650)"] = static r => Call(() => r.Writer.WriteMedia2(RawRig.Foreign(), 22_650)),
        ["WriteMedia2(4649)"] = static r => Call(() => r.Writer.WriteMedia2(RawRig.Foreign(), 4649)),
        ["WriteMedia2(149)"] = static r => Call(() => r.Writer.WriteMedia2(RawRig.Foreign(), 149)),
        ["WriteMedia2(-1)"] = static r => Call(() => r.Writer.WriteMedia2(RawRig.Foreign(), -1)),
        ["WriteMedia2(null)"] = static r => Call(() => ((IDiscFormat2RawCD)r.Writer).WriteMedia2(null!, 22_650)),
        ["CancelWrite"] = static r => Call(r.Writer.CancelWrite),
        ["ReleaseMedia"] = static r => Call(r.Writer.ReleaseMedia),
        ["SetWriteSpeed(1200)"] = static r => r.Writer.TrySetWriteSpeed(1200, false).Name,
        ["SetWriteSpeed(1199)"] = static r => r.Writer.TrySetWriteSpeed(1199, false).Name,
        ["SetWriteSpeed(0)"] = static r => r.Writer.TrySetWriteSpeed(0, false).Name,
        ["put_Recorder"] = static r => Call(() => r.Writer.Recorder = r.Recorder),
        ["put_Recorder(null)"] = static r => Call(() => r.Writer.Recorder = null),
        ["put_Recorder(uninitialised)"] = static r => Call(() => r.Writer.Recorder = new MsftDiscRecorder2()),
        ["get_Recorder"] = static r => r.Writer.Recorder is { } set
            ? ReferenceEquals(set, r.Recorder) ? "the recorder" : "another"
            : "null",
        ["put_BufferUnderrunFreeDisabled"] = static r => Call(() => r.Writer.BufferUnderrunFreeDisabled = true),
        ["get_BufferUnderrunFreeDisabled"] = static r => r.Writer.BufferUnderrunFreeDisabled,
        ["StartOfNextSession"] = static r => r.Writer.StartOfNextSession,
        ["LastPossibleStartOfLeadout"] = static r => r.Writer.LastPossibleStartOfLeadout,
        ["CurrentPhysicalMediaType"] = static r => r.Writer.CurrentPhysicalMediaType,
        ["SupportedSectorTypes"] = static r => string.Join(' ', r.Writer.SupportedSectorTypes.Cast<uint>()),
        ["put_RequestedSectorType(RAW)"] = static r =>
            Call(() => r.Writer.RequestedSectorType = IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW),
        ["put_RequestedSectorType(0)"] = static r => Call(() => r.Writer.RequestedSectorType = default),
        ["get_RequestedSectorType"] = static r => r.Writer.RequestedSectorType,
        ["put_ClientName"] = static r => Call(() => r.Writer.ClientName = "Another"),
        ["put_ClientName(empty)"] = static r => Call(() => r.Writer.ClientName = ""),
        ["get_ClientName"] = static r => $"\"{r.Writer.ClientName}\"",
        ["RequestedWriteSpeed"] = static r => r.Writer.RequestedWriteSpeed,
        ["RequestedRotationTypeIsPureCAV"] = static r => r.Writer.RequestedRotationTypeIsPureCAV,
        ["CurrentWriteSpeed"] = static r => r.Writer.CurrentWriteSpeed,
        ["CurrentRotationTypeIsPureCAV"] = static r => r.Writer.CurrentRotationTypeIsPureCAV,
        ["SupportedWriteSpeeds"] = static r => string.Join(' ', r.Writer.SupportedWriteSpeeds.Cast<uint>()),
        ["SupportedWriteSpeedDescriptors"] = static r =>
            r.Writer.SupportedWriteSpeedDescriptors.Cast<IWriteSpeedDescriptor>().Count(),
        ["IsRecorderSupported"] = static r => r.Writer.TryIsRecorderSupported(r.Recorder, out _).Name,
        ["IsRecorderSupported(null)"] = static r => r.Writer.IsRecorderSupported(null!),
        ["IsCurrentMediaSupported"] = static r => r.Writer.TryIsCurrentMediaSupported(r.Recorder, out _).Name,
        ["IsCurrentMediaSupported(null)"] = static r => r.Writer.IsCurrentMediaSupported(null!),
        ["MediaPhysicallyBlank"] = static r => r.Writer.MediaPhysicallyBlank,
        ["MediaHeuristicallyBlank"] = static r => r.Writer.MediaHeuristicallyBlank,
        ["SupportedMediaTypes"] = static r => string.Join(' ', r.Writer.SupportedMediaTypes.Cast<int>()),
    };

    public static TheoryData<string, string, string> Rows => StateTable.Rows(ImapiTables.RawStates);

    [Fact]
    public void The_table_has_every_member_in_every_state_once() =>
        StateTable.AssertComplete(ImapiTables.RawStates, Members.Keys, States, "IDiscFormat2", "IDiscFormat2RawCD");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, Answer(member, state));

    private static string? Answer(string member, string state)
    {
        using RawRig rig = new();
        string? actual = null;
        Enter(rig, state, () => actual ??= StateTable.Outcome(member, () => Members[member](rig)));
        return actual;
    }

    private static void Enter(RawRig rig, string state, Action then)
    {
        if (state != "fresh")
        {
            rig.Attach();
        }

        if (state is not ("fresh" or "recorder" or "empty"))
        {
            rig.Writer.PrepareMedia();
        }

        switch (state)
        {
            case "writing":
                // Asked before the first sector goes out; then it is called off, so that nothing need be written.
                Exception? failed = null;
                rig.Writer.Update += (_, _) =>
                {
                    failed ??= Record.Exception(then);
                    Record.Exception(rig.Writer.CancelWrite);
                };
                Assert.NotNull(Record.Exception(() => rig.Writer.WriteMedia(RawRig.Foreign())));
                Assert.Null(failed);
                return;
            case "written":
                rig.Writer.WriteMedia(RawRig.Foreign());
                break;
            case "spoiled":
                rig.Rig.Recorder.Faults = FaultPlan.Of(
                    Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00), 3));
                Assert.NotNull(Record.Exception(() => rig.Writer.WriteMedia(RawRig.Foreign())));
                rig.Rig.Recorder.Faults = FaultPlan.None;
                break;
            case "released":
                rig.Writer.WriteMedia(RawRig.Foreign());
                rig.Writer.ReleaseMedia();
                break;
            case "changed":
                rig.Rig.Recorder.Remove()!.Dispose();
                rig.Rig.Insert(RawRig.Medium);
                break;
            case "gone" or "empty":
                rig.Rig.Recorder.Remove()!.Dispose();
                break;
        }

        then();
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }
}
