using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Tracing;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tests;

public sealed class MmcDriveTests
{
    [Fact]
    public void Replies_of_variable_length_are_asked_for_twice_the_second_time_in_full()
    {
        byte[] configuration = new Configuration(Profile.CdR, [new FeatureDescriptor(1, 2, true, true, new byte[8])]).ToArray();
        var transport = new TableTransport { [Opcode.GetConfiguration] = configuration };

        Assert.True(new MmcDrive(transport).GetConfiguration(out Configuration? read).IsGood);

        Assert.Equal(Profile.CdR, read!.CurrentProfile);
        Assert.Equal([8, configuration.Length], transport.Sent.Select(s => s.DataBytes));

        var toc = new TocResponse(1, 1, [new TocEntry(1, Control.None, Lba.Zero), new TocEntry(0xAA, Control.None, new Lba(9000))]);
        transport = new TableTransport { [Opcode.ReadTocPmaAtip] = toc.ToArray(false) };
        Assert.True(new MmcDrive(transport).ReadToc(out TocResponse? readToc).IsGood);
        Assert.Equal(toc.Entries, readToc!.Entries);
        Assert.Equal([4, 20], transport.Sent.Select(s => s.DataBytes));

        byte[] page = new byte[8 + WriteParametersPage.FixedSize];
        new ModeParameterHeader(page.Length - 2, 0, 0).WriteTo(page);
        WriteParametersPage.TrackAtOnceAudio.WriteTo(page.AsSpan(8));
        transport = new TableTransport { [Opcode.ModeSense10] = page };
        Assert.True(new MmcDrive(transport).ReadModePage(out WriteParametersPage? readPage).IsGood);
        Assert.Equal(WriteParametersPage.TrackAtOnceAudio, readPage);
        Assert.Equal([8, 60], transport.Sent.Select(s => s.DataBytes));

        byte[] speeds = PerformanceResponse.ToArray([new WriteSpeedDescriptor(0, new Lba(1), new DriveSpeed(2), new DriveSpeed(3), true)]);
        transport = new TableTransport { [Opcode.GetPerformance] = speeds };
        Assert.True(new MmcDrive(transport).ReadWriteSpeeds(out WriteSpeedDescriptor[]? readSpeeds).IsGood);
        Assert.Equal(3, Assert.Single(readSpeeds!).WriteSpeed.KilobytesPerSecond);
    }

    [Fact]
    public void A_refusal_is_a_result_without_a_reply()
    {
        var drive = new MmcDrive(new TableTransport());

        ScsiResult result = drive.ReadDiscInformation(out DiscInformation? info);

        Assert.False(result.IsGood);
        Assert.Equal(new SenseData(SenseKey.IllegalRequest, 0x20, 0), result.Sense);
        Assert.Null(info);
        Assert.False(drive.Inquiry(out InquiryData? inquiry).IsGood);
        Assert.Null(inquiry);
        Assert.False(drive.GetConfiguration(out Configuration? configuration).IsGood);
        Assert.Null(configuration);
        Assert.False(drive.ReadModePage(out CapabilitiesPage? page).IsGood);
        Assert.Null(page);
        Assert.False(drive.ReadAtip(out Atip? atip).IsGood);
        Assert.Null(atip);
        Assert.False(drive.ReadWriteSpeeds(out WriteSpeedDescriptor[]? speeds).IsGood);
        Assert.Null(speeds);
    }

    [Fact]
    public void A_good_answer_that_makes_no_sense_has_no_reply_either()
    {
        var transport = new TableTransport
        {
            [Opcode.ReadDiscInformation] = [0, 3, 0],
            [Opcode.Inquiry] = [5, 0],
            [Opcode.ReadTrackInformation] = [0, 40],
            [Opcode.ReadBufferCapacity] = [],
            [Opcode.ModeSense10] = [0, 200, 0, 0, 0, 0, 0, 0, 0x01, 0x0A],
        };
        var drive = new MmcDrive(transport);

        Assert.True(drive.ReadDiscInformation(out DiscInformation? info).IsGood);
        Assert.Null(info);
        Assert.True(drive.Inquiry(out InquiryData? inquiry).IsGood);
        Assert.Null(inquiry);
        Assert.True(drive.ReadTrackInformation(1, out TrackInformation? track).IsGood);
        Assert.Null(track);
        Assert.True(drive.ReadBufferCapacity(out BufferCapacity? buffer).IsGood);
        Assert.Null(buffer);
        Assert.True(drive.ReadModePage(out WriteParametersPage? page).IsGood);
        Assert.Null(page);
    }

