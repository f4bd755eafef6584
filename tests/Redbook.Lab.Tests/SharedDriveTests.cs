namespace Redbook.Lab.Tests;

/// <summary>A drive of a Linux kernel that our own program offers to others.</summary>
[Trait("Category", "Judge")]
[Collection(nameof(RedbookFixture))]
public sealed class SharedDriveTests(RedbookFixture recorded)
{
    [Fact]
    public void By_iSCSI_another_machine_records_on_it_and_it_is_kept_from_others_only_meanwhile()
    {
        LabJob job = recorded[SharedDriveScripts.Served];
        ThreeTunes.AreWodimsSession(job, "audio_0{0}.raw");
        job.Contains("before", "ATIP info from disk");
        job.Contains("held", "held by dotnet (process ", "exit 4");
        job.Contains("refused", "Device or resource busy");
        job.Contains("toc", "track:lout lba:      1061");
        job.Contains("back", "track:lout lba:      1061");
        HasEnded(job);
    }

    [Fact]
    public void Asked_to_end_while_somebody_records_it_ends_after_that_and_the_disc_is_whole()
    {
        LabJob job = recorded[SharedDriveScripts.ServedToTheEnd];
        HasEnded(job);
        IsOneTune(job);
    }

    [Fact]
    public void A_burning_program_that_uses_it_through_us_has_it_to_itself()
    {
        LabJob job = recorded[SharedDriveScripts.RemoteShell];
        job.Succeeded();
        job.Contains("held", "held by dotnet (process ", "exit 4");
        IsOneTune(job);
    }

    // Whether whoever was asked to log out does so in time is the kernel's affair; nothing else went wrong.
    private static void HasEnded(LabJob job)
    {
        job.Succeeded();
        job.Contains("served", "{\"event\":\"done\",\"exitCode\":0");
        job.Same("exit 0\n", job.Text("served-errors"), "errors of the server");
    }

    private static void IsOneTune(LabJob job)
    {
        job.Same("1/1: 0@-150 1@0 to 400", job.Layout(), "layout");
        job.Holds(0, Tunes.A);
    }
}
