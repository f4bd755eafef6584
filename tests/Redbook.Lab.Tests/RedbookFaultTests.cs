using Redbook.Mmc.Responses;

namespace Redbook.Lab.Tests;

/// <summary>What goes wrong while our own program works at a drive of a Linux kernel.</summary>
[Trait("Category", "Judge")]
[Collection(nameof(RedbookFixture))]
public sealed class RedbookFaultTests(RedbookFixture recorded)
{
    public static TheoryData<string> Burning => [.. KernelFaults.Burning.Keys];

    public static TheoryData<string> Looking => [.. KernelFaults.Looking.Keys];

    [Theory]
    [MemberData(nameof(Burning))]
    public void What_a_kernel_passes_on_is_told_as_without_it_and_leaves_the_same_disc(string fault)
    {
        LabJob job = recorded["fault-" + fault];
        job.Succeeded();
        job.Contains("said", KernelFaults.Burning[fault].Says);
        TwinRun twin = job.RunTwin();
        job.Same(KernelFaults.Complaint(twin.Text("said")), KernelFaults.Complaint(job.Text("said")), "what is said");
        using Emulation.VirtualDisc disc = Emulation.VirtualDisc.Open(twin.DiscPath);
        job.Same(LabJob.LayoutOf(disc), job.Layout(), "layout");
        job.Check(!job.Recorder.IsTrayLocked, "the tray is locked");
    }

    [Theory]
    [MemberData(nameof(Looking))]
    public void What_cannot_be_read_is_left_out_of_the_description_as_without_a_kernel(string fault)
    {
        LabJob job = recorded["fault-" + fault];
        job.Succeeded();
        job.Contains("said", "State     closed", "Tracks    3", "exit 0");
        job.Same(KernelFaults.Description(job.RunTwin().Text("said")), KernelFaults.Description(job.Text("said")), "what is said");
    }

    [Fact]
    public void A_cable_pulled_in_mid_burn_is_told_and_the_disc_is_begun_and_not_closed()
    {
        LabJob job = recorded["our-cable"];
        job.Succeeded();
        job.Contains("said", " is gone", "The disc had been begun and cannot be used.", "exit 4");
        string drive = job.Text("name").Trim();
        job.Contains("info", $"There is no drive at {drive}", "exit 4");
        job.Contains("drives", "exit 0");
        job.Check(!job.Text("drives").Split((char[])[' ', '\n']).Contains(drive), $"{drive} is still listed:\n{job.Text("drives")}");
        job.Same("", job.Layout(), "layout");
        job.Same(DiscStatus.Appendable, job.Disc.Status, "disc");
    }

    [Fact]
    public void A_connection_lost_in_mid_burn_is_told_with_what_was_recorded_before()
    {
        LabJob job = recorded["our-connection"];
        job.Succeeded();
        job.Contains("said", " is gone", "Before that, 1 of the album's tracks were recorded.", "redbook finalize", "exit 4");
        job.Same(DiscStatus.Appendable, job.Disc.Status, "disc");
        job.Holds(0, Tunes.A);
    }

    [Fact]
    public void A_drive_that_hangs_is_given_up_and_can_be_opened_again()
    {
        LabJob job = recorded["our-hang"];
        job.Succeeded();
        job.Contains("said", "did not answer READ BUFFER CAPACITY (5Ch) within 6 s", "The disc had been begun and cannot be used.", "exit 4");
        job.Contains("info", "exit 0");
        job.Check(!job.Recorder.IsTrayLocked, "the tray is locked");
    }

    [Fact]
    public void A_drive_lost_behind_the_target_is_told_as_the_target_tells_it()
    {
        LabJob job = recorded["our-lost"];
        job.Succeeded();
        job.Contains("said", "The disc had been begun and cannot be used.", "exit 4");
        job.Contains("info", "exit 4");
    }
}