    [Fact]
    public void A_reply_that_comes_with_a_recovered_error_counts()
    {
        byte[] reply = new byte[DiscInformation.Size];
        new DiscInformation { Status = DiscStatus.Appendable }.WriteTo(reply);
        var transport = new TableTransport { [Opcode.ReadDiscInformation] = reply, Remark = new SenseData(SenseKey.RecoveredError, 0x17, 0) };

        Assert.False(new MmcDrive(transport).ReadDiscInformation(out DiscInformation? info).IsGood);

        Assert.Equal(DiscStatus.Appendable, info!.Value.Status);
    }

    [Fact]
    public void A_mode_page_is_sent_behind_an_empty_header()
    {
        var transport = new TableTransport { [Opcode.ModeSelect10] = [] };

        Assert.True(new MmcDrive(transport).WriteModePage(WriteParametersPage.TrackAtOnceAudio).IsGood);

        TableTransport.Command sent = Assert.Single(transport.Sent);
        Assert.Equal("55100000000000003C00", Hex.Of(sent.Cdb));
        Assert.Equal("00000000000000000532010000", Hex.Of(sent.Data.AsSpan(0, 13)));
        Assert.Equal(60, sent.DataBytes);
    }

    [Fact]
    public void Audio_is_read_in_whole_sectors()
    {
        var transport = new TableTransport { [Opcode.ReadCd] = new byte[2 * CdSector.AudioBytes] };
        var drive = new MmcDrive(transport);
        Assert.True(drive.ReadAudio(new Lba(75), new byte[2 * CdSector.AudioBytes]).IsGood);
        Assert.Equal("BE040000004B000002100000", Hex.Of(transport.Sent[0].Cdb));
        Assert.Throws<ArgumentException>(() => drive.ReadAudio(Lba.Zero, new byte[100]));
    }

    [Fact]
    public void A_tracer_tells_each_command_with_its_answer_in_words()
    {
        var sink = new Lines();
        var inner = new TableTransport { [Opcode.Inquiry] = new byte[36], [Opcode.Write10] = [] };
        using var transport = new TracingTransport(inner, sink);
        var drive = new MmcDrive(transport);

        drive.Inquiry(out _);
        drive.TestUnitReady();
        drive.Execute(new Write10(new Lba(600), 1), new byte[2352]);
        inner.Failure = new ScsiTransportException(TransportFailure.TimedOut, "no answer in time");
        Assert.Throws<ScsiTransportException>(() => drive.TestUnitReady());

        Assert.Equal(4, sink.Entries.Count);
        Assert.Matches(@"^\d\d:\d\d:\d\d\.\d{3} INQUIRY alloc 36 <- 36/36: good \[\d+\.\d ms\]$", sink.Entries[0].ToString());
        Assert.EndsWith(" TEST UNIT READY: refused, the drive does not know this command (5/20/00) [0.0 ms]", sink.Entries[1].ToString(), StringComparison.Ordinal);
        Assert.Contains(" WRITE(10) LBA 600, 1 blocks -> 2352: good", sink.Entries[2].ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" TEST UNIT READY: no answer: no answer in time", sink.Entries[3].ToString(), StringComparison.Ordinal);
        Assert.Equal(inner.MaxTransferBytes, transport.MaxTransferBytes);
    }

    [Fact]
    public void A_tracer_in_front_of_a_transport_without_exclusive_access_counts_for_itself()
    {
        using var transport = new TracingTransport(new TableTransport(), new Lines());
        Assert.True(transport.TryAcquire("one", false));
        Assert.True(transport.TryAcquire("one", false));
        transport.Release();
        Assert.Equal("one", transport.Owner);
        transport.Release();
        Assert.Null(transport.Owner);
    }

    private sealed class Lines : ITraceSink
    {
        public List<TraceEntry> Entries { get; } = [];

        public void Trace(TraceEntry entry) => Entries.Add(entry);
    }
}
