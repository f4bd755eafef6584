using Redbook.Emulation;
using Redbook.Mmc.Responses;

namespace Redbook.Lab.Tests;

/// <summary>The Windows build of our program at drive letters.</summary>
[Trait("Category", "Judge")]
[Collection(nameof(WindowsFixture))]
public sealed class WindowsTests(WindowsFixture recorded)
{
    [Fact]
    public void Drive_letters_are_listed_and_described()
    {
        recorded.Job.Succeeded();
        Contains("drives", "D: ", "E: ", "F: ");
        Contains("blank", "REDBOOK VIRTUAL CD-RW", "Type      CD-RW", "State     blank");
    }

    [Fact]
    public void The_tests_of_the_transport_that_need_a_drive_pass()
    {
        recorded.Job.Succeeded();
        Contains("suite", "succeeded: 7\r\n", "failed: 0\r\n", "skipped: 0\r\n", "exit 0");
    }

    [Fact]
    public void Tracks_at_once_left_open_and_closed_afterwards()
    {
        recorded.Job.Succeeded();
        AreRead("tao");
        using VirtualDisc disc = Kept("tao");
        Holds(disc, (0, Tunes.A), (552, Tunes.B), (1055, Tunes.C));
        recorded.Job.Same(DiscStatus.Complete, disc.Status, "disc");
        Contains("closed", "The disc in D: is closed: nothing can be added.", "exit 4");
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
        Contains(mode + ".cdinfo", "(MCN): 4006381333931", "TRACK  2 ISRC: USRC17607842", "TITLE: Demo Album", "TITLE: Second");
    }

    [Fact]
    public void A_write_error_is_told_with_its_sense()
    {
        Contains("failing", "write error (3/0C/00)", "cannot be used", "exit 4");
        recorded.FailingDrive.Same("", recorded.FailingDrive.Layout(), "layout");
    }

    [Fact]
    public void A_drive_that_goes_in_mid_burn_ends_the_program_with_a_clear_message()
    {
        Contains("pulled", "The disc had been begun and cannot be used.", "exit 4");
        Contains("gone", "exit 4");
        recorded.PulledDrive.Same(DiscStatus.Appendable, recorded.PulledDrive.Disc.Status, "disc");
        recorded.PulledDrive.Same("", recorded.PulledDrive.Layout(), "layout");
    }

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

    private void Contains(string file, params string[] said)
    {
        foreach (string part in said)
        {
            recorded.Job.Check(
                recorded.Job.Text(file).Contains(part, StringComparison.Ordinal),
                $"{file} does not say '{part}':\n{recorded.Job.Text(file)}");
        }
    }
}
