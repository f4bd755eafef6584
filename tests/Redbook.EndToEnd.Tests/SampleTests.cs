using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>The programs under samples do what they say.</summary>
[Trait("Category", "Judge")]
public sealed class SampleTests
{
    // artifacts/bin/PROJECT/CONFIGURATION/
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    [Fact]
    public void The_code_of_the_package_pages_runs()
    {
        using TempFolder folder = new();
        string file = folder.Write("tone.wav", WavFile.Build(Signals.Sine(sectors: 300, 440, 660)));

        string said = Run(folder, "Snippets", file).Succeeded().Text;

        Assert.Contains("13500 sectors play 180 s", said, StringComparison.Ordinal);
        Assert.Contains("track 01, index 01, checksum right: True", said, StringComparison.Ordinal);
        Assert.Contains("Complete: 1 track of", said, StringComparison.Ordinal);
        Assert.Contains("176400 samples at 44.1 kHz, resampled: False", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ten_lines_of_the_read_me_record_a_disc_that_others_open()
    {
        using TempFolder folder = new();
        byte[] pcm = Signals.Noise(sectors: 450, seed: 7);
        string file = folder.Write("noise.wav", WavFile.Build(pcm));
        RedbookProgram.Run(folder.Root, "disc", "new", "album.disc", "--type", "cd-r", "--minutes", "74").Succeeded();

        string said = Run(folder, "RecordAlbum", "virtual:album.disc", file, file).Succeeded().Text;

        JudgedDisc disc = new(folder.PathOf("album.disc"));
        Assert.Contains("2 tracks recorded", said, StringComparison.Ordinal);
        Assert.Equal(2, disc.Tracks.Count);
        Assert.All(disc.Tracks, track => Assert.True(disc.Read(track).AsSpan().StartsWith(pcm)));
    }

    private static ProgramResult Run(TempFolder folder, string project, params string[] arguments) => Programs.Run(
        RedbookProgram.Options(folder.Root),
        "dotnet",
        [Repository.PathOf("artifacts", "bin", project, Configuration, project + ".dll"), .. arguments]);
}
