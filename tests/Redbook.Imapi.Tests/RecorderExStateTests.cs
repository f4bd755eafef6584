using System.Runtime.InteropServices;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc;

namespace Redbook.Imapi.Tests;

/// <summary>Every member of the low-level face of a recorder in every state answers as the table says.</summary>
public sealed class RecorderExStateTests
{
    private static readonly string[] States = ["fresh", "ready", "empty", "locked", "unplugged"];

    private static readonly byte[] TestUnitReady = new byte[6];

    private static readonly Dictionary<string, Func<IDiscRecorder2Ex, object?>> Members = new(StringComparer.Ordinal)
    {
        ["SendCommandNoData"] = static r => Sense(s => r.SendCommandNoData(TestUnitReady, 6, s, 10)),
        ["SendCommandNoData(null)"] = static r => Sense(s => r.SendCommandNoData(null!, 6, s, 10)),
        ["SendCommandNoData(sense null)"] = static r => Sense(_ => r.SendCommandNoData(TestUnitReady, 6, null!, 10)),
        ["SendCommandNoData(7 bytes)"] = static r => Sense(s => r.SendCommandNoData(new byte[7], 7, s, 10)),
        ["SendCommandSendDataToDevice"] = static r => Sense(s => r.SendCommandSendDataToDevice(
            [Opcode.ModeSelect10, 0x10, 0, 0, 0, 0, 0, 0, 60, 0], 10, s, 10, WriteParameters(), 60)),
        ["SendCommandSendDataToDevice(null)"] = static r =>
            Sense(s => r.SendCommandSendDataToDevice(new byte[10], 10, s, 10, null!, 8)),
        ["SendCommandSendDataToDevice(0 bytes)"] = static r => Sense(s => r.SendCommandSendDataToDevice(
            [Opcode.ModeSelect10, 0, 0, 0, 0, 0, 0, 0, 0, 0], 10, s, 10, new byte[8], 0)),
        ["SendCommandGetDataFromDevice"] = static r =>
        {
            uint fetched = 0;
            string sense = Sense(s => r.SendCommandGetDataFromDevice(
                [Opcode.Inquiry, 0, 0, 0, 36, 0], 6, s, 10, new byte[96], 96, out fetched));
            return $"{fetched} bytes, {sense}";
        },
        ["SendCommandGetDataFromDevice(too many)"] = static r => Sense(s =>
            r.SendCommandGetDataFromDevice([Opcode.Inquiry, 0, 0, 0, 36, 0], 6, s, 10, new byte[36], 37, out _)),
        ["ReadDvdStructure"] = static r => Bytes((out IntPtr p, out uint n) => r.ReadDvdStructure(0, 0, 0, 0, out p, out n)),
        ["ReadDvdStructure(agid 4)"] = static r =>
            Bytes((out IntPtr p, out uint n) => r.ReadDvdStructure(0, 0, 0, 4, out p, out n)),
        ["SendDvdStructure"] = static r => Call(() => r.SendDvdStructure(4, new byte[16], 16)),
        ["SendDvdStructure(null)"] = static r => Call(() => r.SendDvdStructure(4, null!, 16)),
        ["SendDvdStructure(0 bytes)"] = static r => Call(() => r.SendDvdStructure(4, new byte[16], 0)),
        ["GetAdapterDescriptor"] = static r => Bytes(r.GetAdapterDescriptor),
        ["GetDeviceDescriptor"] = static r => Bytes(r.GetDeviceDescriptor),
        ["GetDiscInformation"] = static r => Bytes(r.GetDiscInformation),
        ["GetTrackInformation(track 1)"] = static r => Bytes((out IntPtr p, out uint n) => r.GetTrackInformation(
            1, IMAPI_READ_TRACK_ADDRESS_TYPE.IMAPI_READ_TRACK_ADDRESS_TYPE_TRACK, out p, out n)),
        ["GetTrackInformation(type 3)"] = static r => Bytes((out IntPtr p, out uint n) =>
            r.GetTrackInformation(1, (IMAPI_READ_TRACK_ADDRESS_TYPE)3, out p, out n)),
        ["GetFeaturePage(2Dh)"] = static r => Feature(r, 0x2D, currentOnly: false),
        ["GetFeaturePage(2Dh, current)"] = static r => Feature(r, 0x2D, currentOnly: true),
        ["GetFeaturePage(1Fh)"] = static r => Feature(r, 0x1F, currentOnly: false),
        ["GetFeaturePage(-1)"] = static r => Feature(r, -1, currentOnly: false),
        ["GetModePage(05h)"] = static r => ModePage(r, 5, 0),
        ["GetModePage(05h, saved)"] = static r => ModePage(r, 5, 3),
        ["GetModePage(03h)"] = static r => ModePage(r, 3, 0),
        ["GetModePage(3Fh)"] = static r => ModePage(r, 0x3F, 0),
        ["GetModePage(05h, type 4)"] = static r => ModePage(r, 5, 4),
        ["SetModePage(05h)"] = static r => Call(() => r.SetModePage(default, WriteParameters()[8..], 52)),
        ["SetModePage(null)"] = static r => Call(() => r.SetModePage(default, null!, 52)),
        ["SetModePage(short)"] = static r => Call(() => r.SetModePage(default, WriteParameters()[8..], 51)),
        ["SetModePage(03h)"] = static r => Call(() => r.SetModePage(default, [0x03, 0x06, 0, 0, 0, 0, 0, 0], 8)),
        ["SetModePage(05h, impossible)"] = static r => Call(() =>
        {
            byte[] page = WriteParameters()[8..];
            page[2] = 0x0F;
            r.SetModePage(default, page, 52);
        }),
        ["SetModePage(changeable)"] = static r => Call(() =>
            r.SetModePage((IMAPI_MODE_PAGE_REQUEST_TYPE)1, WriteParameters()[8..], 52)),
        ["GetSupportedFeaturePages"] = static r =>
            Numbers((out IntPtr p, out uint n) => r.GetSupportedFeaturePages(false, out p, out n)),
        ["GetSupportedFeaturePages(current)"] = static r =>
            Numbers((out IntPtr p, out uint n) => r.GetSupportedFeaturePages(true, out p, out n)),
        ["GetSupportedProfiles"] = static r =>
            Numbers((out IntPtr p, out uint n) => r.GetSupportedProfiles(false, out p, out n)),
        ["GetSupportedProfiles(current)"] = static r =>
            Numbers((out IntPtr p, out uint n) => r.GetSupportedProfiles(true, out p, out n)),
        ["GetSupportedModePages"] = static r =>
            Numbers((out IntPtr p, out uint n) => r.GetSupportedModePages(default, out p, out n)),
        ["GetSupportedModePages(type 4)"] = static r => Numbers(
            (out IntPtr p, out uint n) => r.GetSupportedModePages((IMAPI_MODE_PAGE_REQUEST_TYPE)4, out p, out n)),
        ["GetByteAlignmentMask"] = static r =>
        {
            r.GetByteAlignmentMask(out uint value);
            return value;
        },
        ["GetMaximumNonPageAlignedTransferSize"] = static r =>
        {
            r.GetMaximumNonPageAlignedTransferSize(out uint value);
            return value;
        },
        ["GetMaximumPageAlignedTransferSize"] = static r =>
        {
            r.GetMaximumPageAlignedTransferSize(out uint value);
            return value;
        },
    };

