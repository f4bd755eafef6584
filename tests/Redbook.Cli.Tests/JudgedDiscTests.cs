using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Testing;

namespace Redbook.Cli.Tests;

/// <summary>Discs made by the command line, looked at by programs of other hands.</summary>
[Trait("Category", "Judge")]
public sealed class JudgedDiscTests : IDisposable
{
    private readonly CliHarness _cli = new();

    /// <summary>Sixteen-bit 44.1 kHz stereo: not one bit may differ from what another decoder gives.</summary>
    [Fact]
    public async Task Every_sample_of_a_lossless_album_is_what_an_independent_decoder_gives()
    {
        string source = _cli.Folder.Write("source.wav", WavFile.Build(Signals.Noise(700, seed: 5).AsSpan(..^1000)));
        Programs.Run("flac", "-s", "-8", "-o", _cli.Folder.PathOf("1.flac"), source).Succeeded();
        Programs.Run("sox", source, _cli.Folder.PathOf("2.aiff")).Succeeded();
        Programs.Run("ffmpeg", "-v", "error", "-i", source, "-c:a", "alac", _cli.Folder.PathOf("3.m4a")).Succeeded();
        Programs.Run("ffmpeg", "-v", "error", "-i", source, "-c:a", "wavpack", _cli.Folder.PathOf("4.wv")).Succeeded();
        string[] files = ["1.flac", "2.aiff", "3.m4a", "4.wv", "source.wav"];
        using VirtualDisc disc = await BurnAsync(files);

        byte[][] decoded =
        [
            Programs.Run("flac", "-s", "-d", "-c", "--force-raw-format", "--endian=little", "--sign=signed", _cli.Folder.PathOf("1.flac")).Succeeded().Output,
            Programs.Run("sox", _cli.Folder.PathOf("2.aiff"), "-t", "raw", "-L", "-").Succeeded().Output,
            Decode("3.m4a"),
            Decode("4.wv"),
            Decode("source.wav"),
        ];
        foreach ((TrackLayout track, byte[] expected) in disc.Layout.Tracks.Zip(decoded))
        {
            byte[] actual = Samples(disc, track.Start, expected.Length);
            Assert.True(expected.AsSpan().SequenceEqual(actual.AsSpan(0, expected.Length)), $"Track {track.Number} differs.");
            Assert.False(actual.AsSpan(expected.Length).ContainsAnyExcept((byte)0), $"Track {track.Number} is not padded with silence.");
        }
    }

    /// <summary>What is converted is judged by another resampler: dither and rounding may differ, no more.</summary>
    [Theory]
    [InlineData(48_000, 1, 16)]
    [InlineData(96_000, 2, 24)]
    [InlineData(32_000, 2, 16)]
    [InlineData(44_100, 2, 24)]
    public async Task Converted_samples_are_within_dither_of_another_resampler(int rate, int channels, int bits)
    {
        // A tone well inside the band of every rate: the two filters then have nothing to differ in.
        string file = _cli.Folder.PathOf("tone.wav");
        Programs.Run(
            "sox", "-n", "-D", "-r", $"{rate}", "-c", $"{channels}", "-b", $"{bits}", file,
            "synth", "6", "sine", "997", "gain", "-3").Succeeded();
        using VirtualDisc disc = await BurnAsync("tone.wav");
        byte[] expected = Programs.Run(
            "sox", file, "-D", "-t", "raw", "-L", "-b", "16", "-e", "signed", "-c", "2", "-", "rate", "-v", "44100").Succeeded().Output;
        TrackLayout track = Assert.Single(disc.Layout.Tracks);
        byte[] actual = Samples(disc, track.Start, expected.Length);
        int worst = 0;

        // The first and last hundredth of a second is where a filter begins and ends.
        for (int i = 441 * 4; i < expected.Length - (441 * 4); i += 2)
        {
            worst = Math.Max(worst, Math.Abs(
                BinaryPrimitives.ReadInt16LittleEndian(expected.AsSpan(i)) - BinaryPrimitives.ReadInt16LittleEndian(actual.AsSpan(i))));
        }

        Assert.InRange(worst, 0, 2);
    }

