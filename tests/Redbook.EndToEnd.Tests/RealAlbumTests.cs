using System.Globalization;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>
/// A whole disc of real music: what Debian's asc-music (MP3, 22.05 kHz) and singularity-music (Ogg Vorbis, 48 kHz) hold,
/// some of it made FLAC and Opus first, and two tracks of First Light; recorded in one go.
/// </summary>
[Trait("Category", "Judge")]
public sealed class RealAlbumTests
{
    private const long MaxMemoryBytes = 256L * 1024 * 1024;

    private static readonly string[] MusicFolders = ["/usr/share/games/asc/music", "/usr/share/games/singularity/music"];

    [Fact]
    public void An_album_of_more_than_twenty_tracks_is_recorded_without_a_glitch()
    {
        using TempFolder folder = new();
        string[] files = [.. Prepare(folder)];
        Assert.InRange(files.Length, 20, 99);

        (long peakBytes, double seconds) = Burn(folder, files);
        JudgedDisc disc = new(folder.PathOf("album.disc"));

        Assert.Equal(files.Length, disc.Tracks.Count);
        List<string> report = [];
        for (int i = 0; i < files.Length; i++)
        {
            report.Add($"{disc.Tracks[i]} {Check(files[i], disc.Read(disc.Tracks[i]))} {Path.GetFileName(files[i])}");
        }

        report.Add($"{files.Length} tracks, {disc.Tracks[^1].EndSector / 75.0 / 60:F1} min, recorded in {seconds:F0} s, peak memory {peakBytes / 1048576.0:F0} MiB");
        Directory.CreateDirectory(Repository.PathOf("artifacts", "measured"));
        File.WriteAllLines(Repository.PathOf("artifacts", "measured", "real-album.txt"), report);
        Assert.True(peakBytes <= MaxMemoryBytes, report[^1]);
    }

    private static IEnumerable<string> Prepare(TempFolder folder)
    {
        string[] originals =
        [
            .. MusicFolders.SelectMany(music => Directory.EnumerateFiles(music, "*", SearchOption.AllDirectories))
                .Where(file => Path.GetExtension(file) is ".mp3" or ".ogg")
                .Order(StringComparer.Ordinal),
        ];
        for (int i = 0; i < originals.Length; i++)
        {
            string name = $"{i + 1:D2} {Path.GetFileNameWithoutExtension(originals[i])}";
            bool isVorbis = Path.GetExtension(originals[i]) is ".ogg";
            yield return (i % 4) switch
            {
                1 when isVorbis => Encode(originals[i], folder.PathOf(name + ".flac"), "-c:a", "flac", "-sample_fmt", "s32"),
                3 when isVorbis => Encode(originals[i], folder.PathOf(name + ".opus"), "-c:a", "libopus", "-b:a", "128k"),
                _ => originals[i],
            };
        }

        string[] firstLight = Directory.GetFiles(Repository.PathOf("samples", "first-light"), "*.flac");
        foreach (string file in firstLight.Order(StringComparer.Ordinal))
        {
            yield return file;
        }
    }

    private static string Encode(string from, string to, params string[] codec)
    {
        Programs.Run("ffmpeg", ["-v", "error", "-nostdin", "-i", from, "-map", "0:a", .. codec, to]).Succeeded();
        return to;
    }

    private static (long PeakBytes, double Seconds) Burn(TempFolder folder, string[] files)
    {
        RedbookProgram.Run(folder.Root, "disc", "new", "album.disc", "--type", "cd-r", "--minutes", "99").Succeeded();
        string memory = folder.PathOf("peak-kib");
        Programs.Run(
            RedbookProgram.Options(folder.Root),
            "time",
            ["--format=%M %e", $"--output={memory}", RedbookProgram.Path, "burn", "--drive", "virtual:album.disc", .. files])
            .Succeeded();
        string[] figures = File.ReadAllText(memory).Split();
        return (
            long.Parse(figures[0], CultureInfo.InvariantCulture) * 1024,
            double.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    // Every sample is compared; how near depends on whether rounding, or another resampler, lies between the two.
    private static Difference Check(string file, byte[] recorded)
    {
        float[] expected = IndependentDecode.FfmpegBeforeRounding(file);
        int expectedBytes = expected.Length * sizeof(short);
        Assert.InRange(recorded.Length, expectedBytes, expectedBytes + (4 * 75 * 2352));
        Difference difference = Difference.Measure(expected, recorded.AsSpan(0, expectedBytes));

        Assert.True(difference is { Max: <= 2.5, MaxAtEnds: <= 64, Rms: <= 0.6 }, $"{file}: {difference}");
        Assert.False(recorded.AsSpan(expectedBytes).ContainsAnyExcept((byte)0), $"{file}: no silence after its end.");
        return difference;
    }
}
