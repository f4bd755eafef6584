using System.Text;
using Redbook.Emulation;

namespace Redbook.Cli.Tests.Commands;

public sealed class RscsiCommandTests
{
    private const string Opened = "A0\n0\n0\n0\n0\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_drive_is_the_one_that_was_named_and_answers_are_all_that_is_printed(bool byOption)
    {
        using CliHarness cli = new() { InputBytes = "O0,0,0\nS36\n3\n6\n18\n40\n\x12\0\0\0\x24\0"u8.ToArray() };
        string drive = "virtual:" + cli.Folder.PathOf("my.disc");
        (await cli.RunAsync("disc", "new", cli.Folder.PathOf("my.disc"))).ExitedWith(0);
        cli.Environment["REDBOOK_DRIVE"] = byOption ? "virtual:none" : drive;

        CliHarness.CliResult result = await cli.RunAsync(byOption ? ["rscsi", "--drive", drive] : ["rscsi"]);

        result.ExitedWith(0);
        Assert.Equal(("", ""), (result.Out, result.Error));
        string answers = Encoding.Latin1.GetString(cli.OutputBytes.ToArray());
        Assert.StartsWith(Opened + "A36\n0\n0\n0\n0\n\x05\x80", answers, StringComparison.Ordinal);
        Assert.EndsWith("REDBOOK VIRTUAL CD-RW   1.00", answers, StringComparison.Ordinal);
        Assert.True(cli.Interrupts.AreForTheClient);
    }

    [Fact]
    public async Task Commands_to_the_drive_are_shown_beside_the_answers()
    {
        using CliHarness cli = new() { InputBytes = "O\nS0\n6\n6\n18\n40\n\0\0\0\0\0\0"u8.ToArray() };
        (await cli.RunAsync("disc", "new", cli.Folder.PathOf("my.disc"))).ExitedWith(0);

        CliHarness.CliResult result = await cli.RunAsync(
            "rscsi", "--drive", "virtual:" + cli.Folder.PathOf("my.disc"), "--verbose");

        result.ExitedWith(0);
        Assert.Contains("TEST UNIT READY", result.Error, StringComparison.Ordinal);
        Assert.Equal(Opened + "A0\n0\n0\n0\n0\n", Encoding.Latin1.GetString(cli.OutputBytes.ToArray()));
    }

    [Theory]
    [InlineData(null, 2, "No drive is named.")]
    [InlineData("virtual:none", 4, "There is no virtual disc")]
    [InlineData("sr0?", 2, "sr0?")]
    public async Task A_drive_that_cannot_be_had_is_told_here_and_to_the_client(string? drive, int exitCode, string message)
    {
        using CliHarness cli = new() { InputBytes = "O0,0,0\nN\n"u8.ToArray() };

        CliHarness.CliResult result = await cli.RunAsync(drive is null ? ["rscsi"] : ["rscsi", "--drive", drive]);

        result.ExitedWith(exitCode);
        Assert.Equal("", result.Out);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        string[] answers = Encoding.Latin1.GetString(cli.OutputBytes.ToArray()).Split('\n');
        Assert.Equal(["E19", "0", "E9", "The drive is not open", "0", ""], answers.Where((_, line) => line != 1));
        Assert.Contains(message, answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_conversation_ends_with_an_error()
    {
        using CliHarness cli = new() { InputBytes = "hello\n"u8.ToArray() };

        (await cli.RunAsync("rscsi", "--drive", "virtual:my.disc")).ExitedWith(1);

        Assert.Equal("E22\nUnknown request\n0\n", Encoding.Latin1.GetString(cli.OutputBytes.ToArray()));
    }

    [Theory]
    [InlineData(null, "Other Burner", 4, "the drive is held by Other Burner")]
    [InlineData("/media/disc", null, 4, "the disc is mounted at /media/disc")]
    [InlineData(null, null, 0, "")]
    [InlineData("/media/disc", null, 0, "it is unmounted now", "--unmount")]
    public async Task A_real_drive_is_the_clients_alone_while_it_is_open(
        string? place, string? owner, int exitCode, string message, params string[] options)
    {
        using SoftwareRecorder recorder = new();
        using RecorderConnection somebody = recorder.Connect();
        MountedDrive drive = new(recorder) { Place = place };
        string? ownerMeanwhile = null;
        using CliHarness cli = new()
        {
            Drives = new Drives([drive]) { KeepsAwake = false },
            Requests = new WatchedStream("O0,0,0\n"u8.ToArray(), () => ownerMeanwhile = somebody.Owner),
        };
        Assert.True(owner is null || somebody.TryAcquire(owner, force: false));

        CliHarness.CliResult result = await cli.RunAsync(["rscsi", "--drive", "/dev/sr0", .. options]);

        result.ExitedWith(exitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode == 0 ? "Redbook" : owner, ownerMeanwhile);
        Assert.StartsWith(exitCode == 0 ? Opened : "E16\n", Encoding.Latin1.GetString(cli.OutputBytes.ToArray()), StringComparison.Ordinal);
        Assert.Equal(owner, somebody.Owner);
        Assert.Equal(exitCode == 0 ? null : place, drive.Place);
        Assert.True(cli.Interrupts.OutlivesTerminal);
    }

    /// <summary>Bytes, and what is done at their end.</summary>
    private sealed class WatchedStream(byte[] content, Action atEnd) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => Watched(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Watched(base.Read(buffer));

        private int Watched(int read)
        {
            if (read == 0)
            {
                atEnd();
            }

            return read;
        }
    }
}
