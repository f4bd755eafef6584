using System.Diagnostics;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>The samples of the IMAPI-shaped face, run against the recorder in software, their discs judged by others.
/// </summary>
[Trait("Category", "Judge")]
public sealed class ImapiSampleTests
{
    private const int SectorBytes = 2352;

    // artifacts/bin/PROJECT/CONFIGURATION/
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    [Fact]
    public void An_album_is_recorded_track_at_once()
    {
        using TempFolder folder = new();
        byte[][] album = Album(folder, 450, 301);

        string said = Sample(folder, "track-at-once", "virtual:album.disc", "1.wav", "2.wav");

        Assert.Contains("Track 2 is recorded.", said, StringComparison.Ordinal);
        AssertTracks(folder, album, 0, 450 + 152);
    }

    [Fact]
    public void A_gapless_disc_with_text_is_recorded_raw()
    {
        using TempFolder folder = new();
        byte[][] album = Album(folder, 450, 301, 300);

        // A file that ends within a sector: the rest of it begins the next track.
        byte[] uneven = album[0][..((449 * SectorBytes) + 1000)];
        folder.Write("1.wav", WavFile.Build(uneven));
        string said = Sample(folder, "gapless", "virtual:album.disc", "1.wav", "2.wav", "3.wav");

        Assert.Contains("Track 2 starts at 449.", said, StringComparison.Ordinal);
        JudgedDisc disc = new(folder.PathOf("album.disc"));
        Assert.Equal([0, 449, 750], disc.Tracks.Select(static track => track.StartSector));
        byte[] sound = File.ReadAllBytes(disc.Samples);
        Assert.Equal(1051 * SectorBytes, sound.Length);
        Assert.True(sound.AsSpan().StartsWith((byte[])[.. uneven, .. album[1], .. album[2]]));
        string sheet = File.ReadAllText(disc.Sheet);
        Assert.Contains("4006381333931", sheet, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(folder.PathOf("album.disc"), "*.cdt"));
    }

    [Fact]
    public void An_album_is_staged_and_recorded_by_version_1()
    {
        using TempFolder folder = new();
        byte[][] album = Album(folder, 450, 301);

        string said = Sample(folder, "version1", "virtual:album.disc", "1.wav", "2.wav");

        Assert.Contains("2 tracks staged: 830 of 359847 blocks.", said, StringComparison.Ordinal);
        Assert.Contains("2 of 2 tracks are on the disc.", said, StringComparison.Ordinal);
        Assert.EndsWith("Closing the disc.\nDone: S_OK.\n", said, StringComparison.Ordinal);
        AssertTracks(folder, album, 0, 450 + 2 + 75);
    }

    // The drive takes half a minute by the clock, so that the program is at work when it is ended.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_program_that_is_killed_leaves_no_stash(bool whileRecording)
    {
        using TempFolder folder = new();
        Album(folder, 4_500);
        string temp = Directory.CreateDirectory(folder.PathOf("temp")).FullName;
        ProgramOptions options = Options(folder, new() { ["TMPDIR"] = temp });
        using Process process = Programs.Start(
            options, "dotnet", [ProgramOf("ImapiSamples"), "version1", "virtual:album.disc?timing=real", .. Enumerable.Repeat("1.wav", 30)]);
        if (whileRecording)
        {
            string? line;
            while ((line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)) != "Getting ready.")
            {
                Assert.NotNull(line);
            }
        }

