using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>What is wanted of an album besides its sound.</summary>
public sealed class AlbumContentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Two_seconds_of_silence_lie_between_tracks_and_files_begin_at_zero()
    {
        Album album = Files(new AlbumOptions(), 400, 500, 301);
        TrackLayout[] tracks = [.. album.Image.ToLayout().Tracks];
        Assert.Equal([0, 400 + 150, 400 + 150 + 500 + 150], tracks.Select(track => track.Start.Value));
        Assert.Equal([-150, 400, 1050], tracks.Select(track => track.PregapStart.Value));
        Assert.Equal([400, 500, 301], album.Tracks.Select(track => track.LengthSectors));
        Assert.Null(album.CdText);
        Assert.Empty(album.Notices);
    }

    [Fact]
    public void What_a_sheet_is_noticed_for_is_told_with_its_place()
    {
        _folder.Write("1.wav", WavFile.Build(Signals.Noise(400, seed: 1)));
        string sheet = _folder.Write(
            "a.cue", "CATALOG 12345\nFILE \"1.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"u8.ToArray());
        string notice = Assert.Single(Album.FromImage(sheet).Notices);
        Assert.StartsWith($"{sheet}:1:", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_are_as_wanted_for_all_and_for_one()
    {
        Album album = Files(
            new AlbumOptions
            {
                EveryTrack = new TrackSettings { GapSectors = 75 },
                Tracks = new Dictionary<int, TrackSettings>
                {
                    [1] = new() { GapSectors = 300 }, [3] = new() { GapSectors = 0 },
                },
            },
            400, 500, 301);
        TrackLayout[] tracks = [.. album.Image.ToLayout().Tracks];
        Assert.Equal([150, 150 + 400 + 75, 150 + 400 + 75 + 500], tracks.Select(track => track.Start.Value));
        Assert.Equal(0, tracks[2].Start - tracks[2].PregapStart);
        Assert.Equal([150, 75, 0], album.Tracks.Select(track => track.GapSectors));
    }

    [Theory]
    [InlineData(100, "earlier")]
    [InlineData(294, "earlier")]
    [InlineData(295, "later")]
    [InlineData(587, "later")]
    public void Without_a_gap_samples_follow_each_other_and_the_border_lies_on_the_nearest_sector(int over, string where)
    {
        byte[] first = [.. Signals.Noise(400, seed: 1), .. Signals.Noise(1, seed: 7)[..(over * 4)]];
        byte[] second = Signals.Noise(500, seed: 2);
        Album album = Album.FromFiles(
            [_folder.Write("1.wav", WavFile.Build(first)), _folder.Write("2.wav", WavFile.Build(second))],
            new AlbumOptions { EveryTrack = new TrackSettings { GapSectors = 0 } });
        using AlbumMaster master = new(album);
        TrackLayout[] tracks = [.. master.Layout.Tracks];
        int border = where == "later" ? 401 : 400;
        Assert.Equal([0, border], tracks.Select(track => track.Start.Value));
        Assert.Contains(where, Assert.Single(album.Notices), StringComparison.Ordinal);

        byte[] expected = [.. first, .. second];
        byte[] sound = SoundOf(master);
        Assert.True(sound.AsSpan().StartsWith(expected));
        Assert.False(sound.AsSpan(expected.Length).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void A_short_track_is_filled_with_silence_even_where_the_next_follows_without_a_gap()
    {
        Album album = Files(new AlbumOptions { EveryTrack = new TrackSettings { GapSectors = 0 } }, 10, 400);
        Assert.Equal([300, 400], album.Tracks.Select(track => track.LengthSectors));
        Assert.Equal(300, album.Image.ToLayout().Tracks.Last().Start.Value);
    }

    [Fact]
    public void A_hidden_track_lies_between_the_usual_pause_and_the_first_track()
    {
        byte[] hidden = Signals.Noise(200, seed: 9);
        Album album = Files(new AlbumOptions { HiddenTrack = _folder.Write("h.wav", WavFile.Build(hidden)) }, 400);
        using AlbumMaster master = new(album);
        Assert.Equal(200, master.Layout.Tracks.Single().Start.Value);
        Assert.Equal(hidden, SoundOf(master)[..hidden.Length]);
        Assert.EndsWith("h.wav", album.HiddenTrack!.Path, StringComparison.Ordinal);
        Assert.Equal((200, 0), (album.HiddenTrack.LengthSectors, album.HiddenTrack.Number));
    }

    [Fact]
    public void Codes_marks_and_indexes_are_those_of_the_options()
    {
        Assert.True(Isrc.TryParse("DEA122400001", out Isrc isrc));
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        Album album = Files(
            new AlbumOptions
            {
                Mcn = mcn,
                FirstTrackNumber = 7,
                EveryTrack = new TrackSettings { Copy = CopyPermission.Permitted },
                Tracks = new Dictionary<int, TrackSettings>
                {
                    [1] = new() { Isrc = isrc, IndexOffsets = [75, 150] },
                    [2] = new() { HasPreEmphasis = true, Copy = CopyPermission.AlreadyCopied },
                },
            },
            400, 400);
        DiscLayout layout = album.Image.ToLayout();
        TrackLayout[] tracks = [.. layout.Tracks];
        Assert.Equal(mcn, layout.Mcn);
        Assert.Equal([7, 8], tracks.Select(track => track.Number));
        Assert.Equal([0, 1, 2, 3], tracks[0].Indexes.Select(index => index.Number));
        Assert.Equal(isrc, tracks[0].Isrc);
        Assert.Equal(Control.CopyPermitted, tracks[0].Control);
        Assert.Equal((Control.PreEmphasis, true), (tracks[1].Control, tracks[1].IsCopyAlternating));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    public void An_index_behind_its_track_is_refused(int offset)
    {
        InputException refused = Assert.Throws<InputException>(() => Files(
            new AlbumOptions { Tracks = new Dictionary<int, TrackSettings> { [1] = new() { IndexOffsets = [offset] } } }, 400));
        Assert.Contains("index of track 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_track_that_there_is_not_is_refused()
    {
        InputException refused = Assert.Throws<InputException>(() => Files(
            new AlbumOptions { Tracks = new Dictionary<int, TrackSettings> { [3] = new() { GapSectors = 0 } } }, 400, 400));
        Assert.Contains("track 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_the_options_go_before_tags_and_a_missing_title_is_the_files_name_without_its_number()
    {
        string first = Tagged("01 one.wav", "Tag Title", "Tag Artist", "Tag Album");
        string second = Wav("02 - two.wav", 400);
        Album album = Album.FromFiles([first, second], new AlbumOptions
        {
            Text = new CdTextEntry { Performer = "The Band" },
            Tracks = new Dictionary<int, TrackSettings> { [1] = new() { Text = new CdTextEntry { Composer = "Somebody" } } },
        });
        CdTextBlock block = Assert.Single(album.CdText!.Blocks);
        Assert.Equal(("Tag Album", "The Band"), (block.Album.Title, block.Album.Performer));
        Assert.Equal(["Tag Title", "two"], block.Tracks.Select(track => track.Title));
        Assert.Equal(["Tag Artist", "The Band"], block.Tracks.Select(track => track.Performer));
        Assert.Equal("Somebody", block.Tracks[0].Composer);
        Assert.Equal(["Tag Title", "two"], album.Tracks.Select(track => track.Title));
        Assert.True(album.IsCdTextWanted);
    }

    [Fact]
    public void Tags_alone_make_cd_text_and_no_cd_text_leaves_it_out()
    {
        string file = Tagged("1.wav", "Song", "Somebody", "Album");
        Album album = Album.FromFiles([file]);
        Assert.Equal("Song", album.CdText!.Blocks[0].Tracks[0].Title);
        Assert.False(album.IsCdTextWanted);
        Assert.Null(Album.FromFiles([file], new AlbumOptions { WithCdText = false }).CdText);
    }

    [Theory]
    [InlineData("Grüße", CdTextCharacterSet.Latin1, CdTextLanguage.English)]
    [InlineData("さくら", CdTextCharacterSet.MsJis, CdTextLanguage.Japanese)]
    [InlineData("Łódź", CdTextCharacterSet.Latin1, CdTextLanguage.English)]
    public void The_character_set_is_the_first_that_holds_the_texts(string title, CdTextCharacterSet set, CdTextLanguage language)
    {
        Album album = Files(new AlbumOptions { Text = new CdTextEntry { Title = title } }, 400);
        CdTextBlock block = Assert.Single(album.CdText!.Blocks);
        Assert.Equal((set, language), (block.CharacterSet, block.Language));
    }

    [Fact]
    public void What_the_character_set_lacks_is_spelled_otherwise_and_said()
    {
        Album album = Files(new AlbumOptions { Text = new CdTextEntry { Title = "Łódź" } }, 400);
        Assert.Contains(album.Notices, notice => notice.Contains("Łódź", StringComparison.Ordinal)
            && notice.Contains("title of the album", StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_that_cannot_be_written_are_refused_when_wanted_and_left_out_when_they_are_only_tags()
    {
        AlbumOptions ascii = new() { CharacterSet = CdTextCharacterSet.Ascii };
        InputException refused = Assert.Throws<InputException>(() =>
            Files(ascii with { Text = new CdTextEntry { Title = "音楽" } }, 400));
        Assert.Contains("--no-cdtext", refused.Advice, StringComparison.Ordinal);

        Album tags = Album.FromFiles([Tagged("1.wav", "音楽", "x", "y")], ascii);
        Assert.Null(tags.CdText);
        Assert.Contains(tags.Notices, notice => notice.Contains("no CD-TEXT", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_much_text_of_tags_is_cut_down_to_titles_and_performers()
    {
        string[] files =
        [
            .. Enumerable.Range(1, 30).Select(i => Tagged($"{i:D2}.wav", $"Title {i}", new string('p', 20), "Album", new string((char)('a' + (i % 26)), 100))),
        ];
        Album album = Album.FromFiles(files);
        Assert.Null(album.CdText!.Blocks[0].Tracks[0].Composer);
        Assert.Equal("Title 1", album.CdText.Blocks[0].Tracks[0].Title);
        Assert.Contains(album.Notices, notice => notice.Contains("titles and performers are kept", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sheet_is_an_album_with_its_own_gaps_texts_and_codes()
    {
        byte[] sound = Signals.Noise(1000, seed: 4);
        _folder.Write("a.wav", WavFile.Build(sound));
        string sheet = _folder.Write("a.cue", """
            CATALOG 4006381333931
            TITLE "Sheet"
            PERFORMER "Them"
            FILE "a.wav" WAVE
              TRACK 01 AUDIO
                TITLE "One"
                ISRC DEA122400001
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                TITLE "Two"
                INDEX 00 00:06:00
                INDEX 01 00:07:00
                INDEX 02 00:08:00

            """u8);
        Assert.True(Album.IsImage(sheet));
        Album album = Album.Open([sheet]);
        using AlbumMaster master = new(album);
        TrackLayout[] tracks = [.. master.Layout.Tracks];
        Assert.Equal([0, 525], tracks.Select(track => track.Start.Value));
        Assert.Equal(75, tracks[1].Start - tracks[1].PregapStart);
        Assert.Equal(["One", "Two"], album.Tracks.Select(track => track.Title));
        Assert.Equal("Sheet", album.CdText!.Blocks[0].Album.Title);
        Assert.Equal(sound, SoundOf(master));
        Assert.Equal([0, 1, 2], tracks[1].Indexes.Select(index => index.Number));

        Album other = Album.FromImage(sheet, new AlbumOptions { Text = new CdTextEntry { Title = "Mine" } });
        Assert.Equal(("Mine", "Two"), (other.CdText!.Blocks[0].Album.Title, other.CdText.Blocks[0].Tracks[1].Title));
        Assert.Throws<InputException>(() => Album.FromImage(sheet, new AlbumOptions { HiddenTrack = "x.wav" }));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The sound of a disc from LBA 0 to the lead-out, taken out of its raw image.</summary>
    internal static byte[] SoundOf(AlbumMaster master)
    {
        using Stream image = master.ImageIn(Redbook.Recording.Mastering.RawImageForm.Raw).OpenRead();
        byte[] sound = new byte[master.LeadOut.Value * CdSector.AudioBytes];
        byte[] sector = new byte[2448];
        image.Position = (long)(Lba.Zero - master.LeadInStart) * sector.Length;
        for (int i = 0; i < sound.Length; i += CdSector.AudioBytes)
        {
            image.ReadExactly(sector);
            sector.AsSpan(0, CdSector.AudioBytes).CopyTo(sound.AsSpan(i));
        }

        return sound;
    }

    private Album Files(AlbumOptions options, params int[] sectors) =>
        Album.FromFiles([.. sectors.Select((length, i) => Wav($"{i + 1}.wav", length, i + 1))], options);

    private string Wav(string name, int sectors, int seed = 1) => _folder.Write(name, WavFile.Build(Signals.Noise(sectors, seed)));

    /// <summary>A WAV file with its texts in a LIST INFO chunk, in UTF-8.</summary>
    private string Tagged(string name, string title, string artist, string album, string? composer = null)
    {
        byte[] wav = WavFile.Build(Signals.Noise(300, seed: 3));
        List<byte> info = [.. "INFO"u8];
        Add("INAM"u8, title);
        Add("IART"u8, artist);
        Add("IPRD"u8, album);
        if (composer is not null)
        {
            Add("IMUS"u8, composer);
        }

        byte[] size = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(size, info.Count);
        byte[] file = [.. wav, .. "LIST"u8, .. size, .. info];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return _folder.Write(name, file);

        void Add(ReadOnlySpan<byte> id, string text)
        {
            byte[] value = [.. System.Text.Encoding.UTF8.GetBytes(text), 0];
            byte[] length = new byte[4];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, value.Length);
            info.AddRange([.. id, .. length, .. value]);
            if (value.Length % 2 == 1)
            {
                info.Add(0);
            }
        }
    }
}
