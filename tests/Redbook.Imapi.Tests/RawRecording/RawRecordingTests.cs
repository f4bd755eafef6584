using System.Runtime.CompilerServices;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Quirks;
using Redbook.Imapi.Tests.Clients;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using static Redbook.Imapi.IMAPI_CD_SECTOR_TYPE;
using static Redbook.Imapi.IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE;
using static Redbook.Imapi.IMAPI_FORMAT2_RAW_CD_WRITE_ACTION;

namespace Redbook.Imapi.Tests.RawRecording;

/// <summary>Whole discs through the raw writer, read back.</summary>
public sealed class RawRecordingTests
{
    private const int SectorBytes = 2448;

    [Theory]
    [InlineData(IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY)]
    [InlineData(IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED)]
    [InlineData(IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW)]
    public void An_image_of_ours_is_recorded_in_every_form_and_read_back(IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type)
    {
        using RawRig rig = new();
        rig.Prepare();
        rig.Writer.RequestedSectorType = type;
        MsftRawCDImageCreator creator = new() { MediaCatalogNumber = "0123456789012", StartingTrackNumber = 3 };
        creator.AddTrack(IMAPI_CD_SECTOR_AUDIO, Rig.Track(1, 400));
        creator.AddTrack(IMAPI_CD_SECTOR_AUDIO, Rig.Track(2, 350));
        IRawCDImageTrackInfo second = creator.get_TrackInfo(2);
        second.ISRC = "US-K7Y-98-12345";
        second.AudioHasPreemphasis = true;
        second.AddTrackIndex(100);
        rig.Writer.WriteMedia(creator.CreateResultImage());
        rig.Writer.ReleaseMedia();

        VirtualDisc disc = rig.Rig.Disc!;
        Assert.Equal(DiscStatus.Complete, disc.Status);
        Assert.All(disc.Examine(), static finding => Assert.True(finding.IsConvention, finding.ToString()));
        Assert.Equal("0123456789012", disc.Layout.Mcn?.ToString());
        TrackLayout[] tracks = [.. disc.Layout.Tracks];
        Assert.Equal([3, 4], tracks.Select(static track => track.Number));
        Assert.Equal([0, 400], tracks.Select(static track => track.Start.Value));
        Assert.Equal("USK7Y9812345", tracks[1].Isrc.Code);
        Assert.Equal([0, 1, 2], tracks[1].Indexes.Select(static index => index.Number));
        Assert.True(tracks[1].Control.HasFlag(Control.PreEmphasis));
        Assert.Equal(750, disc.Layout.Sessions[0].LeadOut.Value);
        Assert.Equal(Rig.Samples(1, 400), rig.Rig.Read(0, 400));
        Assert.Equal(Rig.Samples(2, 350), rig.Rig.Read(400, 350));
        Assert.Equal("", rig.Recorder.ExclusiveAccessOwner);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_stream_from_95_00_00_is_passed_over_to_the_lead_in_by_Seek_or_else_by_Read(bool seek, bool stat)
    {
        using RawRig rig = new();
        rig.Prepare();
        using Stream image = RawRig.Image().As(IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED);
        ShapedStream stream = new(image, seek, stat);
        rig.Writer.WriteMedia(stream);
        AssertIsDisc(rig);

        const long Skipped = (22_650L + RawRig.LeadInStart) * SectorBytes;
        if (seek)
        {
            Assert.Contains(Skipped, stream.Seeks);
            Assert.Equal(image.Length - Skipped, stream.BytesRead);
        }
        else
        {
            Assert.Equal(image.Length, stream.BytesRead);
        }
    }

    [Fact]
    public void What_a_foreign_stream_and_our_own_image_leave_on_the_disc_is_the_same()
    {
        byte[] foreign = Recorded(static writer => writer.WriteMedia(RawRig.Foreign()));

        // Made RAW; the writer wants COOKED, as it does at first.
        Assert.Equal(foreign, Recorded(static writer => writer.WriteMedia(RawRig.Image())));
    }

    [Fact]
    public void An_image_that_begins_elsewhere_is_recorded_by_WriteMedia2()
    {
        using RawRig rig = new();
        rig.Prepare();
        Assert.Equal(RawRig.LeadInStart, rig.Writer.StartOfNextSession);
        RawCDImageStream image = RawRig.Image().As(IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED).StartingAt(-5000);
        Assert.Equal(
            ImapiResults.E_INVALIDARG,
            Assert.Throws<ImapiException>(() => rig.Writer.WriteMedia2(image, 22_650)).HResult);
        rig.Writer.WriteMedia2(new ComStream(image), 5000);
        AssertIsDisc(rig);
    }

    [Fact]
    public void Our_own_image_with_a_later_lead_in_is_made_to_begin_where_the_disc_does()
    {
        using RawRig rig = new();
        rig.Prepare();
        rig.Writer.WriteMedia2(RawRig.Image().StartingAt(-4650), 4650);
        AssertIsDisc(rig);
        using RawRig other = new(medium: new MediumOptions());
        other.Prepare();
        other.Writer.WriteMedia(RawRig.Image().StartingAt(-4650));
        AssertIsDisc(other);
    }

    [Fact]
    public void A_stream_of_Net_is_recorded_from_its_present_position_and_stays_open()
    {
        using RawRig rig = new();
        rig.Prepare();
        using MemoryStream image = new();
        image.Write(new byte[1234]);
        RawRig.Image().As(IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY).StartingAt(-5000).CopyTo(image);
        image.Position = 1234;
        rig.Writer.RequestedSectorType = IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY;
        rig.Writer.WriteMedia2(image, 5000);
        AssertIsDisc(rig);
        Assert.True(image.CanRead);
    }

    [Fact]
    public void An_image_that_does_not_fit_is_refused_by_the_lead_out_in_its_lead_in_and_nothing_is_written()
    {
        // 74 minutes hold 333,000 sectors: the image has one more.
        using RawRig rig = new(medium: new MediumOptions { Minutes = 74 });
        rig.Prepare();
        int last = rig.Writer.LastPossibleStartOfLeadout;
        MsftRawCDImageCreator creator = new();
        creator.AddTrack(IMAPI_CD_SECTOR_AUDIO, new Silence((last + 1) * 2352L));
        RawCDImageStream image = (RawCDImageStream)creator.CreateResultImage();
        foreach (bool own in (ReadOnlySpan<bool>)[true, false])
        {
            ImapiException refused = Assert.Throws<MediaException>(() =>
            {
                if (own)
                {
                    rig.Writer.WriteMedia(image);
                }
                else
                {
                    Stream cooked = image.As(IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED);
                    rig.Writer.WriteMedia(new ShapedStream(cooked, answersSeek: false, answersStat: false));
                }
            });
            Assert.Equal(ImapiResults.E_IMAPI_DF2RAW_NOT_ENOUGH_SPACE, refused.HResult);
            Assert.Contains($"LBA {last + 1}, 1 sectors behind", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(DiscStatus.Blank, rig.Rig.Disc!.Status);
    }

    [Fact]
    public void Progress_comes_in_phases_and_every_getter_answers_in_each()
    {
        using RawRig rig = new();
        rig.Prepare();
        List<IDiscFormat2RawCDEventArgs> seen = [];
        int hand = 0;
        int library = 0;
        rig.Writer.Update += new DiscFormat2RawCD_EventHandler((sender, args) =>
        {
            hand++;
            IDiscFormat2RawCDEventArgs report = (IDiscFormat2RawCDEventArgs)args;
            seen.Add(report);
            Assert.Same(rig.Writer, sender);
            Assert.Equal(report.TotalSystemBuffer, report.UsedSystemBuffer + report.FreeSystemBuffer);
            Assert.Equal(RawRig.LeadInStart, report.StartLba);
            Assert.InRange(report.LastWrittenLba, report.StartLba - 1, report.StartLba + report.SectorCount);
            Assert.True(report.ElapsedTime >= 0 && report.RemainingTime >= 0 && report.LastReadLba >= report.LastWrittenLba);
        });
        DDiscFormat2RawCDEvents_Event events = rig.Writer;
        events.Update += (_, _) => library++;
        rig.Writer.Update += (_, _) => throw new InvalidOperationException("ignored");
        rig.Writer.WriteMedia(RawRig.Foreign());
        Assert.Equal(
            [
                IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_PREPARING, IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_WRITING,
                IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_FINISHING,
            ],
            seen.Select(static report => report.CurrentAction).Distinct());
        Assert.Equal(hand, library);
        IDiscFormat2RawCDEventArgs last = seen[^1];
        Assert.Equal(-RawRig.LeadInStart + RawRig.TrackSectors + 6750, last.SectorCount);
        Assert.Equal(last.StartLba + last.SectorCount - 1, last.LastWrittenLba);
    }

    [Fact]
    public void Cancelled_the_disc_is_spoiled_and_a_rewritable_one_can_be_erased_and_used_again()
    {
        using RawRig rig = new(medium: RawRig.Medium with { Type = MediumType.CdRw });
        rig.Prepare();
        using Stream image = RawRig.Image().As(IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED);
        int writes = 0;
        ShapedStream stream = new(new Watched(image, position =>
        {
            // More than the buffer holds has been read: writing has begun.
            if (position > (22_650L + RawRig.LeadInStart) * SectorBytes + (18 << 20) && writes++ == 0)
            {
                rig.Writer.CancelWrite();
            }
        }), answersSeek: true, answersStat: true);
        ImapiException ended = Assert.Throws<ImapiException>(() => rig.Writer.WriteMedia(stream));
        Assert.Equal(ImapiResults.E_IMAPI_REQUEST_CANCELLED, ended.HResult);
        Assert.Contains("sectors", ended.Message, StringComparison.Ordinal);
        rig.Writer.ReleaseMedia();
        Assert.NotEqual(DiscStatus.Blank, rig.Rig.Disc!.Status);

        MsftDiscFormat2Erase eraser = new(new Testing.VirtualTime()) { Recorder = rig.Recorder, ClientName = Rig.ClientName };
        eraser.EraseMedia();
        rig.Writer.PrepareMedia();
        rig.Writer.WriteMedia(RawRig.Foreign());
        AssertIsDisc(rig);
    }

    [Fact]
    public void Preparing_tells_how_the_speed_was_adjusted()
    {
        using RawRig rig = new();
        rig.Attach();
        Assert.Equal("S_IMAPI_SPEEDADJUSTED", rig.Writer.TrySetWriteSpeed(1199, false).Name);
        Assert.Equal("S_IMAPI_SPEEDADJUSTED", rig.Writer.TryPrepareMedia().Name);
        Assert.Equal(1200, rig.Writer.CurrentWriteSpeed);
        Assert.Equal("E_IMAPI_DF2RAW_MEDIA_IS_PREPARED", rig.Writer.TryPrepareMedia().Name);
        Assert.Equal("S_OK", rig.Writer.TrySetWriteSpeed(600, false).Name);
        Assert.Equal(600, rig.Writer.CurrentWriteSpeed);
    }

    [Fact]
    public void A_session_that_only_asks_leaves_the_disc_blank_and_a_dropped_writer_lets_go_of_the_drive()
    {
        using Rig rig = new(medium: RawRig.Medium);
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        Ask(recorder);
        Assert.True(Collected.Until(() => recorder.ExclusiveAccessOwner.Length == 0));
        Assert.Equal(DiscStatus.Blank, rig.Disc!.Status);
    }

    [Fact]
    public void Sub_channel_forms_are_those_of_the_drive()
    {
        using RawRig rig = new(options: new SoftwareRecorderOptions
        {
            Profile = new DriveProfile { RawSubChannels = RawSubChannels.RawPw },
        });
        rig.Attach();
        Assert.Equal([3u], rig.Writer.SupportedSectorTypes.Cast<uint>());
        rig.Writer.PrepareMedia();
        ImapiException refused = Assert.Throws<ImapiException>(
            () => rig.Writer.RequestedSectorType = IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY);
        Assert.Equal(ImapiResults.E_IMAPI_DF2RAW_DATA_BLOCK_TYPE_NOT_SUPPORTED, refused.HResult);
        Assert.Contains("it takes IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW", refused.Message, StringComparison.Ordinal);

        // What the property has at first is not what this drive takes; setting it is missing.
        refused = Assert.Throws<ImapiException>(() => rig.Writer.WriteMedia(RawRig.Image()));
        Assert.Equal(ImapiResults.E_IMAPI_RECORDER_INVALID_MODE_PARAMETERS, refused.HResult);
        rig.Writer.RequestedSectorType = IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW;
        rig.Writer.WriteMedia(RawRig.Image());
        AssertIsDisc(rig);
    }

    [Fact]
    public void A_drive_that_does_not_record_raw_is_refused()
    {
        using Rig rig = new(new SoftwareRecorderOptions
        {
            Profile = new DriveProfile { RawSubChannels = RawSubChannels.None },
        });
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2RawCD writer = new();
        Assert.False(writer.IsRecorderSupported(recorder));
        Assert.Equal("E_IMAPI_DF2RAW_MEDIA_IS_NOT_SUPPORTED", writer.TryIsRecorderSupported(recorder, out bool records).Name);
        Assert.Equal("S_FALSE", writer.TryIsCurrentMediaSupported(recorder, out bool takes).Name);
        Assert.False(records || takes);
        Assert.Equal(
            ImapiResults.E_IMAPI_DF2RAW_RECORDER_NOT_SUPPORTED,
            Assert.Throws<ImapiException>(() => writer.Recorder = recorder).HResult);
    }

    [Fact]
    public void The_tray_must_not_be_empty_when_the_recorder_is_set()
    {
        using Rig rig = new(empty: true);
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2RawCD writer = new();
        ImapiException refused = Assert.Throws<ImapiException>(() => writer.Recorder = recorder);
        Assert.Equal(unchecked((int)0xC0AA0610), refused.HResult);
        Assert.Contains("no disc in the drive", refused.Message, StringComparison.Ordinal);
        Assert.Null(writer.Recorder);
    }

    [Fact]
    public void A_source_that_fails_inside_an_image_of_ours_is_named_and_gives_its_own_code()
    {
        using RawRig rig = new();
        rig.Prepare();
        MsftRawCDImageCreator creator = new();
        creator.AddTrack(IMAPI_CD_SECTOR_AUDIO, Rig.Track(1, 300));
        creator.AddTrack(IMAPI_CD_SECTOR_AUDIO, new Streams.ClientStream(Rig.Samples(2, 300))
        {
            FailsAt = (1000, new System.Runtime.InteropServices.COMException("mine", unchecked((int)0x80030005))),
        });
        ImapiException failed = Assert.Throws<ImapiException>(() => rig.Writer.WriteMedia(creator.CreateResultImage()));
        Assert.Equal(unchecked((int)0x80030005), failed.HResult);
        Assert.Contains("Track 2", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CD_TEXT_cannot_be_recorded_with_P_and_Q_only()
    {
        using RawRig rig = new();
        rig.Prepare();
        rig.Writer.RequestedSectorType = IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY;
        MsftRawCDImageCreator creator = new();
        creator.AddTrack(IMAPI_CD_SECTOR_AUDIO, Rig.Track(1, 300));
        creator.AddCdGraphics(1, new MemoryStream(new byte[24 * 4 * 300]));
        ImapiException refused = Assert.Throws<ImapiException>(() => rig.Writer.WriteMedia(creator.CreateResultImage()));
        Assert.Equal(ImapiResults.E_IMAPI_DF2RAW_STREAM_NOT_SUPPORTED, refused.HResult);
        Assert.Equal(DiscStatus.Blank, rig.Rig.Disc!.Status);
    }

    [Fact]
    public void Programs_of_their_time_record_raw_with_another_using_line()
    {
        using Rig rig = new(medium: RawRig.Medium);
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        RawProgram program = new();
        program.BurnAgainstHandWrittenDeclarations(recorder, Rig.Track(1, 300), Rig.Track(2, 400));
        Assert.Equal(100, program.Percent);
        Assert.Contains(IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_FINISHING, program.Actions);
        Assert.Equal([0, 300], rig.Disc!.Layout.Tracks.Select(static track => track.Start.Value));
        Assert.All(rig.Disc.Layout.Tracks, static track => Assert.False(track.Control.HasFlag(Control.CopyPermitted)));
        Assert.Equal(Rig.Samples(2, 400), rig.Read(300, 400));
        Assert.Equal(ImapiResults.E_IMAPI_DF2RAW_MEDIA_IS_NOT_BLANK, FailsToPrepare(recorder));

        rig.Recorder.Remove()!.Dispose();
        rig.Insert(RawRig.Medium);
        Assert.Equal(0, new RawProgram().BurnAgainstTheTypeLibrary(recorder, RawRig.Image()));
        Assert.Equal(DiscStatus.Complete, rig.Disc!.Status);
    }

    [Theory]
    [InlineData(false, 0x43)]
    [InlineData(true, 0x03)]
    public void Protection_against_underrun_is_what_was_set(bool disabled, byte expected)
    {
        List<byte> sent = [];
        using Rig rig = new(medium: RawRig.Medium, script: (cdb, data) =>
        {
            if (cdb[0] == Opcode.ModeSelect10)
            {
                sent.Add(data[10]);
            }

            return null;
        });
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2RawCD writer = new(new Testing.VirtualTime()) { Recorder = recorder, ClientName = Rig.ClientName };
        writer.PrepareMedia();
        Assert.All(sent, static type => Assert.Equal(0x43, type));
        sent.Clear();
        writer.BufferUnderrunFreeDisabled = disabled;
        writer.WriteMedia(RawRig.Foreign());
        Assert.NotEmpty(sent);
        Assert.All(sent, type => Assert.Equal(expected, type));
    }

    [Fact]
    public void Exclusive_access_that_the_program_takes_itself_nests()
    {
        using RawRig rig = new();
        rig.Recorder.AcquireExclusiveAccess(true, Rig.ClientName);
        rig.Prepare();
        rig.Recorder.AcquireExclusiveAccess(true, Rig.ClientName);
        rig.Writer.WriteMedia(RawRig.Foreign());
        rig.Writer.ReleaseMedia();
        rig.Recorder.ReleaseExclusiveAccess();
        Assert.Equal(Rig.ClientName, rig.Recorder.ExclusiveAccessOwner);
        rig.Recorder.ReleaseExclusiveAccess();
        Assert.Equal("", rig.Recorder.ExclusiveAccessOwner);
    }

    [Fact]
    public void Disposed_from_a_handler_the_recording_ends_and_the_drive_is_free()
    {
        using RawRig rig = new();
        rig.Prepare();
        rig.Writer.Update += (_, _) => rig.Writer.Dispose();
        Assert.Equal(
            ImapiResults.E_IMAPI_REQUEST_CANCELLED,
            Assert.Throws<ImapiException>(() => rig.Writer.WriteMedia(RawRig.Foreign())).HResult);
        Assert.Equal("", rig.Recorder.ExclusiveAccessOwner);
        Assert.Null(rig.Writer.Recorder);
        Assert.Equal(DiscStatus.Blank, rig.Rig.Disc!.Status);
    }

    [Fact]
    public void An_image_outlives_its_creator_and_the_programs_own_references()
    {
        using RawRig rig = new();
        rig.Prepare();
        rig.Writer.WriteMedia(Forgotten());
        AssertIsDisc(rig);
    }

    [Fact]
    public void Verification_is_not_for_raw_writers() => Assert.IsNotAssignableFrom<IBurnVerification>(new MsftDiscFormat2RawCD());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static System.Runtime.InteropServices.ComTypes.IStream Forgotten()
    {
        RawCDImageStream image = RawRig.Image();
        GC.Collect();
        return image;
    }

    private static int FailsToPrepare(MsftDiscRecorder2 recorder)
    {
        using MsftDiscFormat2RawCD writer = new() { Recorder = recorder, ClientName = Rig.ClientName };
        return Assert.ThrowsAny<ImapiException>(writer.PrepareMedia).HResult;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Ask(MsftDiscRecorder2 recorder)
    {
        MsftDiscFormat2RawCD writer = new() { Recorder = recorder, ClientName = Rig.ClientName };
        writer.PrepareMedia();
        Assert.Equal(Rig.ClientName, recorder.ExclusiveAccessOwner);
        Assert.Equal((RawRig.LeadInStart, 359_847), (writer.StartOfNextSession, writer.LastPossibleStartOfLeadout));
    }

    private static void AssertIsDisc(RawRig rig)
    {
        VirtualDisc disc = rig.Rig.Disc!;
        Assert.Equal(DiscStatus.Complete, disc.Status);
        TrackLayout track = Assert.Single(disc.Layout.Tracks);
        Assert.Equal((1, 0, RawRig.TrackSectors), (track.Number, track.Start.Value, track.LengthSectors));
        Assert.All(disc.Examine(), static finding => Assert.True(finding.IsConvention, finding.ToString()));
        Assert.Equal(Rig.Samples(1, RawRig.TrackSectors), rig.Rig.Read(0, RawRig.TrackSectors));
    }

    private static byte[] Recorded(Action<MsftDiscFormat2RawCD> write)
    {
        using RawRig rig = new();
        rig.Prepare();
        write(rig.Writer);
        rig.Writer.ReleaseMedia();
        return Sectors(rig, RawRig.TrackSectors);
    }

    /// <summary>Sound and sub-channel as the drive reads them.</summary>
    private static byte[] Sectors(RawRig rig, int count)
    {
        const int Piece = 25;
        byte[] sectors = new byte[count * SectorBytes];
        using IScsiTransport transport = rig.Rig.Recorder.Connect();
        MmcDrive drive = new(transport);
        for (int at = 0; at < count; at += Piece)
        {
            ScsiResult result = drive.Execute(
                new Mmc.Commands.ReadCd(
                    new Lba(at), Piece, 1, Mmc.Commands.ReadCd.UserData, Mmc.Commands.SubChannelSelection.RawPw),
                sectors.AsSpan(at * SectorBytes, Piece * SectorBytes));
            Assert.True(result.IsGood, result.ToString());
        }

        return sectors;
    }
}