        Assert.True(SpinWait.SpinUntil(() => HasStash(process.Id, temp), TimeSpan.FromMinutes(2)), "No stash was ever open.");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        // What the runtime leaves of its own are pipes and sockets, which hold nothing.
        Assert.DoesNotContain(Directory.GetFileSystemEntries(temp), static file => file.Contains("stash", StringComparison.Ordinal));
        Assert.Equal(0, Directory.GetFiles(temp, "*", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length));
    }

    [Fact]
    public void A_disc_is_erased()
    {
        using TempFolder folder = new();
        Album(folder, kind: "cd-rw", 300);
        Sample(folder, "track-at-once", "virtual:album.disc", "1.wav");

        string said = Sample(folder, "erase", "virtual:album.disc");

        Assert.Contains("Blank: True", said, StringComparison.Ordinal);
        Album(folder, 300);
        Assert.Equal("This disc cannot be erased.\n", Sample(folder, "erase", "virtual:album.disc"));
    }

    [Fact]
    public void A_recording_is_followed_and_cancelled()
    {
        using TempFolder folder = new();
        Album(folder, 27_000);
        folder.Write("timing.json", """
            { "format": "redbook timing", "version": 1, "basedOn": "real", "scale": 3, "loadSeconds": 0,
              "calibrationSeconds": 0, "trackEndSeconds": 0, "fullSeekSeconds": 0 }
            """u8.ToArray());

        string said = Sample(folder, "cancel", "virtual:album.disc?timing=timing.json", "1.wav");

        Assert.Contains("Cancelled. ", said, StringComparison.Ordinal);
        JudgedTrack track = Assert.Single(new JudgedDisc(folder.PathOf("album.disc")).Tracks);
        Assert.InRange(track.LengthSectors, 13_500, 26_999);
    }

    [Fact]
    public void A_program_of_2008_runs_with_another_using_line()
    {
        using TempFolder folder = new();
        byte[][] album = Album(folder, 450, 301);

        ProgramResult ran = Run(
            folder, "BurnAudio2008", new() { ["REDBOOK_DRIVES"] = folder.PathOf("album.disc") }, "album.disc", "1.wav", "2.wav");

        Assert.Contains("REDBOOK VIRTUAL CD-RW", ran.Succeeded().Text, StringComparison.Ordinal);
        AssertTracks(folder, album, 0, 450 + 152);
    }

    private static byte[][] Album(TempFolder folder, params int[] sectors) => Album(folder, "cd-r", sectors);

    /// <summary>A blank disc, and files of so many sectors.</summary>
    private static byte[][] Album(TempFolder folder, string kind, params int[] sectors)
    {
        string disc = folder.PathOf("album.disc");
        if (Directory.Exists(disc))
        {
            Directory.Delete(disc, recursive: true);
        }

        RedbookProgram.Run(folder.Root, "disc", "new", "album.disc", "--type", kind).Succeeded();
        byte[][] album = [.. sectors.Select(static (count, place) => Signals.Noise(count, place + 1))];
        foreach ((int place, byte[] pcm) in album.Index())
        {
            folder.Write($"{place + 1}.wav", WavFile.Build(pcm));
        }

        return album;
    }

    private static void AssertTracks(TempFolder folder, byte[][] album, params int[] starts)
    {
        JudgedDisc disc = new(folder.PathOf("album.disc"));
        Assert.Equal(starts, disc.Tracks.Select(static track => track.StartSector));
        foreach ((byte[] pcm, JudgedTrack track) in album.Zip(disc.Tracks))
        {
            Assert.True(disc.Read(track).AsSpan().StartsWith(pcm));
        }
    }

    private static string Sample(TempFolder folder, params string[] arguments) =>
        Run(folder, "ImapiSamples", [], arguments).Succeeded().Text;

    private static ProgramResult Run(
        TempFolder folder, string project, Dictionary<string, string?> environment, params string[] arguments)
    {
        return Programs.Run(Options(folder, environment), "dotnet", [ProgramOf(project), .. arguments]);
    }

    private static string ProgramOf(string project) => Repository.PathOf("artifacts", "bin", project, Configuration, project + ".dll");

    /// <summary>Whether a process has a stash open, in a folder where its name is gone already.</summary>
    private static bool HasStash(int process, string folder)
    {
        Thread.Sleep(5);
        try
        {
            return Directory.GetFileSystemEntries($"/proc/{process}/fd").Any(file =>
                new FileInfo(file).LinkTarget is { } target
                && target.StartsWith(folder, StringComparison.Ordinal) && target.Contains("redbook-stash", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static ProgramOptions Options(TempFolder folder, Dictionary<string, string?> environment)
    {
        ProgramOptions options = RedbookProgram.Options(folder.Root);
        Dictionary<string, string?> surroundings = new(options.Environment);
        foreach ((string name, string? value) in environment)
        {
            surroundings[name] = value;
        }

        return options with { Environment = surroundings };
    }
}
