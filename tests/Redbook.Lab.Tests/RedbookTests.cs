using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Lab.Tests;

/// <summary>Our own program at the drives of a Linux kernel.</summary>
[Trait("Category", "Judge")]
[Collection(nameof(RedbookFixture))]
public sealed class RedbookTests(RedbookFixture recorded)
{
    // A hidden track of 310 sectors, a gap of a second, an index two seconds in; no gap, so that sound ends within a sector.
    private const string Planned = """
        mcn 4006381333931
        1/1 USRC17607841: 0@-150 1@310 to 710
        1/2 CopyPermitted USRC17607842: 0@710 1@785 2@935 to 1135
        1/3 USRC17607843: 1@1135 to 1536
        """;

    private static byte[] Program { get; } =
        [.. Tunes.C, .. Tunes.A, .. new byte[75 * Signals.SectorBytes], .. Tunes.B, .. Tunes.A];

    [Fact]
    public void Both_nodes_are_one_drive_that_records_tracks_at_once()
    {
        LabJob job = recorded["our-tao-sr"];
        job.Succeeded();
        job.Contains("drives", job.Text("name").TrimEnd('\n'), "exit 0");
        job.Check(!job.Text("drives").Contains("/dev/sg", StringComparison.Ordinal), job.Text("drives"));
        job.Contains("info-sr", "REDBOOK VIRTUAL CD-RW", "State     blank", "exit 0");
        job.Contains("info-sg", "REDBOOK VIRTUAL CD-RW", "State     blank", "exit 0");
        job.Contains("said", "The disc is closed", "exit 0");
        ThreeTunes.AreTracksAtOnce(job, "audio_0{0}.raw");
        job.Contains("eject", "exit 0");
        job.Contains("open", "no disc", "exit 0");
        job.Contains("load", "exit 0");
        job.Contains("after", "State     closed", "Tracks    3", "exit 0");
    }

    [Fact]
    public void Tracks_at_once_by_the_generic_node_are_the_disc_that_is_made_without_a_kernel()
    {
        LabJob job = recorded["our-tao-sg"];
        ThreeTunes.AreTracksAtOnce(job, "track0{0}.cdda.raw");
        job.IsAsTwin();
    }

    [Theory]
    [InlineData("our-sao-sr")]
    [InlineData("our-sao-sg")]
    [InlineData("our-raw-sr")]
    [InlineData("our-raw-sg")]
    public void In_one_go_all_is_recorded_that_an_album_has_and_the_disc_is_the_one_made_without_a_kernel(string name)
    {
        LabJob job = recorded[name];
        job.Succeeded();
        job.Contains("said", "The disc is closed", "exit 0");
        job.Same(Planned, job.Layout(), "layout");
        job.Contains("after", "State     closed", "\"Demo Album\" by The Band", "exit 0");
        job.IsAsTwin();

        job.Contains(
            "cd-info", "(MCN): 4006381333931", "TRACK  1 ISRC: USRC17607841", "TRACK  2 ISRC: USRC17607842", "TRACK  3 ISRC: USRC17607843",
            "TITLE: Demo Album", "TITLE: First", "TITLE: Second", "TITLE: Third", "PERFORMER: The Band");
        job.Contains(
            "read.toc", "CATALOG \"4006381333931\"", "TITLE \"Demo Album\"", "TITLE \"Third\"", "ISRC \"USRC17607842\"", "START 00:04:10",
            "START 00:01:00\nINDEX 00:02:00");

        // From sector 0 on: what is hidden comes first.
        Rips.StartsWith(job, "all.raw", Program);
    }

    [Fact]
    public void A_rewritable_disc_is_tried_left_open_gone_on_with_closed_erased_and_recorded_again()
    {
        LabJob job = recorded["our-rw"];
        job.Succeeded();
        job.Contains("simulated", "laser off", "exit 0");
        job.Contains("blank", "State     blank", "exit 0");
        job.Contains("first", "The disc is open", "exit 0");
        job.Contains("open", "Tracks    1", "exit 0");
        job.Contains("second", "exit 0");
        job.Contains("finalize", "exit 0");
        job.Contains("closed", "State     closed", "Tracks    2", "exit 0");
        job.Contains("refused", "exit 4");
        job.Contains("erase", "is blank", "exit 0");
        job.Contains("erased", "State     blank", "exit 0");
        job.Contains("third", "exit 0");
        job.Contains("erase-full", "is blank", "exit 0");
        job.Contains("fourth", "exit 0");
        job.Same("1/1: 0@-150 1@0 to 310", job.Layout(), "layout");
        job.Holds(0, Tunes.C);
        job.Check(job.Recorder.IsTrayOpen, "the tray is in");
    }

