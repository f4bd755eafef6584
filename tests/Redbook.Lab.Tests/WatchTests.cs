using Redbook.Mmc;

namespace Redbook.Lab.Tests;

/// <summary>What a Linux kernel tells of its drives and of the discs in them, as <c>redbook drives --watch</c> passes it on.
/// </summary>
[Trait("Category", "Judge")]
[Collection(nameof(RedbookFixture))]
public sealed class WatchTests(RedbookFixture recorded)
{
    [Fact]
    public void Discs_and_drives_that_come_and_go_are_told_as_the_kernel_notices_them()
    {
        LabJob job = recorded[JobsAlone.Watched];
        job.Succeeded();
        string[] names = job.Text("names").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        string[] said =
        [
            .. job.Text("watched").Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .SkipWhile(static line => !line.StartsWith("Watching", StringComparison.Ordinal)).Skip(1).Select(WithoutTimeAndId),
        ];
        string disc = "A disc was put in or taken out: ", came = "A drive came: " + names[1];

        // The kernel may still look at the disc of a new drive after the drive has been told of.
        int end = Array.IndexOf(said, came);
        job.Same(
            string.Join('\n', "The eject button was pressed: " + names[0], disc + names[0], disc + names[0], disc + names[0], "A drive went: " + names[0], came),
            string.Join('\n', said[..(end + 1)]),
            "what is told");
        job.Same("exit 0", string.Join('\n', said[(end + 1)..].Where(line => line != disc + names[1])), "what is told after that");
    }

    [Fact]
    public void While_a_disc_is_recorded_the_drive_is_asked_nothing_by_who_watches()
    {
        LabJob job = recorded[JobsAlone.Watched];
        job.Succeeded();
        job.Contains("burn", "The disc is closed", "exit 0");
        job.Same("1/1: 0@-150 1@0 to 400", job.Layout(), "layout");
        job.Holds(0, Tunes.A);
        List<byte> commands = [.. job.Commands];
        int begun = commands.IndexOf(Opcode.SendCueSheet), ended = commands.LastIndexOf(Opcode.Write10);
        byte[] others = [.. commands[begun..ended].Except([Opcode.SendCueSheet, Opcode.Write10, Opcode.ReadBufferCapacity])];
        job.Check(others.Length == 0, $"commands while it records: {Convert.ToHexString([.. commands[begun..ended]])}");

        // Before and afterwards the kernel looks.
        job.Check(commands.IndexOf(Opcode.GetEventStatusNotification) is >= 0 and int first && first < begun, "nobody looked before");
        job.Check(commands.LastIndexOf(Opcode.GetEventStatusNotification) > ended, "nobody looked afterwards");
    }

    // "09:58:01  A drive went: /dev/sr3 (...)".
    private static string WithoutTimeAndId(string line)
    {
        string told = line.Split("  ", 2)[^1];
        int id = told.IndexOf(" (", StringComparison.Ordinal);
        return id < 0 ? told : told[..id];
    }
}
