namespace Redbook.Lab.Tests;

/// <summary>A Linux kernel that sleeps, as a computer does whose lid is closed, while our own program records.</summary>
[Trait("Category", "Judge")]
[Collection(nameof(RedbookFixture))]
public sealed class SleepTests(RedbookFixture recorded)
{
    [Theory]
    [InlineData(JobsAlone.Asleep)]
    [InlineData(JobsAlone.AsleepRaw)]
    public void A_computer_that_slept_is_noticed_and_the_disc_read_back_which_is_the_one_made_awake(string name)
    {
        recorded[JobsAlone.Asleep].Succeeded();
        LabJob job = recorded[name];
        job.Contains(
            "said", "The computer slept for ", ": the disc is looked at there when it can be.", "The disc was read back around LBA ",
            ": no errors.", "The disc is closed", "exit 0");
        job.IsAsTwin();
        job.Check(!job.Recorder.IsTrayLocked, "the tray is locked");
    }

    [Fact]
    public void A_disc_that_is_damaged_where_the_computer_slept_is_not_taken_for_good()
    {
        recorded[JobsAlone.Asleep].Succeeded();
        LabJob job = recorded[JobsAlone.AsleepSpoilt];
        job.Contains(
            "said", "The computer slept for ", "the recording stood still at LBA ", "the disc cannot be read there without errors",
            "exit 4");
        job.Check(!job.Recorder.IsTrayLocked, "the tray is locked");
    }
}