    private delegate void Question(out IntPtr data, out uint count);

    public static TheoryData<string, string, string> Rows => StateTable.Rows(ImapiTables.RecorderExStates);

    [Fact]
    public void The_table_has_every_member_in_every_state_once() =>
        StateTable.AssertComplete(ImapiTables.RecorderExStates, Members.Keys, States, "IDiscRecorder2Ex");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome) =>
        Assert.Equal(outcome, Answer(member, state));

    private static string Answer(string member, string state)
    {
        using Rig rig = new(
            new SoftwareRecorderOptions { Profile = new DriveProfile { MaxTransferBytes = 131_072 } }, empty: state == "empty");
        using MsftDiscRecorder2 another = rig.NewRecorder();
        using MsftDiscRecorder2 recorder = state == "fresh" ? new MsftDiscRecorder2(rig.Drives) : rig.NewRecorder();
        if (state == "locked")
        {
            another.AcquireExclusiveAccess(false, "Another");
        }
        else if (state == "unplugged")
        {
            rig.Recorder.Faults = FaultPlan.Of(new Fault { Count = int.MaxValue, Action = FaultAction.LoseDevice });
        }
        else if (state == "ready")
        {
            Assert.NotEmpty(recorder.CurrentProfiles);   // the new disc has been reported
        }

        return StateTable.Outcome(member, () => Members[member](recorder));
    }

    /// <summary>Page 05h for track-at-once audio behind the header of MODE SELECT.</summary>
    private static byte[] WriteParameters()
    {
        byte[] list = new byte[60];
        (list[8], list[9], list[10], list[23]) = (0x05, 0x32, 0x41, 150);
        return list;
    }

    private static string Sense(Action<byte[]> send)
    {
        byte[] sense = [.. Enumerable.Repeat((byte)0xEE, 18)];
        send(sense);
        return $"sense {sense[2] & 0x0F:X}/{sense[12]:X2}/{sense[13]:X2}";
    }

    private static string Bytes(Question question)
    {
        question(out IntPtr data, out uint count);
        byte[] bytes = new byte[count];
        Marshal.Copy(data, bytes, 0, bytes.Length);
        Marshal.FreeCoTaskMem(data);
        return bytes.Length <= 64 ? Convert.ToHexString(bytes) : $"{bytes.Length} bytes";
    }

    private static string Numbers(Question question)
    {
        question(out IntPtr data, out uint count);
        int[] numbers = new int[count];
        Marshal.Copy(data, numbers, 0, numbers.Length);
        Marshal.FreeCoTaskMem(data);
        return numbers.Length == 0 ? "none" : string.Join(' ', numbers.Select(static number => $"{number:X2}h"));
    }

    private static string Feature(IDiscRecorder2Ex recorder, int feature, bool currentOnly) => Bytes(
        (out IntPtr p, out uint n) => recorder.GetFeaturePage((IMAPI_FEATURE_PAGE_TYPE)feature, currentOnly, out p, out n));

    private static string ModePage(IDiscRecorder2Ex recorder, int page, int type) => Bytes((out IntPtr p, out uint n) =>
        recorder.GetModePage((IMAPI_MODE_PAGE_TYPE)page, (IMAPI_MODE_PAGE_REQUEST_TYPE)type, out p, out n));

    private static string Call(Action call)
    {
        call();
        return "ok";
    }
}
