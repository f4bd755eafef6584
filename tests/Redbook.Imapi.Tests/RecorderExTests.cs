using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Redbook.Emulation;
using Redbook.Imapi.Recorders;
using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Tests;

/// <summary>Commands that a program sends itself, and what a drive tells byte for byte.</summary>
public sealed class RecorderExTests
{
    private static readonly byte[] Exempt =
    [
        0x02, 0x05, 0x06, 0x09, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x13, 0x14, 0x19, 0x20, 0x21, 0x22, 0x23, 0x24, 0x26, 0x27,
        0x29, 0x2C, 0x2D,
    ];

    [Fact]
    public void The_length_of_a_command_block_fits_its_operation_code()
    {
        for (int opcode = 0; opcode <= 0xFF; opcode++)
        {
            int? only = opcode switch
            {
                _ when Exempt.Contains((byte)opcode) => null,
                <= 0x1F => 6,
                <= 0x5F => 10,
                <= 0x7F => null,
                <= 0x9F => 16,
                <= 0xBF => 12,
                _ => null,
            };
            for (int length = 1; length <= 18; length++)
            {
                byte[] cdb = new byte[length];
                cdb[0] = (byte)opcode;
                bool isGood = length is >= 6 and <= 16 && (only is null || only == length);
                Assert.Equal(isGood, CommandBlocks.BrokenRule(cdb) is null);
            }
        }

        Assert.NotNull(CommandBlocks.BrokenRule([]));
    }

    [Fact]
    public void Sense_data_are_no_failure_and_have_a_code_of_their_own()
    {
        using Rig rig = new(empty: true);
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        byte[] sense = new byte[18];
        Assert.Equal("S_IMAPI_COMMAND_HAS_SENSE_DATA", recorder.TrySendCommandNoData(new byte[6], 6, sense, 0).Name);
        Assert.Equal((0x70, 2, 0x3A), (sense[0], sense[2], sense[12]));
        recorder.GetMaximumPageAlignedTransferSize(out uint most);
        byte[] reply = new byte[200];
        Assert.Equal(
            "S_OK",
            recorder.TrySendCommandGetDataFromDevice(
                [Opcode.Inquiry, 0, 0, 0, 36, 0, 0xEE], 6, sense, 5, reply, 200, out uint fetched).Name);
        Assert.Equal((36u, 0, "REDBOOK "), (fetched, sense[0], Encoding.ASCII.GetString(reply, 8, 8)));
        Assert.Equal("E_POINTER", recorder.TrySendCommandSendDataToDevice(null!, 10, sense, 5, reply, 1).Name);
        Assert.Equal(
            "E_INVALIDARG", recorder.TrySendCommandNoData(new byte[6], 6, new byte[17], 5).Name);
        Assert.Equal(
            "E_INVALIDARG",
            recorder.TrySendCommandGetDataFromDevice(
                [Opcode.ReadBuffer, 2, 0, 0, 0, 0, 2, 0, 1, 0], 10, sense, 5, new byte[most + 1], most + 1, out fetched).Name);
        Assert.Equal(0u, fetched);
    }

    [Fact]
    public void A_status_without_sense_data_is_a_failure()
    {
        using Rig rig = new(intercept: static opcode => opcode == Opcode.TestUnitReady
            ? new ScsiResult(ScsiStatus.ReservationConflict, 0, null, TimeSpan.Zero)
            : null);
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        Assert.Equal("E_IMAPI_RECORDER_LOCKED", recorder.TrySendCommandNoData(new byte[6], 6, new byte[18], 5).Name);
    }

    [Fact]
    public void Structures_of_a_DVD_lose_and_gain_their_header()
    {
        byte[]? asked = null;
        byte[]? sent = null;
        using Rig rig = new(script: (cdb, data) =>
        {
            switch (cdb[0])
            {
                case 0xAD:
                    asked = cdb.ToArray();
                    new byte[] { 0, 7, 0, 0, 1, 2, 3, 4, 5 }.CopyTo(data);
                    return new ScsiResult(ScsiStatus.Good, 9, null, TimeSpan.Zero);
                case 0xBF:
                    sent = [.. cdb, .. data];
                    return new ScsiResult(ScsiStatus.Good, data.Length, null, TimeSpan.Zero);
                default:
                    return null;
            }
        });
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        Assert.Equal([1, 2, 3, 4, 5], recorder.ReadDvdStructure(0x1FF, 0x01020304, 6, 3));
        Assert.Equal("AD0001020304" + "06FF" + "1000" + "C000", Convert.ToHexString(asked!));
        recorder.SendDvdStructure(0x30, [9, 8, 7, 0], 3);
        Assert.Equal("BF00000000000030" + "0007" + "0000" + "0005" + "0000" + "090807", Convert.ToHexString(sent!));
    }

