using System.Text.Json;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Quirks;
using Redbook.Images.Texts;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Commands;

/// <summary><c>redbook burn</c> with everything that is not only sound.</summary>
public sealed class BurnModesTests : IDisposable
{
    private static readonly string[] s_everything =
    [
        "--title", "Album", "--title", "1=One", "--performer", "The Band", "--performer", "2=Guest", "--mcn", "4006381333931",
        "--isrc", "1=DEA122400001", "--gap", "none", "--gap", "3=0.5", "--index", "2=1,0:02", "--copy", "permit", "--copy", "3=scms",
        "--pre-emphasis-tracks", "2-3",
    ];

    private readonly CliHarness _cli = new();

    public BurnModesTests()
    {
        for (int i = 1; i <= 3; i++)
        {
            _cli.Folder.Write($"{i}.wav", WavFile.Build(Signals.Noise(320 + i, seed: i)));
        }
    }

    [Theory]
    [InlineData("auto", "sao")]
    [InlineData("sao", "sao")]
    [InlineData("raw", "raw")]
    public async Task Every_option_arrives_on_the_disc(string mode, string chosen)
    {
        CliHarness.CliResult done = (await BurnAsync("a.disc", ["--mode", mode, "--json", .. s_everything])).ExitedWith(0);
        JsonElement plan = done.Event("plan");
        Assert.Equal(chosen, plan.GetProperty("mode").GetString());
        Assert.True(plan.GetProperty("cdText").GetBoolean());
        using (VirtualDisc disc = VirtualDisc.Open(_cli.Folder.PathOf("a.disc")))
        {
            Assert.Equal(DiscStatus.Complete, disc.Status);
            TrackLayout[] tracks = [.. disc.Layout.Tracks];
            Assert.Equal("4006381333931", disc.Layout.Mcn?.Digits);
            Assert.Equal("DEA122400001", tracks[0].Isrc.Code);
            Assert.Equal([0, 321, 321 + 322 + 38], tracks.Select(track => track.Start.Value));
            Assert.Equal([1, 2, 3], tracks[1].Indexes.Select(index => index.Number));
            Assert.Equal([321, 321 + 75, 321 + 150], tracks[1].Indexes.Select(index => index.Start.Value));
            Assert.Equal(
                [Control.CopyPermitted, Control.CopyPermitted | Control.PreEmphasis, Control.PreEmphasis],
                tracks.Select(track => track.IsCopyAlternating ? track.Control & ~Control.CopyPermitted : track.Control));
            Assert.True(tracks[2].IsCopyAlternating);
        }

        CliHarness.CliResult info = (await _cli.RunAsync("info", "--drive", "virtual:" + _cli.Folder.PathOf("a.disc"))).ExitedWith(0);
        Assert.Contains("\"Album\" by The Band, English, ISO 8859-1", info.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ *1 .*audio  One +The Band", info.Out);
        Assert.Matches(@"(?m)^ *2 .*audio  2 +Guest", info.Out);
        JsonElement texts = (await _cli.RunAsync("info", "--drive", "virtual:" + _cli.Folder.PathOf("a.disc"), "--json")).Event("disc").GetProperty("texts");
        Assert.Equal("Album", texts[0].GetProperty("entries")[0].GetProperty("title").GetString());
        Assert.Contains("by The Band", (await _cli.RunAsync("disc", "show", "a.disc")).ExitedWith(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graphics_and_genre_are_taken_shown_and_refused_in_words()
    {
        byte[] packs = new byte[200 * 96];
        for (int at = 0; at < packs.Length; at += 24)
        {
            (packs[at], packs[at + 1]) = (9, 6);
        }

        _cli.Folder.Write("2.cdg", packs);
        CliHarness.CliResult plan = (await _cli.RunAsync("plan", "1.wav", "2.wav", "--cdg", "2=2.cdg", "--genre", "Hip-Hop:Own")).ExitedWith(0);
        Assert.Contains("hip hop (13): Own", plan.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ *2 +2 .*CD\+G", plan.Out);
        CliHarness.CliResult json = (await _cli.RunAsync("plan", "1.wav", "2.wav", "--cdg", "2=2.cdg", "--json")).ExitedWith(0);
        Assert.Equal(
            [false, true], json.Event("discPlan").GetProperty("tracks").EnumerateArray().Select(static track => track.GetProperty("graphics").GetBoolean()));
        CliHarness.CliResult burn = (await BurnAsync("g.disc", ["--cdg", "2=2.cdg"])).ExitedWith(0);
        Assert.Contains("session-at-once (for graphics (CD+G))", burn.Out, StringComparison.Ordinal);
        Assert.Contains("graphics of track 2", burn.Out, StringComparison.Ordinal);

        Assert.Contains("N=FILE", (await _cli.RunAsync("plan", "1.wav", "--cdg", "2.cdg")).ExitedWith(ExitCode.WrongUsage).Error, StringComparison.Ordinal);
        Assert.Contains(
            "hip hop (13)", (await _cli.RunAsync("plan", "1.wav", "--genre", "polka")).ExitedWith(ExitCode.WrongUsage).Error, StringComparison.Ordinal);
        (await _cli.RunAsync("plan", "1.wav", "--genre", "rock", "--no-cdtext")).ExitedWith(ExitCode.WrongUsage);
        (await _cli.RunAsync("image", "1.wav", "-o", "g.raw", "--subcode", "pq", "--cdg", "1=2.cdg")).ExitedWith(ExitCode.WrongUsage);
        Assert.False(File.Exists(_cli.Folder.PathOf("g.raw")));
    }

    [Fact]
    public async Task Texts_in_several_languages_come_from_files_and_from_sheets()
    {
        CdTextBlock german = new()
        {
            Language = CdTextLanguage.German, Album = new CdTextEntry { Title = "Sammlung", Performer = "Die Kapelle" },
            Tracks = [new CdTextEntry { Title = "Größe" }, new CdTextEntry { Title = "Zwei" }],
        };
        CdTextBlock japanese = new()
        {
            Number = 1, Language = CdTextLanguage.Japanese, CharacterSet = CdTextCharacterSet.MsJis,
            Album = new CdTextEntry { Title = "\u65e5\u672c" }, Tracks = [new CdTextEntry { Title = "\u4e00" }, new CdTextEntry { Title = "\u4e8c" }],
        };
        _cli.Folder.Write("both.v07t", CdTextSheet.WriteSony(new CdTextDisc { Blocks = [german, japanese] }));
        _cli.Folder.Write("jp.cdt", CdTextEncoder.Encode(new CdTextDisc { Blocks = [japanese with { Number = 0 }] }).Packs.ToArray());
        string[][] ways = [["--cdtext", "both.v07t"], ["--cdtext", "both.v07t", "--title", "2=Two"]];
        foreach (string[] way in ways)
        {
            string disc = $"l{way.Length}.disc";
            (await _cli.RunAsync("disc", "new", disc)).ExitedWith(0);
            (await _cli.RunAsync(["burn", "1.wav", "2.wav", "--drive", "virtual:" + _cli.Folder.PathOf(disc), .. way])).ExitedWith(0);
            JsonElement texts = (await _cli.RunAsync("info", "--drive", "virtual:" + _cli.Folder.PathOf(disc), "--json")).Event("disc").GetProperty("texts");
            Assert.Equal(["German", "Japanese"], texts.EnumerateArray().Select(static block => block.GetProperty("language").GetString()));
            Assert.Equal(["Sammlung", "Größe", way.Length > 2 ? "Two" : "Zwei"], Titles(texts[0]));
            Assert.Equal(["\u65e5\u672c", "\u4e00", "\u4e8c"], Titles(texts[1]));
        }

        (await _cli.RunAsync("convert", "l2.disc/disc.cue", "sheet.toc")).ExitedWith(0);
        JsonElement sheet = (await _cli.RunAsync("plan", "sheet.toc", "--json")).Event("discPlan").GetProperty("texts");
        Assert.Equal(["German", "Japanese"], sheet.EnumerateArray().Select(static block => block.GetProperty("language").GetString()));
        JsonElement replaced = (await _cli.RunAsync("plan", "sheet.toc", "--cdtext", "jp.cdt", "--json")).Event("discPlan").GetProperty("texts");
        Assert.Equal(["Japanese"], replaced.EnumerateArray().Select(static block => block.GetProperty("language").GetString()));

        CliHarness.CliResult wrong = (await _cli.RunAsync("plan", "1.wav", "--cdtext", "both.v07t")).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("texts for 2 tracks, and the disc has 1 track", wrong.Error, StringComparison.Ordinal);
        (await _cli.RunAsync("plan", "1.wav", "--cdtext", "1.wav")).ExitedWith(ExitCode.InputRefused);
        (await _cli.RunAsync("plan", "1.wav", "--cdtext", "none.cdt")).ExitedWith(ExitCode.InputRefused);
        (await _cli.RunAsync("plan", "1.wav", "--cdtext", "jp.cdt", "--no-cdtext")).ExitedWith(ExitCode.WrongUsage);

        static IEnumerable<string?> Titles(JsonElement block) =>
            block.GetProperty("entries").EnumerateArray().Select(static entry => entry.GetProperty("title").GetString());
    }

    [Fact]
    public async Task What_a_disc_begins_with_and_its_language_arrive_too()
    {
        CliHarness.CliResult done = (await BurnAsync("h.disc",
        [
            "--hidden-track", "3.wav", "--first-track", "5", "--title", "\u65e5\u672c", "--songwriter", "1=\u6b4c", "--cdtext-language", "japanese",
            "--cdtext-charset", "ms-jis", "--underrun-protection", "off", "--trace", "h.trace",
        ])).ExitedWith(0);
        Assert.Contains("session-at-once", done.Out, StringComparison.Ordinal);
        using (VirtualDisc disc = VirtualDisc.Open(_cli.Folder.PathOf("h.disc")))
        {
            TrackLayout[] tracks = [.. disc.Layout.Tracks];
            Assert.Equal([5, 6, 7], tracks.Select(static track => track.Number));
            Assert.Equal(323, tracks[0].Start.Value);
            byte[] hidden = new byte[323 * CdSector.AudioBytes];
            disc.ReadSectors(Lba.Zero, hidden);
            Assert.Equal(Signals.Noise(323, seed: 3), hidden);
        }

        JsonElement text = (await _cli.RunAsync("info", "--drive", "virtual:" + _cli.Folder.PathOf("h.disc"), "--json")).Event("disc").GetProperty("texts")[0];
        Assert.Equal("Japanese", text.GetProperty("language").GetString());
        Assert.Equal("\u65e5\u672c", text.GetProperty("entries")[0].GetProperty("title").GetString());
        Assert.Equal("\u6b4c", text.GetProperty("entries")[1].GetProperty("songwriter").GetString());
    }

    [Fact]
    public async Task An_image_begins_where_a_medium_has_its_lead_in_when_that_is_wanted()
    {
        (await _cli.RunAsync("image", "1.wav", "-o", "t.raw", "--lead-in-start", "97:15:05")).ExitedWith(0);
        CliHarness.CliResult plan = (await _cli.RunAsync("plan", "--image", "t.raw", "--json", "--q", "97:15:05")).ExitedWith(0);
        Assert.Equal(-12_520, plan.Event("discPlan").GetProperty("leadInLba").GetInt32());
        Assert.Equal(-12_520, plan.Event("q").GetProperty("lba").GetInt32());
        (await _cli.RunAsync("disc", "new", "m.disc")).ExitedWith(0);
        CliHarness.CliResult made = (await _cli.RunAsync("image", "1.wav", "-o", "m.raw", "--lead-in-start", "-4800", "--json")).ExitedWith(0);
        Assert.Equal(-4800, made.Event("done").GetProperty("startLba").GetInt32());
        string drive = "virtual:" + _cli.Folder.PathOf("m.disc");
        CliHarness.CliResult info = (await _cli.RunAsync("info", "--drive", drive, "--json")).ExitedWith(0);
        Assert.True(Msf.TryParse(info.Event("disc").GetProperty("atipLeadInStart").GetString()!, out Msf start));
        CliHarness.CliResult fitting = (await _cli.RunAsync("image", "1.wav", "-o", "f.raw", "--drive", drive, "--json")).ExitedWith(0);
        Assert.Equal(Lba.FromAbsoluteMsf(start).Value, fitting.Event("done").GetProperty("startLba").GetInt32());
        (await _cli.RunAsync("image", "1.wav", "-o", "w.raw", "--lead-in-start", "89:00:00")).ExitedWith(ExitCode.WrongUsage);
        (await _cli.RunAsync("image", "1.wav", "-o", "w.raw", "--lead-in-start", "95:00:00", "--drive", drive)).ExitedWith(ExitCode.WrongUsage);
        (await _cli.RunAsync("disc", "eject", "m.disc")).ExitedWith(0);
        Assert.Contains(
            "does not say where the lead-in", (await _cli.RunAsync("image", "1.wav", "-o", "w.raw", "--drive", drive)).ExitedWith(ExitCode.WrongUsage).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_named_way_cannot_do_is_refused_thing_by_thing_and_leaves_no_disc()
    {
        CliHarness.CliResult refused = (await _cli.RunAsync(
            ["burn", "1.wav", "2.wav", "3.wav", "--mode", "tao", "--json", .. s_everything])).ExitedWith(ExitCode.DriveOrDisc);
        string[] reasons = [.. refused.Events.Where(e => e.GetProperty("event").GetString() == "error").Select(e => e.GetProperty("reason").GetString()!)];
        Assert.True(reasons.Length >= 4);
        Assert.All(reasons, reason => Assert.Equal("cannotDo", reason));
        Assert.Empty(Directory.GetDirectories(_cli.Folder.Root));
    }

    [Fact]
    public async Task The_way_of_recording_is_named_with_its_reason()
    {
        CliHarness.CliResult done = (await BurnAsync("a.disc", ["--title", "Album"])).ExitedWith(0);
        Assert.Contains("session-at-once (for CD-TEXT), 3 tracks", done.Out, StringComparison.Ordinal);
        Assert.Contains("CD-TEXT  \"Album\"", done.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raw_image_is_written_looked_at_and_recorded()
    {
        CliHarness.CliResult image = (await _cli.RunAsync(["image", "1.wav", "2.wav", "3.wav", "-o", "a.raw", .. s_everything])).ExitedWith(0);
        Assert.Contains("redbook burn --image a.raw", image.Out, StringComparison.Ordinal);
        (await _cli.RunAsync("image", "1.wav", "-o", "a.raw")).ExitedWith(ExitCode.WrongUsage);
        CliHarness.CliResult plan = (await _cli.RunAsync("plan", "--image", "a.raw", "--json")).ExitedWith(0);
        Assert.Equal("DEA122400001", plan.Event("discPlan").GetProperty("tracks")[0].GetProperty("isrc").GetString());

        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        CliHarness.CliResult burnt = (await _cli.RunAsync("burn", "--image", "a.raw", "--drive", "virtual:" + _cli.Folder.PathOf("a.disc"))).ExitedWith(0);
        Assert.Contains("raw (as the image is)", burnt.Out, StringComparison.Ordinal);
        using VirtualDisc disc = VirtualDisc.Open(_cli.Folder.PathOf("a.disc"));
        byte[] sound = new byte[321 * CdSector.AudioBytes];
        disc.ReadSectors(Lba.Zero, sound);
        Assert.Equal(Signals.Noise(321, seed: 1), sound);
        Assert.Equal("4006381333931", disc.Layout.Mcn?.Digits);
    }

    [Fact]
    public async Task Image_tells_of_itself_in_events_and_pq_has_no_room_for_texts()
    {
        CliHarness.CliResult done = (await _cli.RunAsync("image", "1.wav", "-o", "a.raw", "--subcode", "pq", "--json")).ExitedWith(0);
        Assert.Equal(2368L * done.Event("done").GetProperty("sectors").GetInt32(), new FileInfo(_cli.Folder.PathOf("a.raw")).Length);
        (await _cli.RunAsync("image", "1.wav", "-o", "b.raw", "--subcode", "pq", "--title", "x")).ExitedWith(ExitCode.WrongUsage);
        Assert.False(File.Exists(_cli.Folder.PathOf("b.raw")));
        AssertDocumented(done);
    }

    [Fact]
    public async Task Plan_shows_tracks_contents_cue_sheet_packs_and_q_without_a_drive()
    {
        CliHarness.CliResult shown = (await _cli.RunAsync(
            ["plan", "1.wav", "2.wav", "3.wav", "--packs", "--cue-sheet", "--q", "00:02:00", "--q", "-151", .. s_everything])).ExitedWith(0);
        Assert.Contains("DE-A12-24-00001", shown.Out, StringComparison.Ordinal);
        Assert.Contains("01 00 00 41 00 00 00 00  lead-in with CD-TEXT", shown.Out, StringComparison.Ordinal);
        Assert.Contains("80 00 00 00 41 6C 62 75 6D 00 4F 6E 65 00 32 00", shown.Out, StringComparison.Ordinal);
        Assert.Contains("21 01 01 00 00 00 00 00 02 00", shown.Out, StringComparison.Ordinal);
        Assert.Contains("a copy (SCMS)", shown.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_cli.Folder.Root));

        CliHarness.CliResult json = (await _cli.RunAsync(["plan", "1.wav", "2.wav", "3.wav", "--json", "--q", "0", .. s_everything])).ExitedWith(0);
        Assert.Equal(["checking", "discPlan", "q", "done"], json.Events.Select(e => e.GetProperty("event").GetString()));
        Assert.Equal(1, json.Event("q").GetProperty("track").GetInt32());
        AssertDocumented(json);
        CliHarness.CliResult outside = (await _cli.RunAsync("plan", "1.wav", "--q", "80:00:00")).ExitedWith(ExitCode.WrongUsage);
        Assert.Contains("not on the disc", outside.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_recorded_as_it_says()
    {
        _cli.Folder.Write("a.cue", """
            FILE "1.wav" WAVE
              TRACK 01 AUDIO
                TITLE "From the sheet"
                INDEX 01 00:00:00

            """u8);
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        (await _cli.RunAsync("burn", "a.cue", "--drive", "virtual:" + _cli.Folder.PathOf("a.disc"))).ExitedWith(0);
        Assert.Contains("From the sheet", (await _cli.RunAsync("info", "--drive", "virtual:" + _cli.Folder.PathOf("a.disc"))).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_are_discs_of_their_own()
    {
        CliHarness.CliResult done = (await _cli.RunAsync("burn", "1.wav", "--copies", "3", "--json")).ExitedWith(0);
        Assert.Equal(3, Directory.GetDirectories(_cli.Folder.Root, "*.disc").Length);
        Assert.Equal(2, done.Events.Count(e => e.GetProperty("event").GetString() == "copyDone"));
        Assert.Equal("done", done.Events[^1].GetProperty("event").GetString());
        AssertDocumented(done);

        CliHarness.CliResult beside = (await BurnAsync("b.disc", ["--copies", "2"])).ExitedWith(0);
        Assert.Contains("b-2.disc", beside.Out, StringComparison.Ordinal);
        Assert.True(Directory.Exists(_cli.Folder.PathOf("b-2.disc")));
    }

    [Fact]
    public async Task In_a_drive_somebody_is_asked_for_each_disc()
    {
        using SoftwareRecorder recorder = new();
        using VirtualDisc first = VirtualDisc.InMemory(), second = VirtualDisc.InMemory();
        recorder.Insert(first);
        using CliHarness cli = new() { Drives = new Drives([new OneDrive(recorder)]) { KeepsAwake = false } };
        cli.Folder.Write("1.wav", WavFile.Build(Signals.Noise(320, seed: 1)));
        string[] burn = ["burn", "1.wav", "--drive", "/dev/sr0", "--copies", "2", "--yes"];
        Assert.Contains("--copies", (await cli.RunAsync(burn)).ExitedWith(ExitCode.WrongUsage).Error.Replace("2 copies", "--copies", StringComparison.Ordinal), StringComparison.Ordinal);

        cli.IsTerminal = true;
        cli.Environment["NO_COLOR"] = "1";
        using Changer input = new(recorder, second);
        cli.In = input;
        CliHarness.CliResult done = (await cli.RunAsync(burn)).ExitedWith(0);
        Assert.Contains("Put blank disc 2 into /dev/sr0", done.Out, StringComparison.Ordinal);
        Assert.Equal((DiscStatus.Complete, DiscStatus.Complete), (first.Status, second.Status));
    }

    [Fact]
    public async Task A_write_offset_is_remembered_for_the_model_and_used_the_next_time()
    {
        _cli.Environment["REDBOOK_SETTINGS"] = "settings.json";
        CliHarness.CliResult first = (await BurnAsync("a.disc", ["--write-offset", "-12", "--json"])).ExitedWith(0);
        Assert.Equal(-12, first.Event("plan").GetProperty("writeOffset").GetInt32());
        Assert.Equal("sao", first.Event("plan").GetProperty("mode").GetString());
        Assert.Contains("\"writeOffsetSamples\": -12", File.ReadAllText(_cli.Folder.PathOf("settings.json")), StringComparison.Ordinal);

        CliHarness.CliResult second = (await BurnAsync("b.disc", ["--json"])).ExitedWith(0);
        Assert.Equal(-12, second.Event("plan").GetProperty("writeOffset").GetInt32());
        Assert.Contains(second.Events, e => e.GetProperty("event").GetString() == "notice"
            && e.GetProperty("message").GetString()!.Contains("12 samples", StringComparison.Ordinal));
        CliHarness.CliResult third = (await BurnAsync("c.disc", ["--json", "--write-offset", "0"])).ExitedWith(0);
        Assert.Equal("tao", third.Event("plan").GetProperty("mode").GetString());

        _cli.Folder.Write("settings.json", "{ \"format\": \"something else\" }"u8);
        CliHarness.CliResult refused = (await BurnAsync("d.disc", [])).ExitedWith(ExitCode.InputRefused);
        Assert.Contains("settings.json", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_in_one_go_warns_first_and_stops_when_it_comes_again()
    {
        Silence("long.bin", 200_000);
        _cli.Folder.Write("long.cue", "FILE long.bin BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"u8);
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        using StringWriter output = new();
        _cli.Out = new Watcher(output, "trackStarted", () =>
        {
            Assert.True(_cli.Interrupts.Signal());
            Assert.False(_cli.Interrupts.Stop.IsCancellationRequested);
            Assert.True(_cli.Interrupts.Signal());
        });
        (await _cli.RunAsync("burn", "long.cue", "--mode", "sao", "--drive", "virtual:" + _cli.Folder.PathOf("a.disc"), "--json")).ExitedWith(ExitCode.Cancelled);
        string[] events = output.ToString().Split('\n');
        Assert.Contains(events, line => line.Contains("\"event\":\"warning\"", StringComparison.Ordinal) && line.Contains("lost", StringComparison.Ordinal));
        Assert.Contains(events, line => line.Contains("\"event\":\"cancelled\"", StringComparison.Ordinal) && line.Contains("\"spoiled\":true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_in_one_go_that_does_not_come_again_is_only_a_warning()
    {
        Silence("long.bin", 100_000);
        _cli.Folder.Write("long.cue", "FILE long.bin BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"u8);
        (await _cli.RunAsync("disc", "new", "a.disc")).ExitedWith(0);
        using StringWriter output = new();
        _cli.Out = new Watcher(output, "trackStarted", () => Assert.True(_cli.Interrupts.Signal()));
        (await _cli.RunAsync("burn", "long.cue", "--mode", "raw", "--drive", "virtual:" + _cli.Folder.PathOf("a.disc"), "--json")).ExitedWith(0);
        Assert.Contains("\"event\":\"warning\"", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"done\"", output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private async Task<CliHarness.CliResult> BurnAsync(string disc, string[] options)
    {
        (await _cli.RunAsync("disc", "new", disc)).ExitedWith(0);
        return await _cli.RunAsync(["burn", "1.wav", "2.wav", "3.wav", "--drive", "virtual:" + _cli.Folder.PathOf(disc), .. options]);
    }

    private void Silence(string name, int sectors)
    {
        using FileStream samples = File.Create(_cli.Folder.PathOf(name));
        samples.SetLength((long)sectors * CdSector.AudioBytes);
    }

    private static void AssertDocumented(CliHarness.CliResult result)
    {
        string documented = File.ReadAllText(Repository.PathOf("docs", "json-events.md"));
        Assert.All(result.Events, e => Assert.All(
            e.EnumerateObject(), property => Assert.Contains($"`{(property.Name == "event" ? property.Value.GetString() : property.Name)}`", documented, StringComparison.Ordinal)));
    }

    /// <summary>Somebody who puts another disc in when asked.</summary>
    private sealed class Changer(SoftwareRecorder recorder, VirtualDisc next) : TextReader
    {
        public override string? ReadLine()
        {
            recorder.Remove();
            recorder.Insert(next);
            return "";
        }
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