    [Fact]
    public async Task The_cue_sheet_opens_in_cdrdao_and_cd_info_and_they_see_the_same_tracks()
    {
        string[] album =
        [
            .. Directory.GetFiles(Repository.PathOf("samples", "first-light")).Order(StringComparer.Ordinal),
        ];
        using VirtualDisc disc = await BurnAsync(album);
        TrackLayout[] tracks = [.. disc.Layout.Tracks];
        Assert.Equal(album.Length, tracks.Length);

        ProgramOptions inFolder = new() { WorkingDirectory = disc.Path };
        string toc = Programs.Run(inFolder, "cdrdao", "show-toc", "disc.cue").Succeeded().AllText;
        string info = Programs.Run(inFolder, "cd-info", "--no-header", "-c", "disc.cue").Succeeded().AllText;
        foreach (TrackLayout track in tracks)
        {
            // cdrdao counts from index 1 of the first track, cd-info from the beginning of the disc.
            Assert.Matches(
                $@"(?s)TRACK +{track.Number}  Mode AUDIO:(?:(?!TRACK).)*START  {Msf.FromSectors(track.Start.Value)}\( *{track.Start.Value}\)",
                toc);
            Assert.Matches($@"(?m)^ *{track.Number}: {track.Start.ToAbsoluteMsf()}  {track.Start.Value:D6} audio", info);
        }

        Assert.DoesNotMatch($@"TRACK +{tracks.Length + 1} ", toc);
        Assert.Matches($@"(?m)^170: {tracks[^1].End.ToAbsoluteMsf()}  {tracks[^1].End.Value:D6} leadout", info);
    }

    [Fact]
    public void Without_ffmpeg_a_file_that_needs_it_is_refused_with_what_to_install()
    {
        _cli.Folder.Write("a.wav", WavFile.Build(Signals.Noise(300, seed: 1)));
        Programs.Run("ffmpeg", "-v", "error", "-i", _cli.Folder.PathOf("a.wav"), _cli.Folder.PathOf("a.mp3")).Succeeded();
        ProgramOptions nothingInstalled = new()
        {
            WorkingDirectory = _cli.Folder.Root,
            Environment = new Dictionary<string, string?> { ["PATH"] = _cli.Folder.Root },
        };
        string program = Path.Combine(AppContext.BaseDirectory, "Redbook.Cli.dll");
        ProgramResult refused = Programs.Run(nothingInstalled, "dotnet", program, "burn", "a.mp3").ExitedWith(ExitCode.InputRefused);
        Assert.Contains("Install ffmpeg", refused.Error, StringComparison.Ordinal);
        Programs.Run(nothingInstalled, "dotnet", program, "burn", "a.wav").Succeeded();
    }

    public void Dispose() => _cli.Dispose();

    private byte[] Decode(string name) => Programs.Run(
        "ffmpeg", "-v", "error", "-i", _cli.Folder.PathOf(name), "-f", "s16le", "-").Succeeded().Output;

    private async Task<VirtualDisc> BurnAsync(params string[] files)
    {
        (await _cli.RunAsync("disc", "new", "judged.disc")).ExitedWith(0);
        string path = _cli.Folder.PathOf("judged.disc");
        (await _cli.RunAsync(["burn", "--drive", "virtual:" + path, .. files])).ExitedWith(0);
        return VirtualDisc.Open(path);
    }

    /// <summary>The samples of a track from its start, up to the end of the sector in which so many bytes end.</summary>
    private static byte[] Samples(VirtualDisc disc, Lba start, int bytes)
    {
        byte[] samples = new byte[(bytes + CdSector.AudioBytes - 1) / CdSector.AudioBytes * CdSector.AudioBytes];
        disc.ReadSectors(start, samples);
        return samples;
    }
}
