using Redbook.Discs;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class FolderDiscTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Folder => _temp.PathOf("a.disc");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_blank_disc_is_its_state_and_nothing_else()
    {
        VirtualDisc.Create(Folder, new MediumOptions { Type = MediumType.CdRw, Minutes = 74 }).Dispose();
        Assert.Equal(["disc.json", "disc.lock"], Files());
        using VirtualDisc disc = VirtualDisc.Open(Folder);
        Assert.Equal((MediumType.CdRw, 74, DiscStatus.Blank), (disc.Medium.Type, disc.Medium.Minutes, disc.Status));
        Assert.Equal(Folder, disc.Path);
    }

    [Fact]
    public void What_was_recorded_is_there_when_the_folder_is_opened_again()
    {
        byte[][] tracks = [Host.Sound(1, 333), Host.Sound(2, 444)];
        DiscLayout before;
        using (VirtualDisc disc = VirtualDisc.Create(Folder))
        {
            using Host host = new(disc);
            host.SelectTrackAtOnce(isrc: "USRC17607839", mcn: "4006381333931", control: Control.CopyPermitted);
            host.RecordTrack(tracks[0]);
            host.SelectTrackAtOnce();
            host.RecordTrack(tracks[1]);
            Host.Good(host.CloseSession());
            before = disc.Layout;
        }

        using VirtualDisc again = VirtualDisc.Open(Folder);
        using Host reader = new(again);
        Assert.Equal(Text(before), Text(again.Layout));
        Assert.Equal(DiscStatus.Complete, again.Status);
        Assert.Equal(tracks[0], reader.ReadAudio(Lba.Zero, 333));
        Assert.Equal(tracks[1], reader.ReadAudio(new Lba(485), 444));
        Assert.Equal(1, again.PowerCalibrations);
    }

    [Fact]
    public void The_sheet_is_there_from_the_first_write_on_and_complete_at_the_end()
    {
        using VirtualDisc disc = VirtualDisc.Create(Folder);
        using Host host = new(disc);
        host.SelectTrackAtOnce(MultiSession.NextAllowed, isrc: "USRC17607839", mcn: "4006381333931", control: Control.CopyPermitted);
        Host.Good(host.Write(Lba.Zero, Host.Sound(1, 1)));
        Assert.Equal(
            """
            CATALOG 4006381333931
            FILE "disc.bin" BINARY
              TRACK 01 AUDIO
                FLAGS DCP
                ISRC USRC17607839
                INDEX 01 00:00:00

            """,
            File.ReadAllText(Path.Combine(Folder, "disc.cue")), ignoreLineEndingDifferences: true);
        Host.Good(host.CloseSession());
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(2, 300));
        host.RecordTrack(Host.Sound(3, 300));
        Host.Good(host.CloseSession());
        Assert.Equal(
            """
            CATALOG 4006381333931
            REM SESSION 01
            FILE "disc.bin" BINARY
              TRACK 01 AUDIO
                FLAGS DCP
                ISRC USRC17607839
                INDEX 01 00:00:00
            REM LEAD-OUT 00:04:02
            REM SESSION 02
              TRACK 02 AUDIO
                INDEX 00 00:04:02
                INDEX 01 02:36:02
              TRACK 03 AUDIO
                INDEX 00 02:40:04
                INDEX 01 02:42:04
            REM LEAD-OUT 02:46:06

            """,
            File.ReadAllText(Path.Combine(Folder, "disc.cue")), ignoreLineEndingDifferences: true);
        Assert.Equal((((2 * 60) + 46) * 75) + 6, new FileInfo(Path.Combine(Folder, "disc.bin")).Length / CdSector.AudioBytes);
    }

    [Fact]
    public void A_sheet_that_is_missing_or_stale_is_written_again()
    {
        Record(300);
        string sheet = Path.Combine(Folder, "disc.cue");
        string text = File.ReadAllText(sheet);
        File.Delete(sheet);
        VirtualDisc.Open(Folder).Dispose();
        Assert.Equal(text, File.ReadAllText(sheet));
        File.WriteAllText(sheet, "FILE \"other.bin\" BINARY");
        VirtualDisc.Open(Folder).Dispose();
        Assert.Equal(text, File.ReadAllText(sheet));
    }

    [Fact]
    public void A_track_that_was_never_ended_is_readable_and_can_be_closed()
    {
        byte[] sound = Host.Sound(1, 500);
        using (VirtualDisc disc = VirtualDisc.Create(Folder))
        {
            using Host host = new(disc);
            host.SelectTrackAtOnce();
            host.WriteOn(Lba.Zero, sound);
        }

        // Half a sector that was on its way when the process ended.
        using (FileStream bin = new(Path.Combine(Folder, "disc.bin"), FileMode.Append))
        {
            bin.Write(Host.Sound(5, 1).AsSpan(0, 1000));
        }

        using VirtualDisc again = VirtualDisc.Open(Folder);
        using Host recorder = new(again);
        Assert.Equal(new Lba(500), Assert.Single(again.Layout.Tracks).End);
        Assert.Equal(sound, recorder.ReadAudio(Lba.Zero, 500));
        TrackInformation info = recorder.Track(1);
        Assert.True(info.IsDamaged);
        Assert.Null(info.NextWritable);
        Assert.Equal(SessionState.Damaged, recorder.DiscInfo.LastSessionState);
        Host.Refused("5/21/02", recorder.Write(new Lba(500), Host.Sound(2, 1)));
        Host.Good(recorder.CloseTrack(1));
        Assert.All(recorder.ReadAudio(new Lba(500), 2), static value => Assert.Equal(0, value));
        Assert.False(recorder.Track(1).IsDamaged);
        Assert.Equal(new Lba(652), recorder.RecordTrack(Host.Sound(2, 300)));
        Host.Good(recorder.CloseSession());
        Assert.Equal([502, 954], again.Layout.Tracks.Select(track => track.End.Value));
        Assert.Equal(954 * CdSector.AudioBytes, new FileInfo(Path.Combine(Folder, "disc.bin")).Length);
    }

    [Fact]
    public void The_next_track_or_the_end_of_the_session_closes_an_interrupted_one()
    {
        foreach (bool isTrack in (bool[])[true, false])
        {
            string folder = _temp.PathOf($"{isTrack}.disc");
            using (VirtualDisc disc = VirtualDisc.Create(folder))
            {
                using Host host = new(disc);
                host.SelectTrackAtOnce();
                host.WriteOn(Lba.Zero, Host.Sound(1, 10));
            }

            using VirtualDisc again = VirtualDisc.Open(folder);
            using Host recorder = new(again);
            recorder.SelectTrackAtOnce();
            if (isTrack)
            {
                Assert.Equal(new Lba(452), recorder.RecordTrack(Host.Sound(2, 300)));
            }

            Host.Good(recorder.CloseSession());
            Assert.Equal(new Lba(302), again.Layout.Tracks.First().End);
        }
    }

    [Fact]
    public void What_an_unconfirmed_write_left_behind_never_becomes_part_of_a_track()
    {
        Record(300);
        using (FileStream bin = new(Path.Combine(Folder, "disc.bin"), FileMode.Open))
        {
            bin.SetLength(1000 * CdSector.AudioBytes);
            bin.Position = 302 * CdSector.AudioBytes;
            bin.Write(Host.Sound(9, 600));
        }

        using VirtualDisc disc = VirtualDisc.Open(Folder);
        using Host host = new(disc);
        host.SelectTrackAtOnce();
        byte[] sound = Host.Sound(2, 1);
        host.WriteOn(new Lba(452), sound);
        Assert.Equal(new Lba(453), host.NextWritable);
        Assert.Equal(453 * CdSector.AudioBytes, new FileInfo(Path.Combine(Folder, "disc.bin")).Length);
        Assert.All(host.ReadAudio(new Lba(302), 150), static value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_left_over_of_a_replacement_is_ignored()
    {
        Record(300);
        File.WriteAllText(Path.Combine(Folder, "disc.json.new"), "{ half a sta");
        using VirtualDisc disc = VirtualDisc.Open(Folder);
        Assert.Single(disc.Layout.Tracks);
    }

    [Fact]
    public void A_disc_is_held_by_one_recorder_and_the_second_is_told_whose_it_is()
    {
        using VirtualDisc disc = VirtualDisc.Create(Folder);
        VirtualDiscException refused = Assert.Throws<VirtualDiscException>(() => VirtualDisc.Open(Folder));
        Assert.Equal(VirtualDiscFailure.InUse, refused.Failure);
        Assert.Contains($"process {Environment.ProcessId}", refused.Owner, StringComparison.Ordinal);
        Assert.Contains(refused.Owner!, refused.Message, StringComparison.Ordinal);
        disc.Dispose();
        VirtualDisc.Open(Folder).Dispose();
    }

    [Fact]
    public void A_new_disc_needs_a_place_of_its_own()
    {
        _temp.Write("a.disc/something", [1]);
        Assert.Equal(VirtualDiscFailure.AlreadyExists, Assert.Throws<VirtualDiscException>(() => VirtualDisc.Create(Folder)).Failure);
        string file = _temp.Write("file", [1]);
        Assert.Equal(VirtualDiscFailure.AlreadyExists, Assert.Throws<VirtualDiscException>(() => VirtualDisc.Create(file)).Failure);
        Assert.Throws<ArgumentException>(() => VirtualDisc.Create(_temp.PathOf("b"), new MediumOptions { Minutes = 60 }));
        Assert.Equal(VirtualDiscFailure.NotFound, Assert.Throws<VirtualDiscException>(() => VirtualDisc.Open(_temp.PathOf("c"))).Failure);
    }

    [Fact]
    public void Two_connections_to_a_folder_reach_one_recorder()
    {
        VirtualDisc.Create(Folder).Dispose();
        using (RecorderConnection one = SharedRecorders.Connect(Folder))
        {
            using RecorderConnection two = SharedRecorders.Connect(Folder + Path.DirectorySeparatorChar);
            Assert.Same(one.Recorder, two.Recorder);
            Assert.True(one.TryAcquire("first", force: false));
            Assert.False(two.TryAcquire("second", force: false));
            Assert.Equal("first", two.Owner);
        }

        using VirtualDisc disc = VirtualDisc.Open(Folder);
    }

    [Fact]
    public void The_drive_of_a_folder_has_a_serial_number_of_its_own_unless_it_was_told_one()
    {
        VirtualDisc.Create(Folder).Dispose();
        VirtualDisc.Create(_temp.PathOf("b.disc")).Dispose();
        string first = SerialNumber(Folder);
        Assert.Equal(first, SerialNumber(Folder + Path.DirectorySeparatorChar));
        Assert.Matches("^[0-9A-F]{12}$", first);
        Assert.NotEqual(first, SerialNumber(_temp.PathOf("b.disc")));
        Assert.Equal("ABC 12      ", SerialNumber(Folder, new DriveProfile { SerialNumber = "ABC 12" }));
    }

    /// <summary>The serial number of a drive as its features tell it.</summary>
    private static string SerialNumber(string folder, DriveProfile? profile = null)
    {
        using RecorderConnection connection =
            SharedRecorders.Connect(folder, new SoftwareRecorderOptions { Profile = profile ?? new() });
        byte[] reply = new byte[100];
        byte[] cdb = [0x46, 2, 0x01, 0x08, 0, 0, 0, 0, 100, 0];
        Assert.True(connection.Execute(cdb, TransferDirection.FromDevice, reply, TimeSpan.FromSeconds(1)).IsGood);
        return System.Text.Encoding.ASCII.GetString(reply, 12, 12);
    }

    internal static string Text(DiscLayout layout) => string.Join('\n', layout.Sessions.Select(session =>
        $"{session.Number} {session.LeadOut} {session.IsClosed}: " + string.Join("; ", session.Tracks.Select(track =>
            $"{track.Number} {track.Control} {track.Isrc} {string.Join(',', track.Indexes)} {track.End}"))).Prepend($"{layout.Mcn}"));

    private void Record(int sectors)
    {
        using VirtualDisc disc = VirtualDisc.Create(Folder);
        using Host host = new(disc);
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, sectors));
    }

    private string[] Files() => [.. Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
}
