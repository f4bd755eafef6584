using System.Text;
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
            ["cue.bad-time", "cue.flag", "cue.hidden-start"],
            result.Events.Where(static e => e.GetProperty("event").GetString() == "finding").Select(static e => e.GetProperty("rule").GetString()));
        Assert.Equal(1, result.Event("checked").GetProperty("errors").GetInt32());
        Assert.Equal(3, result.Event("done").GetProperty("exitCode").GetInt32());
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
        Assert.Equal(1, (await cli.RunAsync("convert", "disc.cue", "out.toc")).ExitCode);
        result = await cli.RunAsync("convert", "disc.cue", "out.toc", "--force", "--json");
        Assert.Equal("toc", result.Event("done").GetProperty("format").GetString());
        Assert.Equal(2, (await cli.RunAsync("convert", "disc.cue", "out.xyz")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("convert", "disc.cue", "disc.cue", "--force")).ExitCode);

        Assert.Equal(0, (await cli.RunAsync("convert", "disc.cue", "texts.cdt")).ExitCode);
        Assert.Equal(0, (await cli.RunAsync("convert", "texts.cdt", "texts.v07t")).ExitCode);
        Assert.Contains("Album Title         = T", File.ReadAllText(cli.Folder.PathOf("texts.v07t")), StringComparison.Ordinal);
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
