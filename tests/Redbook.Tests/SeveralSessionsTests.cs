using System.Buffers.Binary;
using System.Text;
using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Images;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>Discs of several sessions, from an image to the disc and back.</summary>
public sealed class SeveralSessionsTests : IDisposable
{
    private const int SoundSectors = 310, DataSectors = 320;
    private readonly byte[] _sound = Signals.Noise(SoundSectors, seed: 7);
    private readonly byte[] _user = Signals.Noise(DataSectors, seed: 8)[..(DataSectors * DataSector.UserSize)];
    private MemoryDrive _memory = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public static TheoryData<WriteMode, RawImageForm?, string, string> Ways
    {
        get
        {
            TheoryData<WriteMode, RawImageForm?, string, string> ways = [];
            foreach ((WriteMode mode, RawImageForm? form) in ((WriteMode, RawImageForm?)[])
                [(WriteMode.SessionAtOnce, null), (WriteMode.TrackAtOnce, null), (WriteMode.Raw, RawImageForm.Raw), (WriteMode.Raw, RawImageForm.Pq)])
            {
                foreach (string data in (string[])["MODE1/2048", "MODE1/2352", "MODE2/2352"])
                {
                    ways.Add(mode, form, data, "enhanced.cue");
                }

                ways.Add(mode, form, "MODE1/2048", "enhanced.ccd");
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Sound_and_data_of_an_enhanced_disc_lie_in_a_session_each(
        WriteMode mode, RawImageForm? form, string cueMode, string file)
    {
        Album album = Album.FromImage(Image(cueMode, file));
        Assert.Equal(2, album.SessionCount);
        Assert.Equal([1, 1, 2], album.Tracks.Select(track => track.Session));
        BurnOptions options = new() { Mode = mode, RawForm = form };
        BurnPlan plan = _memory.Drive.Plan(album, options);
        Assert.Empty(plan.Problems);
        BurnResult result = await _memory.Drive.BurnAsync(plan, cancellationToken: Test);

        Assert.True(result.IsClosed);
        Assert.Equal((2, 2), (result.SessionsRecorded, result.SessionCount));
        Assert.Equal(DiscStatus.Complete, _memory.Disc.Status);
        DiscLayout layout = _memory.Disc.Layout;
        Assert.Equal(2, layout.Sessions.Count);
        TrackLayout[] tracks = [.. layout.Tracks];
        TrackMode expected = cueMode.StartsWith("MODE1", StringComparison.Ordinal) ? TrackMode.Mode1 : TrackMode.Mode2Xa;
        Assert.Equal([TrackMode.Audio, TrackMode.Audio, expected], tracks.Select(track => track.Mode));
        Assert.Equal([1, 2, 3], tracks.Select(track => track.Number));
        Assert.Equal(layout.Sessions[0].LeadOut + 11_400, tracks[2].Start);
        Assert.Equal(tracks.Select(track => track.Start), result.Tracks.Select(track => track.Start));
        Assert.Equal(tracks.Select(track => track.Start), plan.Layout.Tracks.Select(track => track.Start));

        RequireSound(tracks[0]);
        RequireSound(tracks[1]);
        RequireData(tracks[2], expected);
        Assert.DoesNotContain(_memory.Disc.Examine(), finding => !finding.IsConvention);
        DiscDescription found = _memory.Drive.DescribeDisc();
        Assert.Equal([1, 1, 2], found.Tracks.Select(track => track.Session));
        Assert.Equal([false, false, true], found.Tracks.Select(track => track.IsData));
    }

    [Theory]
    [InlineData(WriteMode.SessionAtOnce)]
    [InlineData(WriteMode.TrackAtOnce)]
    [InlineData(WriteMode.Raw)]
    public async Task Three_sessions_follow_each_other(WriteMode mode)
    {
        Write();
        Album album = Album.FromImage(Sheet("three.cue", "AUDIO", "MODE1/2048", "AUDIO"));
        List<(BurnPhase Phase, int Session)> told = [];
        await _memory.Drive.BurnAsync(
            album,
            new BurnOptions { Mode = mode },
            new Told(progress => told.Add((progress.Phase, progress.Session))),
            Test);

        IReadOnlyList<SessionLayout> sessions = _memory.Disc.Layout.Sessions;
        Assert.Equal(3, sessions.Count);
        Assert.Equal(sessions[0].LeadOut + 11_400, sessions[1].Tracks[0].Start);
        Assert.Equal(sessions[1].LeadOut + 6_900, sessions[2].Tracks[0].Start);
        RequireSound(sessions[0].Tracks[0]);
        RequireData(sessions[1].Tracks[0], TrackMode.Mode1);
        RequireSound(sessions[2].Tracks[0]);
        Assert.Equal([1, 2, 3], told.Where(one => one.Phase == BurnPhase.Closing).Select(one => one.Session).Distinct());
        Assert.Equal(BurnPhase.Done, told[^1].Phase);
        Assert.DoesNotContain(_memory.Disc.Examine(), finding => !finding.IsConvention);
    }

    [Fact]
    public void All_sessions_together_have_to_fit_with_what_lies_between_them()
    {
        Restart(new MediumOptions { Minutes = 74 });
        Write();
        string path = _memory.Folder.Write("long.cue", """
            REM SESSION 01
            FILE sound.bin BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
                POSTGAP 36:10:00
            REM SESSION 02
            FILE sound.bin BINARY
              TRACK 02 AUDIO
                INDEX 01 00:00:00
                POSTGAP 36:10:00

            """u8);
        Album album = Album.FromImage(path);
        foreach (WriteMode mode in Enum.GetValues<WriteMode>())
        {
            BurnPlan plan = _memory.Drive.Plan(album, new BurnOptions { Mode = mode });
            DriveException problem = Assert.Single(plan.Problems);
            Assert.Equal(DriveFailure.TooLong, problem.Failure);
        }

        Assert.Equal(DiscStatus.Blank, _memory.Disc.Status);
    }

    [Fact]
    public void A_drive_that_closes_every_disc_says_so_before_anything_is_written()
    {
        Restart(profile: new DriveProfile { HasMultiSession = false });
        Album album = Album.FromImage(Image("MODE1/2048", "enhanced.cue"));
        foreach (WriteMode mode in Enum.GetValues<WriteMode>())
        {
            BurnPlan plan = _memory.Drive.Plan(album, new BurnOptions { Mode = mode });
            Assert.Contains(plan.Problems, problem => problem.Message.Contains("does not record discs of several sessions", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Where_only_raw_sessions_cannot_follow_others_another_way_is_taken()
    {
        Restart(profile: new DriveProfile { HasRawMultiSession = false });
        Album album = Album.FromImage(Image("MODE1/2048", "enhanced.cue"));
        Assert.Contains(
            _memory.Drive.Plan(album, new BurnOptions { Mode = WriteMode.Raw }).Problems,
            problem => problem.Message.Contains("several sessions raw", StringComparison.Ordinal));
        BurnPlan plan = _memory.Drive.Plan(album);
        Assert.Empty(plan.Problems);
        Assert.NotEqual(WriteMode.Raw, plan.Mode);
    }

    [Theory]
    [InlineData(WriteMode.SessionAtOnce)]
    [InlineData(WriteMode.TrackAtOnce)]
    [InlineData(WriteMode.Raw)]
    public async Task Stopped_between_two_sessions_the_disc_has_the_first_and_can_take_more(WriteMode mode)
    {
        Album album = Album.FromImage(Image("MODE1/2048", "enhanced.cue"));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        Told told = new(progress =>
        {
            if (progress is { Phase: BurnPhase.Closing, Session: 1 })
            {
                stop.Cancel();
            }
        });
        BurnCancelledException cancelled = await Assert.ThrowsAsync<BurnCancelledException>(
            () => _memory.Drive.BurnAsync(album, new BurnOptions { Mode = mode }, told, stop.Token));

        BurnResult result = cancelled.Result;
        Assert.Equal((1, 2, false, false), (result.SessionsRecorded, result.SessionCount, result.IsClosed, result.IsDiscSpoiled));
        Assert.Equal([1, 2], result.Tracks.Select(track => track.Number));
        Assert.Equal(DiscStatus.Appendable, _memory.Disc.Status);
        RequireSound(_memory.Disc.Layout.Sessions[0].Tracks[1]);
        Assert.Single(_memory.Disc.Layout.Sessions);
    }

    // The drive fails in the data of the second session, or refuses to begin it.
    [Theory]
    [InlineData(WriteMode.SessionAtOnce, true)]
    [InlineData(WriteMode.Raw, true)]
    [InlineData(WriteMode.SessionAtOnce, false)]
    public async Task When_the_second_session_fails_the_first_can_still_be_read_and_that_is_said(WriteMode mode, bool isBegun)
    {
        Album album = Album.FromImage(Image("MODE1/2048", "enhanced.cue"));
        Lba second = album.Layout.Sessions[1].Tracks[0].Start;
        _memory.Recorder.Faults = FaultPlan.Of(
            isBegun
                ? new Fault { Opcode = Opcode.Write10, Address = second + 200, AddressSectors = 1, Action = FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00) }
                : Fault.At(Opcode.SendCueSheet, FaultAction.Answer(SenseKey.HardwareError, 0x44, 0x00), 2));
        DriveException failed = await Assert.ThrowsAsync<DriveException>(
            () => _memory.Drive.BurnAsync(album, new BurnOptions { Mode = mode }, cancellationToken: Test));

        Assert.Contains("Session 1 is on the disc and can be read", failed.Message, StringComparison.Ordinal);
        Assert.Equal(isBegun, failed.Message.Contains("session 2 had been begun and cannot be used", StringComparison.Ordinal));
        _memory.Recorder.Faults = FaultPlan.None;
        RequireSound(_memory.Disc.Layout.Sessions[0].Tracks[0]);
        Assert.Equal([1, 2], _memory.Drive.DescribeDisc().Tracks.Take(2).Select(track => track.Number));
    }

    [Fact]
    public async Task Stopped_as_the_second_session_begins_the_first_stays_and_more_can_be_added()
    {
        Album album = Album.FromImage(Image("MODE1/2048", "enhanced.cue"));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        Told told = new(progress =>
        {
            if (progress is { Session: 2, Phase: BurnPhase.LeadIn })
            {
                stop.Cancel();
            }
        });
        BurnCancelledException cancelled = await Assert.ThrowsAsync<BurnCancelledException>(
            () => _memory.Drive.BurnAsync(album, new BurnOptions { Mode = WriteMode.SessionAtOnce }, told, stop.Token));
        Assert.Equal((1, false), (cancelled.Result.SessionsRecorded, cancelled.Result.IsDiscSpoiled));
        Assert.Equal(DiscStatus.Appendable, _memory.Disc.Status);
    }

    [Fact]
    public async Task With_the_laser_off_only_the_first_session_is_gone_through_and_that_is_said()
    {
        Album album = Album.FromImage(Image("MODE1/2048", "enhanced.cue"));
        foreach (WriteMode mode in Enum.GetValues<WriteMode>())
        {
            BurnPlan plan = _memory.Drive.Plan(album, new BurnOptions { Mode = mode, Simulate = true });
            Assert.Contains(plan.Notices, notice => notice.Contains("only the first session", StringComparison.Ordinal));
            BurnResult result = await _memory.Drive.BurnAsync(plan, cancellationToken: Test);
            Assert.Equal((true, 2), (result.IsSimulated, result.Tracks.Count));
            Assert.Equal(DiscStatus.Blank, _memory.Disc.Status);
        }
    }

    [Fact]
    public async Task A_disc_left_open_has_its_first_session_closed_and_its_last_one_open()
    {
        Album album = Album.FromImage(Image("MODE1/2048", "enhanced.cue"));
        BurnResult result = await _memory.Drive.BurnAsync(
            album, new BurnOptions { Mode = WriteMode.TrackAtOnce, CloseDisc = false }, cancellationToken: Test);
        Assert.Equal((1, false), (result.SessionsRecorded, result.IsClosed));
        Assert.True(_memory.Drive.DescribeDisc().HasOpenSession);
        Assert.True(await _memory.Drive.CloseDiscAsync(Test));
        Assert.Equal(2, _memory.Drive.DescribeDisc().SessionCount);
    }

    [Fact]
    public void A_file_system_made_for_another_place_is_told_of()
    {
        byte[] right = FileSystem(root: SoundSectors + SoundSectors + 11_400 + 18), wrong = FileSystem(root: 18);
        _memory.Folder.Write("sound.bin", _sound);
        _memory.Folder.Write("data.bin", right);
        string path = Sheet("iso.cue", "AUDIO AUDIO", "MODE1/2048");
        Assert.Empty(_memory.Drive.Plan(Album.FromImage(path), new BurnOptions { Mode = WriteMode.SessionAtOnce }).Notices);

        // Track by track the drive puts run-out and pauses between the tracks.
        Assert.Contains(
            _memory.Drive.Plan(Album.FromImage(path), new BurnOptions { Mode = WriteMode.TrackAtOnce }).Notices,
            notice => notice.Contains("was made for another place", StringComparison.Ordinal));
        _memory.Folder.Write("data.bin", wrong);
        string notice = Assert.Single(_memory.Drive.Plan(Album.FromImage(path), new BurnOptions { Mode = WriteMode.SessionAtOnce }).Notices);
        Assert.Contains("The file system of track 3 was made for another place", notice, StringComparison.Ordinal);
        Assert.Contains("genisoimage -C 0,12020", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_of_a_disc_has_every_session()
    {
        using AlbumMaster master = new(Album.FromImage(Image("MODE1/2048", "enhanced.cue")));
        Assert.Equal([1, 2], master.Sessions.Select(session => session.SessionNumber));
        int leadOut = 2 * SoundSectors;
        Assert.Equal(leadOut + 6_750, master.Sessions[1].LeadInStart.Value);
        Assert.Equal([1, 2, 3, 0xAA], master.TableOfContents.Entries.Select(entry => (int)entry.Track));
        Assert.Equal(1, master.SessionAt(new Lba(leadOut)).SessionNumber);
        Assert.Equal(2, master.SessionAt(new Lba(leadOut + 6_750)).SessionNumber);
        Assert.Equal(3, master.Locate(new Lba(leadOut + 11_400)).Track);
        InputException refused = Assert.Throws<InputException>(() => master.ImageIn(RawImageForm.Raw));
        Assert.Contains("has 2 sessions", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _memory.Dispose();

    private void Restart(MediumOptions? medium = null, DriveProfile? profile = null)
    {
        _memory.Dispose();
        _memory = new MemoryDrive(medium, profile);
    }

    private byte[] FileSystem(int root)
    {
        byte[] data = [.. _user];
        Span<byte> descriptor = data.AsSpan(16 * DataSector.UserSize, DataSector.UserSize);
        descriptor.Clear();
        "\u0001CD001\u0001"u8.CopyTo(descriptor);
        BinaryPrimitives.WriteInt32LittleEndian(descriptor[158..], root);
        return data;
    }

    private void Write()
    {
        _memory.Folder.Write("sound.bin", _sound);
        _memory.Folder.Write("data.bin", _user);
    }

    // What other programs wrote: the first pause of each session is in Nero's file, in none of Alcohol's.
    [Theory]
    [InlineData("nrg", WriteMode.SessionAtOnce)]
    [InlineData("nrg", WriteMode.Raw)]
    [InlineData("mds", WriteMode.SessionAtOnce)]
    [InlineData("mds", WriteMode.TrackAtOnce)]
    public async Task Images_of_other_programs_keep_their_sessions(string kind, WriteMode mode)
    {
        Lba data = new(SoundSectors + 11_400);
        byte[] sectors = new byte[DataSectors * CdSector.AudioBytes];
        for (int i = 0; i < DataSectors; i++)
        {
            Build(TrackMode.Mode1, data + i, i, sectors.AsSpan(i * CdSector.AudioBytes, CdSector.AudioBytes));
        }

        string path = kind == "nrg" ? ForeignImages.Nrg(_memory.Folder, _sound, sectors, data) : ForeignImages.Mds(_memory.Folder, _sound, sectors, data);
        Album album = Album.FromImage(path);
        Assert.Equal([1, 2], album.Tracks.Select(track => track.Session));
        await _memory.Drive.BurnAsync(album, new BurnOptions { Mode = mode }, cancellationToken: Test);
        IReadOnlyList<SessionLayout> sessions = _memory.Disc.Layout.Sessions;
        RequireSound(sessions[0].Tracks[0]);
        RequireData(sessions[1].Tracks[0], TrackMode.Mode1);
    }

    // A TOC file holds one session: data first, then sound.
    [Fact]
    public async Task A_mixed_disc_of_a_toc_file_is_recorded()
    {
        Write();
        string path = _memory.Folder.Write("mixed.toc", """
            CD_ROM
            TRACK MODE1
            DATAFILE "data.bin" 00:04:20
            TRACK AUDIO
            PREGAP 00:02:00
            FILE "sound.bin" SWAP 0 00:04:10

            """u8);
        await _memory.Drive.BurnAsync(Album.FromImage(path), new BurnOptions { Mode = WriteMode.SessionAtOnce }, cancellationToken: Test);
        TrackLayout[] tracks = [.. _memory.Disc.Layout.Tracks];
        RequireData(tracks[0], TrackMode.Mode1);
        RequireSound(tracks[1]);
    }

    /// <summary>Two tracks of sound, and data in a session of their own.</summary>
    private string Image(string cueMode, string file)
    {
        Write();
        if (cueMode.EndsWith("2352", StringComparison.Ordinal))
        {
            byte[] data = new byte[DataSectors * CdSector.AudioBytes];
            for (int i = 0; i < DataSectors; i++)
            {
                Build(
                    cueMode.StartsWith("MODE1", StringComparison.Ordinal) ? TrackMode.Mode1 : TrackMode.Mode2Xa,
                    new Lba(i), i, data.AsSpan(i * CdSector.AudioBytes, CdSector.AudioBytes));
            }

            _memory.Folder.Write("data.bin", data);
        }

        string cue = Sheet("enhanced.cue", "AUDIO AUDIO", cueMode);
        if (Path.GetExtension(file) == ".cue")
        {
            return cue;
        }

        DiscImageReading reading = DiscImageFile.Open(cue, new DiscImageOptions());
        string path = _memory.Folder.PathOf(file);
        DiscImageFile.Write(reading.Image, path);
        return path;
    }

    private string Sheet(string name, params string[] sessions)
    {
        StringBuilder sheet = new();
        int track = 1;
        for (int i = 0; i < sessions.Length; i++)
        {
            sheet.Append($"REM SESSION {i + 1:D2}\n");
            foreach (string mode in sessions[i].Split(' '))
            {
                sheet.Append($"FILE {(mode == "AUDIO" ? "sound" : "data")}.bin BINARY\n  TRACK {track++:D2} {mode}\n    INDEX 01 00:00:00\n");
            }
        }

        return _memory.Folder.Write(name, Encoding.ASCII.GetBytes(sheet.ToString()));
    }

    private void RequireSound(TrackLayout track)
    {
        byte[] found = new byte[_sound.Length];
        _memory.Disc.ReadSectors(track.Start, found);
        Assert.True(_sound.AsSpan().SequenceEqual(found), $"Track {track.Number}.");
    }

    private void RequireData(TrackLayout track, TrackMode mode)
    {
        byte[] wanted = new byte[CdSector.AudioBytes], found = new byte[CdSector.AudioBytes];
        for (int i = 0; i < DataSectors; i++)
        {
            Build(mode, track.Start + i, i, wanted);
            _memory.Disc.ReadSectors(track.Start + i, found);
            Assert.True(wanted.AsSpan().SequenceEqual(found), $"Sector {i} of the data.");
        }
    }

    private void Build(TrackMode mode, Lba address, int index, Span<byte> sector)
    {
        ReadOnlySpan<byte> user = _user.AsSpan(index * DataSector.UserSize, DataSector.UserSize);
        if (mode == TrackMode.Mode1)
        {
            DataSector.BuildMode1(address, user, sector);
        }
        else
        {
            DataSector.BuildMode2Form1(address, new SubHeader(0, 0, Submode: 8, 0), user, sector);
        }
    }

    private sealed class Told(Action<BurnProgress> hear) : IProgress<BurnProgress>
    {
        public void Report(BurnProgress value) => hear(value);
    }
}
