using System.Text;
using Redbook.Audio;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Tests;

public sealed class AlbumTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Tracks_keep_the_order_of_the_files_whatever_finishes_first()
    {
        string[] files = [.. Enumerable.Range(1, 20).Select(i => Wav($"{i}.wav", sectors: 21 - i))];
        Album album = Album.FromFiles(files, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(files, album.Tracks.Select(track => track.Path));
        Assert.Equal(Enumerable.Range(1, 20), album.Tracks.Select(track => track.Number));
    }

    [Theory]
    [InlineData(588 * 300, 300, 0)]
    [InlineData((588 * 300) + 1, 301, 587)]
    [InlineData((588 * 300) - 1, 300, 1)]
    [InlineData(1, 300, (588 * 300) - 1)]
    public void A_track_is_whole_sectors_and_at_least_four_seconds(int samples, int sectors, int padding)
    {
        string file = _folder.Write("a.wav", WavFile.Build(new byte[samples * CdSector.BytesPerSample]));
        AlbumTrack track = Assert.Single(Album.FromFiles([file], cancellationToken: TestContext.Current.CancellationToken).Tracks);
        Assert.Equal(samples, track.LengthSamples);
        Assert.Equal(sectors, track.LengthSectors);
        Assert.Equal(padding, track.PaddingSamples);
    }

    [Fact]
    public void A_track_says_what_it_is_and_what_is_done_to_it()
    {
        string plain = Wav("01 plain.wav", sectors: 2);
        string odd = _folder.Write("odd.wav", WavFile.Build(new byte[3 * 96_000], rateHertz: 96_000, channels: 1, bits: 24));
        AlbumTrack[] tracks = [.. Album.FromFiles([plain, odd], cancellationToken: TestContext.Current.CancellationToken).Tracks];
        Assert.Equal("01 plain", tracks[0].Title);
        Assert.Equal(SampleFormat.CompactDisc, tracks[0].SourceFormat);
        Assert.Empty(tracks[0].Conversions);
        Assert.Equal(new SampleFormat(96_000, 1, 24), tracks[1].SourceFormat);
        Assert.Equal(["96 kHz to 44.1 kHz", "mono to stereo", "dithered to 16 bit"], tracks[1].Conversions);
        Assert.Equal(44_100, tracks[1].LengthSamples);
    }

    [Fact]
    public void A_file_that_is_too_short_for_a_track_is_told()
    {
        Album album = Album.FromFiles([Wav("a.wav", sectors: 300), Wav("b.wav", sectors: 299)], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            $"{_folder.PathOf("b.wav")} is shorter than 4 seconds, the least that a track has: silence follows it.", Assert.Single(album.Notices));
    }

    [Fact]
    public void What_the_texts_of_a_sheet_become_on_the_disc_is_told()
    {
        Wav("a.wav", sectors: 400);
        string sheet = _folder.Write("disc.cue", "TITLE \"Кино\"\nFILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"u8);
        Album album = Album.FromImage(sheet, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains(album.Notices, static notice => notice.Contains("\"Kino\" for \"Кино\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_encoding_of_a_sheet_can_be_named()
    {
        Wav("a.wav", sectors: 400);
        string sheet = _folder.Write(
            "disc.cue", [.. "TITLE \""u8, 0xEB, 0xC9, 0xCE, 0xCF, .. "\"\nFILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"u8]);
        Album album = Album.FromImage(
            sheet, new AlbumOptions { TextEncoding = CodePagesEncodingProvider.Instance.GetEncoding("koi8-r") },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Кино", album.CdText?.Blocks[0].Album.Title);
    }

    [Fact]
    public void Files_of_a_folder_name_their_tracks_though_borders_were_moved()
    {
        foreach (string name in (string[])["01 One.wav", "02 Two.wav", "03 Three.wav"])
        {
            _folder.Write($"album/{name}", WavFile.Build(new byte[(400 * 2352) + 1000]));
        }

        Album album = Album.FromImage(_folder.PathOf("album"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["One", "Two", "Three"], album.Tracks.Select(static track => track.Title));
    }

    [Fact]
    public void Relative_paths_count_from_the_folder_that_is_named()
    {
        Wav("a.wav", sectors: 2);
        Album album = Album.FromFiles(
            ["a.wav"], new AlbumOptions { BaseFolder = _folder.Root }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("a.wav", album.Tracks[0].Path);
    }

    [Fact]
    public void All_refused_files_come_in_one_exception()
    {
        string good = Wav("good.wav", sectors: 2);
        string noise = _folder.Write("noise.wav", Signals.Noise(1, seed: 1));
        string missing = _folder.PathOf("missing.wav");
        InputException refused = Assert.Throws<InputException>(() => Album.FromFiles([missing, good, noise]));
        Assert.Equal(missing, refused.Path);
        Assert.Equal([noise], refused.Others.Select(other => other.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void An_album_has_1_to_99_tracks(int files)
    {
        string file = Wav("a.wav", sectors: 1);
        InputException refused = Assert.Throws<InputException>(() => Album.FromFiles(Enumerable.Repeat(file, files)));
        Assert.Null(refused.Path);
    }

    [Fact]
    public void Looking_through_can_be_cancelled()
    {
        string file = Wav("a.wav", sectors: 10);
        Assert.ThrowsAny<OperationCanceledException>(
            () => Album.FromFiles([file], cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Progress_ends_at_one()
    {
        Last last = new();
        Album.FromFiles([Wav("a.wav", sectors: 10), Wav("b.wav", sectors: 500)], progress: last, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1, last.Value);
    }

    public void Dispose() => _folder.Dispose();

    private string Wav(string name, int sectors) => _folder.Write(name, WavFile.Build(Signals.Noise(sectors, seed: sectors)));

    private sealed class Last : IProgress<double>
    {
        public double Value { get; private set; }

        public void Report(double value) => Value = Math.Max(Value, value);
    }
}
