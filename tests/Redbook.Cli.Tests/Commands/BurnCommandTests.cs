using System.Text.Json;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

public sealed class BurnCommandTests : IDisposable
{
    private readonly CliHarness _cli = new();

    [Fact]
    public async Task Without_a_drive_a_new_disc_is_made_and_the_last_line_says_so()
    {
        Wav("a.wav", sectors: 400, seed: 1);
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "a.wav")).ExitedWith(0);

        string disc = Assert.Single(Directory.GetDirectories(_cli.Folder.Root));
        Assert.Matches(@"redbook-\d{8}-\d{6}\.disc$", disc);
        string last = result.Out.TrimEnd().Split('\n')[^1];
        Assert.Contains(disc, last, StringComparison.Ordinal);
        Assert.Contains("No real disc was touched", last, StringComparison.Ordinal);
        Assert.Contains("--drive /dev/sr0", last, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task The_disc_holds_the_samples_of_the_files_in_their_order()
    {
        byte[] first = Wav("2.wav", sectors: 400, seed: 1);
        byte[] second = Wav("10.wav", sectors: 350, seed: 2);
        string drive = await NewDiscAsync();
        (await _cli.RunAsync("burn", "*.wav", "--drive", drive)).ExitedWith(0);

        using VirtualDisc disc = VirtualDisc.Open(drive["virtual:".Length..]);
        TrackLayout[] tracks = [.. disc.Layout.Tracks];
        Assert.Equal([1, 2], tracks.Select(track => track.Number));
        Assert.Equal([400, 350], tracks.Select(track => Read(disc, track, 400, 350)));
        Assert.Equal(first, Samples(disc, tracks[0].Start, 400));
        Assert.Equal(second, Samples(disc, tracks[1].Start, 350));
        Assert.Equal(Mmc.Responses.DiscStatus.Complete, disc.Status);

        static int Read(VirtualDisc disc, TrackLayout track, int one, int two) => track.Number == 1 ? one : two;
    }

    [Fact]
    public async Task A_short_track_and_an_odd_end_are_filled_with_silence()
    {
        byte[] pcm = Signals.Noise(2, seed: 3)[..^100];
        _cli.Folder.Write("short.wav", WavFile.Build(pcm));
        string drive = await NewDiscAsync();
        (await _cli.RunAsync("burn", "short.wav", "--drive", drive)).ExitedWith(0);

        using VirtualDisc disc = VirtualDisc.Open(drive["virtual:".Length..]);
        TrackLayout track = Assert.Single(disc.Layout.Tracks);
        byte[] samples = Samples(disc, track.Start, RedBookLimits.MinTrackSectors);
        Assert.Equal(pcm, samples[..pcm.Length]);
        Assert.All(samples[pcm.Length..], value => Assert.Equal(0, value));
    }

    [Fact]
    public async Task No_finalize_leaves_room_for_a_second_burn_and_finalize_closes()
    {
        byte[] first = Wav("a.wav", sectors: 400, seed: 1);
        byte[] second = Wav("b.wav", sectors: 310, seed: 2);
        string drive = await NewDiscAsync();
        CliHarness.CliResult open =
            (await _cli.RunAsync("burn", "a.wav", "--drive", drive, "--no-finalize")).ExitedWith(0);
        Assert.Contains("redbook finalize", open.Out, StringComparison.Ordinal);

        CliHarness.CliResult more =
            (await _cli.RunAsync("burn", "b.wav", "--drive", drive, "--no-finalize", "--json")).ExitedWith(0);
        Assert.Equal("appendable", more.Event("plan").GetProperty("discState").GetString());
        Assert.Equal(2, more.Event("plan").GetProperty("tracks")[0].GetProperty("number").GetInt32());
        Assert.Equal(2, more.Event("trackStarted").GetProperty("track").GetInt32());
        Assert.False(more.Event("done").GetProperty("closed").GetBoolean());

        Assert.True((await _cli.RunAsync("finalize", "--drive", drive, "--json")).ExitedWith(0)
            .Event("done").GetProperty("changed").GetBoolean());
        Assert.False((await _cli.RunAsync("finalize", "--drive", drive, "--json")).ExitedWith(0)
            .Event("done").GetProperty("changed").GetBoolean());
        using VirtualDisc disc = VirtualDisc.Open(drive["virtual:".Length..]);
        TrackLayout[] tracks = [.. disc.Layout.Tracks];
        Assert.Equal(2, tracks.Length);
        Assert.Single(disc.Layout.Sessions);
        Assert.Equal(first, Samples(disc, tracks[0].Start, 400));
        Assert.Equal(second, Samples(disc, tracks[1].Start, 310));
        Assert.Equal(Mmc.Responses.DiscStatus.Complete, disc.Status);
    }

    [Fact]
    public async Task A_simulation_leaves_the_disc_blank()
    {
        Wav("a.wav", sectors: 400, seed: 1);
        string drive = await NewDiscAsync();
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "a.wav", "--drive", drive, "--simulate")).ExitedWith(0);
        Assert.Contains("laser off", result.Out, StringComparison.Ordinal);
        using VirtualDisc disc = VirtualDisc.Open(drive["virtual:".Length..]);
        Assert.Equal(Mmc.Responses.DiscStatus.Blank, disc.Status);
    }

    [Fact]
    public async Task A_closed_disc_is_refused_before_anything_is_written()
    {
        Wav("a.wav", sectors: 400, seed: 1);
        string drive = await NewDiscAsync();
        (await _cli.RunAsync("burn", "a.wav", "--drive", drive)).ExitedWith(0);
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "a.wav", "--drive", drive)).ExitedWith(4);
        Assert.Contains("closed", result.Error, StringComparison.Ordinal);
        result = (await _cli.RunAsync("burn", "a.wav", "--drive", drive, "--json")).ExitedWith(4);
        Assert.Equal("notRecordable", result.Event("error").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task An_album_that_is_too_long_is_refused_with_the_exact_excess()
    {
        // 74 minutes hold 74 * 4500 - 153 sectors; two tracks of 37 minutes and their pause take 305 more.
        string long1 = LongSilence("a.wav", sectors: 37 * 4500);
        string long2 = LongSilence("b.wav", sectors: 37 * 4500);
        string drive = await NewDiscAsync("--minutes", "74");
        CliHarness.CliResult result = (await _cli.RunAsync("burn", long1, long2, "--drive", drive)).ExitedWith(4);
        Assert.Contains("too long by 00:04:05", result.Error, StringComparison.Ordinal);
        using VirtualDisc disc = VirtualDisc.Open(drive["virtual:".Length..]);
        Assert.Equal(Mmc.Responses.DiscStatus.Blank, disc.Status);
    }

    [Fact]
    public async Task An_album_too_long_for_the_disc_that_would_be_made_leaves_nothing_behind()
    {
        string file = LongSilence("a.wav", sectors: 81 * 4500);
        CliHarness.CliResult result = (await _cli.RunAsync("burn", file)).ExitedWith(4);
        Assert.Contains("too long by", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_cli.Folder.Root));
    }

    [Fact]
    public async Task Every_input_that_is_refused_is_named_and_nothing_is_made()
    {
        Wav("good.wav", sectors: 400, seed: 1);
        _cli.Folder.Write("text.wav", "this is no audio at all, not in the least"u8);
        _cli.Folder.Write("empty.wav", []);
        _cli.Folder.Write("silent.wav", WavFile.Build([]));
        CliHarness.CliResult result =
            (await _cli.RunAsync("burn", "good.wav", "text.wav", "missing.wav", "empty.wav", "silent.wav"))
            .ExitedWith(ExitCode.InputRefused);
        Assert.Contains("text.wav", result.Error, StringComparison.Ordinal);
        Assert.Contains("missing.wav", result.Error, StringComparison.Ordinal);
        Assert.Contains("empty.wav", result.Error, StringComparison.Ordinal);
        Assert.Contains("silent.wav", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("good.wav", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_cli.Folder.Root));
    }

    [Fact]
    [Trait("Category", "Judge")]
    public async Task A_truncated_file_is_found_before_the_laser_is_on()
    {
        byte[] wav = WavFile.Build(Signals.Noise(400, seed: 1), bits: 16);
        string flac = _cli.Folder.PathOf("cut.flac");
        _cli.Folder.Write("whole.wav", wav);
        Programs.Run("flac", "-s", "-o", flac, _cli.Folder.PathOf("whole.wav")).Succeeded();
        File.WriteAllBytes(flac, File.ReadAllBytes(flac)[..^5000]);
        string drive = await NewDiscAsync();
        CliHarness.CliResult result =
            (await _cli.RunAsync("burn", "whole.wav", "cut.flac", "--drive", drive)).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("cut.flac, at byte ", result.Error, StringComparison.Ordinal);
        using VirtualDisc disc = VirtualDisc.Open(drive["virtual:".Length..]);
        Assert.Equal(Mmc.Responses.DiscStatus.Blank, disc.Status);
    }

    [Fact]
    public async Task A_folder_is_refused_with_the_pattern_that_is_meant()
    {
        Directory.CreateDirectory(_cli.Folder.PathOf("side"));
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "side")).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("side is a folder", result.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("side", "*"), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_files_are_refused()
    {
        Wav("a.wav", sectors: 10, seed: 1);
        string[] files = [.. Enumerable.Repeat("a.wav", 100)];
        CliHarness.CliResult result = (await _cli.RunAsync(["burn", .. files])).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("99 tracks", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice_is_recorded_twice_and_noticed()
    {
        byte[] pcm = Wav("a.wav", sectors: 320, seed: 1);
        string drive = await NewDiscAsync();
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "a.wav", "a.wav", "--drive", drive)).ExitedWith(0);
        Assert.Contains("tracks 1 and 2", result.Out, StringComparison.Ordinal);
        using VirtualDisc disc = VirtualDisc.Open(drive["virtual:".Length..]);
        Assert.All(disc.Layout.Tracks, track => Assert.Equal(pcm, Samples(disc, track.Start, 320)));
    }

    [Fact]
    public async Task Headerless_samples_are_taken_where_the_user_says_so()
    {
        byte[] pcm = Signals.Noise(300, seed: 9);
        byte[] big = [.. pcm];
        for (int i = 0; i < big.Length; i += 2)
        {
            (big[i], big[i + 1]) = (big[i + 1], big[i]);
        }

        _cli.Folder.Write("take.raw", big);
        string drive = await NewDiscAsync();
        CliHarness.CliResult refused = (await _cli.RunAsync("burn", "take.raw", "--drive", drive)).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("--raw-pcm s16le:44100:2", refused.Error, StringComparison.Ordinal);
        (await _cli.RunAsync("burn", "take.raw", "--drive", drive, "--raw-pcm", "s16be:44100:2")).ExitedWith(0);
        using VirtualDisc disc = VirtualDisc.Open(drive["virtual:".Length..]);
        Assert.Equal(pcm, Samples(disc, disc.Layout.Tracks.Single().Start, 300));
    }

    [Fact]
    public async Task More_than_two_channels_need_a_downmix()
    {
        _cli.Folder.Write("six.wav", WavFile.Build(new byte[12 * 44_100 * 5], channels: 6));
        string drive = await NewDiscAsync();
        CliHarness.CliResult refused = (await _cli.RunAsync("burn", "six.wav", "--drive", drive)).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("--downmix", refused.Error, StringComparison.Ordinal);
        CliHarness.CliResult done = (await _cli.RunAsync("burn", "six.wav", "--drive", drive, "--downmix")).ExitedWith(0);
        Assert.Contains("6 channels mixed to 2", done.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_says_what_is_converted()
    {
        Wav("cd.wav", sectors: 300, seed: 1);
        _cli.Folder.Write("mono48.wav", WavFile.Build(new byte[2 * 48_000 * 5], rateHertz: 48_000, channels: 1));
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "cd.wav", "mono48.wav", "--simulate")).ExitedWith(0);
        Assert.Matches("WAVE 44.1 kHz 16 bit stereo +none ", result.Out);
        Assert.Contains("48 kHz to 44.1 kHz, mono to stereo, dithered to 16 bit", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_output_has_no_escape_sequences()
    {
        Wav("a.wav", sectors: 300, seed: 1);
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "a.wav")).ExitedWith(0);
        Assert.DoesNotContain('\u001b', result.Out);
        Assert.Contains("Track 1: a", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_gets_colour_and_no_color_takes_it_away()
    {
        Wav("a.wav", sectors: 300, seed: 1);
        _cli.IsTerminal = true;
        CliHarness.CliResult rich = (await _cli.RunAsync("burn", "a.wav")).ExitedWith(0);
        Assert.Contains('\u001b', rich.Out);
        _cli.Environment["NO_COLOR"] = "1";
        CliHarness.CliResult plain = (await _cli.RunAsync("burn", "a.wav")).ExitedWith(0);
        Assert.DoesNotContain('\u001b', plain.Out);
    }

    [Fact]
    public async Task Verbose_prints_every_command_decoded_to_the_error_output()
    {
        Wav("a.wav", sectors: 300, seed: 1);
        string drive = await NewDiscAsync();
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "a.wav", "--drive", drive, "-v")).ExitedWith(0);
        Assert.Contains("WRITE(10)", result.Error, StringComparison.Ordinal);
        Assert.Contains("CLOSE", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("WRITE(10)", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_events_come_in_their_documented_order_with_their_documented_fields()
    {
        Wav("a.wav", sectors: 400, seed: 1);
        Wav("b.wav", sectors: 400, seed: 2);
        CliHarness.CliResult result = (await _cli.RunAsync("burn", "a.wav", "b.wav", "--json")).ExitedWith(0);
        string[] names = [.. result.Events.Select(e => e.GetProperty("event").GetString()!)];
        Assert.Equal(
            ["checking", "plan", "trackStarted", "progress", "trackFinished", "trackStarted", "progress", "trackFinished", "closing", "done"],
            names.Where((name, i) => name != "progress" || names[i - 1] != "progress"));
        string documented = File.ReadAllText(Repository.PathOf("docs", "json-events.md"));
        Assert.All(result.Events, e => Assert.All(Names(e), name => Assert.Contains($"`{name}`", documented, StringComparison.Ordinal)));

        JsonElement done = result.Event("done");
        Assert.Equal(0, done.GetProperty("exitCode").GetInt32());
        Assert.False(done.GetProperty("realDrive").GetBoolean());
        Assert.True(done.GetProperty("closed").GetBoolean());
        Assert.Equal(2, done.GetProperty("tracks").GetArrayLength());
        Assert.Equal(0, done.GetProperty("tracks")[0].GetProperty("startLba").GetInt32());
        JsonElement last = result.Events.Last(e => e.GetProperty("event").GetString() == "progress");
        Assert.Equal(800, last.GetProperty("sectorsWritten").GetInt32());
        Assert.Equal(800, last.GetProperty("sectors").GetInt32());
    }

    [Fact]
    public void Every_field_of_every_event_is_documented()
    {
        string documented = File.ReadAllText(Repository.PathOf("docs", "json-events.md"));
        IEnumerable<string> fields = typeof(Cli.Output.JsonEvents)
            .GetNestedTypes(System.Reflection.BindingFlags.NonPublic)
            .SelectMany(static type => type.GetProperties())
            .Select(static property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Where(static name => name != "event");
        Assert.All(fields, field => Assert.Contains($"`{field}`", documented, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_closes_what_is_recorded_and_the_disc_plays()
    {
        Wav("a.wav", sectors: 400, seed: 1);
        Wav("b.wav", sectors: 4000, seed: 2);
        string drive = await NewDiscAsync();
        using StringWriter output = new();
        _cli.Out = new Watcher(output, "trackFinished", () => _cli.Interrupts.Signal());
        CliHarness.CliResult result =
            (await _cli.RunAsync("burn", "a.wav", "b.wav", "--drive", drive, "--json")).ExitedWith(ExitCode.Cancelled);
        Assert.Contains("\"event\":\"cancelling\"", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"cancelled\"", output.ToString(), StringComparison.Ordinal);
        using VirtualDisc disc = VirtualDisc.Open(drive["virtual:".Length..]);
        Assert.Equal(Mmc.Responses.DiscStatus.Complete, disc.Status);
        Assert.Equal(1, disc.Layout.Tracks.First().Number);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Ctrl_C_before_the_first_sector_leaves_no_disc_behind()
    {
        Wav("a.wav", sectors: 400, seed: 1);
        using StringWriter output = new();
        _cli.Out = new Watcher(output, "\"plan\"", () => _cli.Interrupts.Signal());
        (await _cli.RunAsync("burn", "a.wav", "--json")).ExitedWith(ExitCode.Cancelled);
        Assert.Empty(Directory.GetDirectories(_cli.Folder.Root));
    }

    public void Dispose() => _cli.Dispose();

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Where(static property => property.Name != "event")
            .SelectMany(static property => Names(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    private static byte[] Samples(VirtualDisc disc, Lba start, int sectors)
    {
        byte[] samples = new byte[sectors * CdSector.AudioBytes];
        disc.ReadSectors(start, samples);
        return samples;
    }

    private async Task<string> NewDiscAsync(params string[] options)
    {
        (await _cli.RunAsync(["disc", "new", "test.disc", .. options])).ExitedWith(0);
        return "virtual:" + _cli.Folder.PathOf("test.disc");
    }

    private byte[] Wav(string name, int sectors, int seed)
    {
        byte[] pcm = Signals.Noise(sectors, seed);
        _cli.Folder.Write(name, WavFile.Build(pcm));
        return pcm;
    }

    /// <summary>A long track that is a small file.</summary>
    private string LongSilence(string name, int sectors)
    {
        // 1 kHz, mono, 8 bits: the slowest sampling that is read, so that an hour is looked through at once.
        byte[] silence = new byte[sectors / CdSector.PerSecond * 1000];
        silence.AsSpan().Fill(0x80);
        return _cli.Folder.Write(name, WavFile.Build(silence, rateHertz: 1000, channels: 1, bits: 8));
    }

    /// <summary>Does something when a text is printed for the first time.</summary>
    private sealed class Watcher(TextWriter inner, string text, Action seen) : TextWriter
    {
        private bool _done;

        public override System.Text.Encoding Encoding => inner.Encoding;

        public override void WriteLine(string? value)
        {
            inner.WriteLine(value);
            if (!_done && value?.Contains(text, StringComparison.Ordinal) == true)
            {
                _done = true;
                seen();
            }
        }
    }
}
