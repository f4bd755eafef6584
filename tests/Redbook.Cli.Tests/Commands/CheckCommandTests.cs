using System.Text;
using System.Text.Json;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

public sealed class CheckCommandTests
{
    private const string Faulty =
        "TITLE \"A title\"\nFILE \"a.wav\" WAVE\n  TRACK 01 AUDIO\n\tINDEX 01 00:00:75\n  TRACK 02 AUDIO\n    FLAGS DPC\n    INDEX 01 00:10:00\n";

    [Fact]
    public async Task The_text_at_fault_is_marked_and_nothing_stops_at_the_first()
    {
        using CliHarness cli = new();
        cli.Folder.Write("a.wav", WavFile.Build(new byte[1500 * 2352]));
        cli.Folder.Write("disc.cue", Encoding.UTF8.GetBytes(Faulty));
        CliHarness.CliResult result = await cli.RunAsync("check", "disc.cue");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("disc.cue:4:11: error: 00:00:75 has 75 frames; they go from 0 to 74. [cue.bad-time]", result.Out, StringComparison.Ordinal);
        Assert.Contains("   4 |  INDEX 01 00:00:75\n     |           ^^^^^^^^\n      = If the last part", result.Out, StringComparison.Ordinal);
        Assert.Contains("   6 |     FLAGS DPC\n     |           ^^^\n      = Flags are DCP, PRE, 4CH and SCMS.", result.Out, StringComparison.Ordinal);
        Assert.Contains("disc.cue (CUE sheet, 2 tracks, 0:20): 1 error, 2 warnings.", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_are_told_each_finding_and_the_sum()
    {
        using CliHarness cli = new();
        cli.Folder.Write("a.wav", WavFile.Build(new byte[1500 * 2352]));
        cli.Folder.Write("disc.cue", Encoding.UTF8.GetBytes(Faulty));
        CliHarness.CliResult result = await cli.RunAsync("check", "disc.cue", "--json");
        Assert.Equal(
            ["cue.bad-time", "cue.hidden-start", "cue.flag"],
            result.Events.Where(static e => e.GetProperty("event").GetString() == "finding").Select(static e => e.GetProperty("rule").GetString()));
        Assert.Equal(1, result.Event("checked").GetProperty("errors").GetInt32());
        Assert.Equal(3, result.Event("done").GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task An_interrupt_is_waited_for_and_told()
    {
        using CliHarness cli = new();
        cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(400, 3)));
        (await cli.RunAsync("check", "a.wav")).ExitedWith(0);
        Assert.True(cli.Interrupts.Signal());
        CliHarness.CliResult result = (await cli.RunAsync("check", "a.wav", "--json")).ExitedWith(ExitCode.Cancelled);
        Assert.Equal("cancelled", result.Event("error").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task How_long_the_tracks_of_a_file_are_that_is_not_there_is_not_judged()
    {
        using CliHarness cli = new();
        cli.Folder.Write("disc.cue", "FILE none.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"u8);
        CliHarness.CliResult result = await cli.RunAsync("check", "disc.cue");
        Assert.Contains("[file.missing]", result.Out, StringComparison.Ordinal);
        Assert.Contains("disc.cue (CUE sheet, 1 track, 0:00): 1 error.", result.Out, StringComparison.Ordinal);
    }

    // The file of a sheet is looked for when all of its lines were read.
    [Fact]
    public async Task Findings_come_in_the_order_of_the_lines()
    {
        using CliHarness cli = new();
        cli.Folder.Write("disc.cue", "FILE none.wav WAVE\nTRACK 01 AUDIO\nFLAGS DPC\nINDEX 01 00:00:00\n"u8);
        CliHarness.CliResult result = await cli.RunAsync("check", "disc.cue", "--json");
        Assert.Equal(
            ["file.missing", "cue.flag"],
            result.Events.Where(static e => e.GetProperty("event").GetString() == "finding").Select(static e => e.GetProperty("rule").GetString()).Take(2));
    }

    [Fact]
    public async Task What_databases_know_a_disc_by_is_printed_where_it_is_asked_for()
    {
        using CliHarness cli = new();
        cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(1807, 3)));
        cli.Folder.Write("disc.cue", "FILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:06:53\nTRACK 03 AUDIO\nINDEX 01 00:16:10\n"u8);
        CliHarness.CliResult result = await cli.RunAsync("check", "disc.cue", "--sums");
        Assert.Contains("ftYNrsOA9JdikdmShcT5dDi0RzU-", result.Out, StringComparison.Ordinal);
        JsonElement sums = (await cli.RunAsync("check", "disc.cue", "--sums", "--json")).Event("sums");
        Assert.Equal("13001803", sums.GetProperty("freedb").GetString());
        string[] crcs = [.. sums.GetProperty("tracks").EnumerateArray().Select(static track => track.GetProperty("crc").GetString()!)];
        Assert.All(crcs, crc => Assert.Contains(crc, result.Out, StringComparison.Ordinal));
        Assert.DoesNotContain("freedb", (await cli.RunAsync("check", "disc.cue")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audio_files_together_are_a_disc_and_their_sound_is_listened_to()
    {
        using CliHarness cli = new();
        byte[] noise = new byte[800 * 2352];
        new Random(1).NextBytes(noise);
        cli.Folder.Write("1.wav", WavFile.Build(noise));
        cli.Folder.Write("2.wav", WavFile.Build(new byte[400 * 2352]));
        CliHarness.CliResult result = await cli.RunAsync("check", "1.wav", "2.wav");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("warning: Track 2 is silent from its beginning to its end. [audio.silent-track]", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("silent", (await cli.RunAsync("check", "1.wav", "2.wav", "--no-sound")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_disc_is_refused_and_what_is_not_there_too()
    {
        using CliHarness cli = new();
        cli.Folder.Write("x.txt", "nothing of the kind"u8);
        Assert.Equal(3, (await cli.RunAsync("check", "x.txt")).ExitCode);
        Assert.Equal(3, (await cli.RunAsync("check", "none.cue")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("check", "x.txt", "--from", "iso")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("check", "x.txt", "--encoding", "klingon")).ExitCode);
    }

    [Fact]
    public async Task A_disc_is_converted_with_a_word_on_what_is_lost_and_nothing_is_replaced_unasked()
    {
        using CliHarness cli = new();
        cli.Folder.Write("a.wav", WavFile.Build(new byte[1500 * 2352]));
        cli.Folder.Write("disc.cue", "REM DATE 2026\nTITLE \"T\"\nFILE \"a.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"u8);
        CliHarness.CliResult result = await cli.RunAsync("convert", "disc.cue", "out.toc");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("[write.remarks]", result.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(cli.Folder.PathOf("out.toc")) && File.Exists(cli.Folder.PathOf("out.bin")));
        result = await cli.RunAsync("convert", "disc.cue", "out.toc");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is there already.\n  Name another output, or replace what is there with --force.", result.Error, StringComparison.Ordinal);
        result = await cli.RunAsync("convert", "disc.cue", "out.toc", "--force", "--json");
        Assert.Equal("toc", result.Event("done").GetProperty("format").GetString());
        Assert.Equal(2, (await cli.RunAsync("convert", "disc.cue", "out.xyz")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("convert", "disc.cue", "disc.cue", "--force")).ExitCode);

        Assert.Equal(0, (await cli.RunAsync("convert", "disc.cue", "texts.cdt")).ExitCode);
        Assert.Equal(0, (await cli.RunAsync("convert", "texts.cdt", "texts.v07t")).ExitCode);
        Assert.Contains("Album Title         = T", File.ReadAllText(cli.Folder.PathOf("texts.v07t")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_a_set_for_plants_and_nothing_else()
    {
        using CliHarness cli = new();
        cli.Folder.Write("a.wav", WavFile.Build(new byte[1500 * 2352]));
        Directory.CreateDirectory(cli.Folder.PathOf("there"));
        CliHarness.CliResult result = await cli.RunAsync("convert", "a.wav", "there");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("there is a folder.", result.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("there", "disc.cue"), result.Error, StringComparison.Ordinal);
        result = await cli.RunAsync("convert", "a.wav", "new.cue/");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("new.cue/ ends as a folder does", result.Error, StringComparison.Ordinal);
        result = await cli.RunAsync("convert", "a.wav", "a.wav", "--to", "ddp");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("a.wav is a file; a DDP set is a folder.", result.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await cli.RunAsync("convert", "a.wav", "there/", "--to", "ddp", "--master-id", "CAT-7", "--customer", "A Label")).ExitCode);
        Assert.Contains("CAT-7", File.ReadAllText(cli.Folder.PathOf("there/DDPID")), StringComparison.Ordinal);
        Assert.Contains("A Label", File.ReadAllText(cli.Folder.PathOf("there/PQSHEET.TXT")), StringComparison.Ordinal);
        Assert.Equal(3, (await cli.RunAsync("convert", "a.wav", "other.ddp", "--master-id", new string('x', 49))).ExitCode);
    }

    [Fact]
    public async Task A_sheet_is_written_in_the_encoding_that_was_asked_for_and_what_it_lacks_is_told()
    {
        using CliHarness cli = new();
        cli.Folder.Write("a.wav", WavFile.Build(new byte[1500 * 2352]));
        cli.Folder.Write("disc.cue", "TITLE \"Zoë Ł\"\nFILE \"a.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"u8);
        Assert.Equal(0, (await cli.RunAsync("convert", "disc.cue", "bom.cue", "--cue-encoding", "utf-8-bom")).ExitCode);
        Assert.StartsWith("EFBBBF", Convert.ToHexString(File.ReadAllBytes(cli.Folder.PathOf("bom.cue"))), StringComparison.Ordinal);
        CliHarness.CliResult result = await cli.RunAsync("convert", "disc.cue", "west.cue", "--cue-encoding", "windows-1252");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("windows-1252 lacks characters of \"Zoë Ł\", which become others. [write.encoding]", result.Out, StringComparison.Ordinal);
        Assert.Contains("TITLE \"Zoë L\"", Encoding.Latin1.GetString(File.ReadAllBytes(cli.Folder.PathOf("west.cue"))), StringComparison.Ordinal);
        Assert.Equal(3, (await cli.RunAsync("convert", "disc.cue", "Ł.cue", "--cue-encoding", "windows-1252")).ExitCode);
        Assert.Equal(3, (await cli.RunAsync("convert", "disc.cue", "x.cue", "--cue-encoding", "IBM037")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("convert", "disc.cue", "x.cue", "--cue-encoding", "utf-7")).ExitCode);
    }

    [Fact]
    public async Task A_disc_with_errors_is_not_converted()
    {
        using CliHarness cli = new();
        cli.Folder.Write("disc.cue", "FILE \"none.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"u8);
        CliHarness.CliResult result = await cli.RunAsync("convert", "disc.cue", "out.toc");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("Nothing was written.", result.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(cli.Folder.PathOf("out.toc")));
    }
}