    [Fact]
    public void The_device_descriptor_names_the_drive()
    {
        using Rig rig = new();
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        byte[] descriptor = recorder.GetDeviceDescriptor();
        Assert.Equal(descriptor.Length, BinaryPrimitives.ReadInt32LittleEndian(descriptor.AsSpan(4)));
        Assert.Equal(0x05, descriptor[8]);
        Assert.Equal(
            ["REDBOOK", "VIRTUAL CD-RW", "1.00", "000000000001"],
            Enumerable.Range(0, 4).Select(i =>
            {
                int at = BinaryPrimitives.ReadInt32LittleEndian(descriptor.AsSpan(12 + (4 * i)));
                return Encoding.ASCII.GetString(descriptor.AsSpan(at, Array.IndexOf(descriptor, (byte)0, at) - at));
            }));
    }

    [Fact]
    public void Lists_and_bytes_come_as_such_too()
    {
        using Rig rig = new();
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        Assert.Equal(recorder.SupportedFeaturePageList, recorder.GetSupportedFeaturePages(currentFeatureOnly: false));
        Assert.Equal(recorder.CurrentProfileList, recorder.GetSupportedProfiles(currentOnly: true));
        Assert.Equal(recorder.SupportedModePageList, recorder.GetSupportedModePages(default));
        byte[] page = recorder.GetModePage(IMAPI_MODE_PAGE_TYPE.IMAPI_MODE_PAGE_TYPE_WRITE_PARAMETERS, default);
        page[2] = 0x42;
        recorder.SetModePage(default, page);
        Assert.Equal(page, recorder.GetModePage(IMAPI_MODE_PAGE_TYPE.IMAPI_MODE_PAGE_TYPE_WRITE_PARAMETERS, default));
        byte[] changeable = recorder.GetModePage(
            IMAPI_MODE_PAGE_TYPE.IMAPI_MODE_PAGE_TYPE_WRITE_PARAMETERS,
            IMAPI_MODE_PAGE_REQUEST_TYPE.IMAPI_MODE_PAGE_REQUEST_TYPE_CHANGEABLE_VALUES);
        Assert.NotEqual(0, changeable[2]);
    }

    [Fact]
    public void The_face_is_found_on_the_same_object_and_memory_is_the_callers()
    {
        using Rig rig = new();
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        IDiscRecorder2Ex low = (IDiscRecorder2Ex)(IDiscRecorder2)recorder;
        low.GetSupportedProfiles(false, out IntPtr profiles, out uint count);
        int[] numbers = new int[count];
        Marshal.Copy(profiles, numbers, 0, numbers.Length);
        Marshal.FreeCoTaskMem(profiles);
        Assert.Equal(recorder.SupportedProfiles.Cast<int>(), numbers);
        rig.Recorder.Faults = Emulation.Faults.FaultPlan.Of(
            Emulation.Faults.Fault.Always(Opcode.GetConfiguration, Emulation.Faults.FaultAction.Answer(SenseKey.IllegalRequest, 0x20, 0)));
        IntPtr none = 1;
        count = 1;
        Assert.Equal(
            ImapiResults.E_IMAPI_RECORDER_GET_CONFIGURATION_NOT_SUPPORTED,
            Assert.Throws<ImapiException>(() => low.GetSupportedProfiles(false, out none, out count)).HResult);
        Assert.Equal((IntPtr.Zero, 0u), (none, count));
    }

    [Fact]
    public void A_short_answer_is_told_as_one()
    {
        using Rig rig = new();
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        Assert.NotEmpty(recorder.CurrentProfiles);
        rig.Recorder.Faults = Emulation.Faults.FaultPlan.Of(
            Emulation.Faults.Fault.Always(Opcode.ReadDiscInformation, Emulation.Faults.FaultAction.ShortenReply(1)));
        Assert.Equal(
            ImapiResults.E_IMAPI_RECORDER_INVALID_RESPONSE_FROM_DEVICE,
            Assert.Throws<ImapiException>(recorder.GetDiscInformation).HResult);
    }
}