    [Fact]
    public void An_ordinary_user_is_told_what_is_missing()
    {
        LabJob job = recorded["our-stranger"];
        job.Succeeded();
        job.Contains("drives", "/dev/sr", "exit 0");
        job.Contains("info-sr", "This user may not open /dev/sr", "group 'cdrom'", "exit 4");
        job.Contains("info-sg", "This user may not open /dev/sg", "group 'cdrom'", "exit 4");
        job.Contains("burn", "This user may not open /dev/sr", "exit 4");
        job.Same(DiscStatus.Blank, job.Disc.Status, "disc");
    }

    [Fact]
    public void An_ordinary_user_of_the_group_records_in_every_way()
    {
        LabJob job = recorded["our-member"];
        job.Succeeded();
        foreach (string file in (string[])["sao", "erase", "tao", "erase2", "raw"])
        {
            job.Contains(file, "exit 0");
        }

        job.Same("1/1: 0@-150 1@0 to 400", job.Layout(), "layout");
        job.Holds(0, Tunes.A);
    }

    [Fact]
    public void While_wodim_records_it_is_named_and_what_it_records_is_left_alone()
    {
        LabJob job = recorded["our-second"];
        job.Succeeded();
        job.Contains("drives", "/dev/sr", "exit 0");
        foreach (string file in (string[])["sr", "sg", "erase"])
        {
            job.Contains(file, "held by wodim (process ", "exit 4");
        }

        job.Same("1/1: 0@-150 1@0 to 400", job.Layout(), "layout");
        job.Holds(0, Tunes.A);
    }

    [Fact]
    public void While_we_record_wodim_and_we_ourselves_are_refused_and_the_disc_is_left_alone()
    {
        LabJob job = recorded["our-first"];
        job.Succeeded();
        job.Contains("wodim", "Device or resource busy");
        job.Contains("drives", "/dev/sr", "exit 0");
        job.Contains("again", "(process ", "exit 4");

        // It was stopped in the middle of a command.
        job.Contains("said", "Nothing was sent to the drive for ", ": no errors.", "The disc is closed");
        job.Same("1/1: 0@-150 1@0 to 400", job.Layout(), "layout");
        job.Holds(0, Tunes.A);
    }

    [Fact]
    public void A_mounted_disc_is_refused_with_its_mount_point_and_stays_whole_until_it_is_to_be_unmounted()
    {
        LabJob job = recorded["our-mounted"];
        job.Succeeded();
        job.Contains("info", "data", "exit 0");
        foreach (string file in (string[])["burn", "erase", "erase-sg"])
        {
            job.Contains(file, "/run/a-disc", "exit 4");
        }

        job.Contains("busy", "/run/a-disc", "exit 4");
        job.Contains("unmounted", "/run/a-disc", "is blank", "exit 0");
        job.Same(DiscStatus.Blank, job.Disc.Status, "disc");
    }

    [Fact]
    public void A_foreign_drive_is_listed_and_described_and_nothing_is_recorded_or_erased_there()
    {
        LabJob job = recorded[JobsAlone.Foreign];
        job.Succeeded();
        job.Contains("drives", job.Text("name").TrimEnd('\n'), "exit 0");
        job.Contains("info", "IET VIRTUAL-CDROM", "another kind of disc", "Free      nothing", "exit 0");
        foreach (string mode in (string[])["auto", "tao", "sao", "raw"])
        {
            job.Contains("burn-" + mode, "is not recordable", "Take a CD-R or CD-RW", "exit 4");
        }

        job.Contains("burn-raw", "does not record raw");
        job.Contains("erase", "the disc is no CD-RW", "exit 4");
        job.Contains("finalize", "was closed already", "exit 0");
    }
}
