using Redbook.Emulation;
using Redbook.Mmc.Responses;

namespace Redbook.Lab.Tests;

/// <summary>The Windows build of our program at drive letters.</summary>
[Trait("Category", "Judge")]
[Collection(nameof(WindowsFixture))]
public sealed class WindowsTests(WindowsFixture recorded)
{
    public static TheoryData<string> Burning => [.. KernelFaults.Burning.Keys];

    public static TheoryData<string> Looking => [.. KernelFaults.Looking.Keys];

    [Fact]
    public void Drive_letters_are_listed_and_described()
    {
        recorded.Job.Succeeded();
        recorded.Job.Contains("drives", "D: ", "E: ", "F: ", "G: ", "H: ");
        recorded.Job.Contains("blank", "REDBOOK VIRTUAL CD-RW", "Type      CD-RW", "State     blank");
    }

    [Fact]
    public void The_tests_of_the_transport_that_need_a_drive_pass()
    {
        recorded.Job.Succeeded();
        recorded.Job.Contains("suite", "succeeded: 7\r\n", "failed: 0\r\n", "skipped: 0\r\n", "exit 0");
    }

    [Fact]
    public void Tracks_at_once_left_open_and_closed_afterwards()
    {
        recorded.Job.Succeeded();
        AreRead("tao");
        using VirtualDisc disc = Kept("tao");
        Holds(disc, (0, Tunes.A), (552, Tunes.B), (1055, Tunes.C));
        recorded.Job.Same(DiscStatus.Complete, disc.Status, "disc");
        recorded.Job.Check(!recorded.Job.Log.Contains("has no window", StringComparison.Ordinal), "there was no window");
        recorded.Job.Contains("closed", "The disc in D: is closed: nothing can be added.", "exit 4");
    }

    // Each after the one before was erased.
    [Theory]
    [InlineData("sao")]
    [InlineData("raw")]
    public void In_one_go_with_names_and_codes(string mode)
    {
        recorded.Job.Succeeded();
        AreRead(mode);
        using VirtualDisc disc = Kept(mode);
        Holds(disc, (0, Tunes.A), (550, Tunes.B), (1051, Tunes.C));
        recorded.Job.Same(DiscStatus.Complete, disc.Status, "disc");
        recorded.Job.Contains(mode + ".cdinfo", "(MCN): 4006381333931", "TRACK  2 ISRC: USRC17607842", "TITLE: Demo Album", "TITLE: Second");
    }

    [Theory]
    [MemberData(nameof(Burning))]
    public void What_a_kernel_passes_on_is_told_as_without_it_and_leaves_the_same_disc(string fault)
    {
        LabJob drive = recorded.Faulty(fault);
        recorded.Job.Contains(fault, KernelFaults.Burning[fault].Says);
        TwinRun twin = recorded.TwinOf(fault);
        recorded.Job.Same(KernelFaults.Complaint(twin.Text("said")), KernelFaults.Complaint(Said(fault)), "what is said");
        using VirtualDisc disc = VirtualDisc.Open(twin.DiscPath);
        drive.Same(LabJob.LayoutOf(disc), drive.Layout(), "layout");
        drive.Check(!drive.Recorder.IsTrayLocked, "the tray is locked");
    }

    [Theory]
    [MemberData(nameof(Looking))]
    public void What_cannot_be_read_is_left_out_of_the_description_as_without_a_kernel(string fault)
    {
        recorded.Job.Contains(fault, "State     closed", "Tracks    3", "exit 0");
        recorded.Job.Same(
            KernelFaults.Description(recorded.TwinOf(fault).Text("said")), KernelFaults.Description(Said(fault)), "what is said");
    }

    [Fact]
    public void A_rehearsal_leaves_the_disc_blank_and_a_recorded_one_is_erased()
    {
        recorded.Job.Contains("simulated", "laser off", "exit 0");
        recorded.Job.Contains("erase", "is blank", "exit 0");
    }

    [Fact]
    public void While_we_record_we_ourselves_are_refused_by_name_and_the_disc_is_left_alone()
    {
        recorded.Job.Succeeded();
        foreach (string file in (string[])["second", "second-erase"])
        {
            recorded.Job.Contains(file, "is held by redbook (process ", "exit 4");
        }

        recorded.Job.Contains("second-drives", "exit 0");
        recorded.Job.Contains("first", "The disc is closed", "exit 0");
        LabJob drive = recorded[WindowsFixture.Wanted];
        drive.Same("1/1: 0@-150 1@0 to 400", drive.Layout(), "layout");
        drive.Holds(0, Tunes.A);
    }

    [Fact]
    public void A_program_that_is_killed_in_mid_burn_leaves_the_drive_to_the_next()
    {
        recorded.Job.Succeeded();
        recorded.Job.Contains("killed", "exit 137");
        recorded.Job.Contains("after-killed", "is blank", "exit 0");
        recorded.Job.Contains("next", "The disc is closed", "exit 0");
        LabJob drive = recorded[WindowsFixture.Killed];
        drive.Same("1/1: 0@-150 1@0 to 310", drive.Layout(), "layout");
        drive.Holds(0, Tunes.C);
    }

    /// <summary>wine opens a drive that a program of Linux has to itself; whoever comes second has to say what it is
    /// told.</summary>
    [Fact]
    public void What_a_program_of_Linux_has_wine_keeps_from_nobody()
    {
        recorded.Job.Succeeded();
        recorded.Job.Contains("beside", "redbook: Asking where the recording goes", "(5/24/00)", "exit 4");
        recorded.Job.Contains("wodim", "A write error occured", "wodim ended with ");
        recorded[WindowsFixture.Foreign].Same("", recorded[WindowsFixture.Foreign].Layout(), "layout");
    }

    [Fact]
    public void A_drive_that_goes_in_mid_burn_ends_the_program_with_a_clear_message()
    {
        recorded.Job.Contains("pulled", "The disc had been begun and cannot be used.", "exit 4");
        recorded.Job.Contains("gone", "exit 4");
        LabJob drive = recorded[WindowsFixture.Pulled];
        drive.Same(DiscStatus.Appendable, drive.Disc.Status, "disc");
        drive.Same("", drive.Layout(), "layout");
    }

    private string Said(string file) => recorded.Job.Text(file).ReplaceLineEndings("\n");

    /// <summary>What icedax read of three tracks.</summary>
    private void AreRead(string folder) =>
        Rips.Are(recorded.Job, Path.Combine(folder, "audio_0{0}.raw"), Tunes.A, Tunes.B, Tunes.C);

    /// <summary>The disc as it was before it was erased.</summary>
    private VirtualDisc Kept(string name) => VirtualDisc.Open(recorded.Job.PathOf(name + ".disc"));

    private void Holds(VirtualDisc disc, params (int Start, byte[] Samples)[] tracks)
    {
        foreach ((int start, byte[] samples) in tracks)
        {
            byte[] read = new byte[(samples.Length + 2351) / 2352 * 2352];
            disc.ReadSectors(new Discs.Lba(start), read);
            recorded.Job.Check(
                read.AsSpan(0, samples.Length).SequenceEqual(samples) && !read.AsSpan(samples.Length).ContainsAnyExcept((byte)0),
                $"other samples at {start}, from sector {read.AsSpan().CommonPrefixLength(samples) / 2352} on");
        }
    }
}
