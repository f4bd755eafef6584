using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Redbook.Discs;
using Redbook.Emulation.Faults;
using Redbook.Imapi.Tests.RawRecording;
using Redbook.Imapi.Tests.Streams;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Testing;
using static Redbook.Imapi.IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE;

namespace Redbook.Imapi.Tests.Engine;

/// <summary>Programs that record by the engine and their own commands.</summary>
public sealed class EngineTests : IDisposable
{
    private readonly Rig _rig = new(medium: RawRig.Medium);
    private readonly MsftDiscRecorder2 _recorder;
    private readonly MsftWriteEngine2 _engine;

    public EngineTests()
    {
        _recorder = _rig.NewRecorder();
        _engine = new MsftWriteEngine2(new VirtualTime()) { Recorder = _recorder };
        Assert.NotEmpty(_recorder.CurrentProfiles);
    }

    public void Dispose()
    {
        _recorder.Dispose();
        _rig.Dispose();
    }

    [Fact]
    public void A_track_is_recorded_by_the_engine_and_closed_by_commands()
    {
        SetWriteParameters(0x41, 0x00);
        _engine.BytesPerSector = 2352;
        List<IWriteEngine2EventArgs> seen = [];
        int library = 0;
        _engine.Update += new WriteEngine2_EventHandler((sender, args) =>
        {
            Assert.Same(_engine, sender);
            seen.Add((IWriteEngine2EventArgs)args);
        });
        _engine.Update += new DWriteEngine2Events_UpdateEventHandler((_, _) => library++);
        _engine.WriteSection(Rig.Track(1, 400), NextWritable(), 400);
        Send(0x35, 0);                                   // SYNCHRONIZE CACHE
        Send(0x5B, 1);                                   // CLOSE TRACK
        Send(0x5B, 2);                                   // CLOSE SESSION
        Assert.Equal(DiscStatus.Complete, _rig.Disc!.Status);
        Assert.Equal(Rig.Samples(1, 400), _rig.Read(0, 400));
        Assert.Equal(seen.Count, library);
        Assert.Equal((0, 400, -1, -1), Values(seen[0]));
        Assert.Equal((0, 400, 399, 399), Values(seen[^1]));
        Assert.All(seen, static args => Assert.Equal(args.TotalSystemBuffer, args.UsedSystemBuffer + args.FreeSystemBuffer));
        Assert.False(_engine.WriteInProgress);
    }

    [Fact]
    public void A_lead_in_has_negative_addresses()
    {
        SetWriteParameters(0x43, 3);
        int start = NextWritable();
        Assert.Equal(RawRig.LeadInStart, start);
        RawCDImageStream image = RawRig.Image().As(IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW).StartingAt(start);
        _engine.BytesPerSector = 2448;
        int first = 0;
        _engine.Update += (_, args) => first = ((IWriteEngine2EventArgs)args).StartLba;
        _engine.WriteSection((Stream)image, start, -start);
        Assert.Equal(start, first);
        _engine.WriteSection((Stream)image, 0, image.SectorCount + start);
        Assert.Equal(0, first);
        Send(0x35, 0);
        Assert.Equal(DiscStatus.Complete, _rig.Disc!.Status);
        Assert.Equal(Rig.Samples(1, RawRig.TrackSectors), _rig.Read(0, RawRig.TrackSectors));
    }

    [Fact]
    public void Cancelled_from_a_handler_the_write_ends_with_the_code_for_that()
    {
        SetWriteParameters(0x41, 0x00);
        _engine.BytesPerSector = 2352;
        ImapiResult cancel = default;
        _engine.Update += (_, _) => cancel = _engine.TryCancelWrite();
        Assert.Equal(
            ImapiResults.E_IMAPI_REQUEST_CANCELLED,
            Assert.Throws<ImapiException>(() => _engine.WriteSection(Rig.Track(1, 400), 0, 400)).HResult);
        Assert.Equal("S_OK", cancel.Name);
        Assert.Equal("S_IMAPI_WRITE_NOT_IN_PROGRESS", _engine.TryCancelWrite().Name);
    }

    [Fact]
    public void Errors_of_stream_and_drive_have_their_codes()
    {
        SetWriteParameters(0x41, 0x00);
        _engine.BytesPerSector = 2352;
        ClientStream failing = new(Rig.Samples(1, 10)) { FailsAt = (0, new COMException("mine", unchecked((int)0x80030005))) };
        ImapiException failed = Assert.Throws<ImapiException>(() => _engine.WriteSection(failing, 0, 10));
        Assert.Equal(unchecked((int)0x80030005), failed.HResult);
        _rig.Recorder.Faults = FaultPlan.Of(
            Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x09)));
        failed = Assert.Throws<ImapiException>(() => _engine.WriteSection(Rig.Track(1, 10), 0, 10));
        Assert.Equal(ImapiResults.E_IMAPI_LOSS_OF_STREAMING, failed.HResult);
        Assert.Equal(new SenseData(SenseKey.MediumError, 0x0C, 0x09), failed.Sense);
        Assert.Equal("IWriteEngine2.WriteSection", failed.Member);
    }

    [Fact]
    public void A_block_may_not_be_larger_than_what_one_command_carries()
    {
        _recorder.GetMaximumPageAlignedTransferSize(out uint most);
        _engine.BytesPerSector = (int)most;
        ImapiException refused = Assert.Throws<ImapiException>(() => _engine.BytesPerSector = (int)most + 1);
        Assert.Contains("1 more than one command carries", refused.Message, StringComparison.Ordinal);
        Assert.Equal((int)most, _engine.BytesPerSector);
    }

    [Fact]
    public void Only_recorders_of_ours_are_taken() => Assert.Equal(
        ImapiResults.E_INVALIDARG,
        Assert.Throws<ImapiException>(() => _engine.Recorder = new ForeignRecorder()).HResult);

    private static (int Start, int Count, int Read, int Written) Values(IWriteEngine2EventArgs args) =>
        (args.StartLba, args.SectorCount, args.LastReadLba, args.LastWrittenLba);

    private void SetWriteParameters(byte writeType, byte blockType)
    {
        byte[] page = _recorder.GetModePage(IMAPI_MODE_PAGE_TYPE.IMAPI_MODE_PAGE_TYPE_WRITE_PARAMETERS, default);
        (page[2], page[4]) = (writeType, blockType);
        _recorder.SetModePage(default, page);
    }

    private int NextWritable() => BinaryPrimitives.ReadInt32BigEndian(_recorder.GetTrackInformation(
        0xFF, IMAPI_READ_TRACK_ADDRESS_TYPE.IMAPI_READ_TRACK_ADDRESS_TYPE_TRACK).AsSpan(12));

    private void Send(byte opcode, byte function)
    {
        byte[] cdb = new byte[10];
        (cdb[0], cdb[2], cdb[5]) = (opcode, opcode == 0x5B ? function : (byte)0, function == 1 ? (byte)1 : (byte)0);
        Assert.Equal("S_OK", _recorder.TrySendCommandNoData(cdb, 10, new byte[18], 300).Name);
    }
}
