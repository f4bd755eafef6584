using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>Mixed and enhanced discs recorded by <c>redbook burn</c> in every way, and what other programs find on them: wodim
/// the tracks, icedax the sound, readom the data, isoinfo the files in them.</summary>
[Trait("Category", "Judge")]
[UnsupportedOSPlatform("windows")]
public sealed class DataDiscTests : IDisposable
{
    private const int Pause = 150, SessionGap = 6750 + 4500 + Pause;
    private const string Words = "What nobody hears.\n";
    private static readonly RemoteTrack[] s_sound = [RemoteTrack.Of("one", 1, 400), RemoteTrack.Of("two", 2, 350)];
    private readonly RemoteDisc _disc = new();
    private readonly byte[] _file = Signals.Noise(60, seed: 4);

    [Theory]
    [InlineData("sao", 0, 0)]
    [InlineData("raw", 0, 0)]
    [InlineData("tao", 2, Pause)]
    public void Files_and_sound_of_an_enhanced_disc_are_found_in_their_sessions(string mode, int runOut, int pause)
    {
        int second = 400 + runOut + pause, firstEnd = second + 350 + runOut, data = firstEnd + SessionGap;
        byte[] system = MakeFileSystem(data);
        string said = Burn(
            mode,
            $"""
            REM SESSION 01
            FILE {s_sound[0].Write(_disc.Folder)} WAVE
              TRACK 01 AUDIO
                INDEX 01 00:00:00
            FILE {s_sound[1].Write(_disc.Folder)} WAVE
              TRACK 02 AUDIO
                INDEX 01 00:00:00
            REM SESSION 02
            FILE files.iso BINARY
              TRACK 03 MODE1/2048
                INDEX 01 00:00:00

            """);
        Assert.Contains("3 tracks in 2 sessions", said, StringComparison.Ordinal);
        Assert.DoesNotContain("made for another place", said, StringComparison.Ordinal);
        Assert.Equal([0, second, data, data + Blocks(system) + runOut], _disc.Toc());
        RequireFiles(system, data);

        // icedax takes the last track of a session to end where the next session begins: it is asked for the first alone.
        s_sound[0].IsAtTheStartOf(_disc.RipWithIcedax("1")[0]);
        byte[] main = File.ReadAllBytes(Assert.Single(Directory.GetFiles(_disc.Folder.PathOf("my.disc"), "*.bin")));
        s_sound[1].IsAtTheStartOf(main.AsSpan()[(second * Signals.SectorBytes)..(firstEnd * Signals.SectorBytes)]);
        string info = RedbookProgram.Run(_disc.Folder.Root, "info", "--drive", "virtual:my.disc").Succeeded().Text;
        Assert.Contains("Sessions  2", string.Join("\n", info.Split('\n').Select(static line => line.Trim())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sao", 0)]
    [InlineData("raw", 0)]
    [InlineData("tao", 2)]
    public void Files_and_sound_of_a_mixed_disc_are_found_in_their_tracks(string mode, int runOut)
    {
        byte[] system = MakeFileSystem(0);
        int first = Blocks(system) + runOut + Pause, second = first + 400 + runOut + Pause;
        Burn(
            mode,
            $"""
            FILE files.iso BINARY
              TRACK 01 MODE1/2048
                INDEX 01 00:00:00
            FILE {s_sound[0].Write(_disc.Folder)} WAVE
              TRACK 02 AUDIO
                PREGAP 00:02:00
                INDEX 01 00:00:00
            FILE {s_sound[1].Write(_disc.Folder)} WAVE
              TRACK 03 AUDIO
                PREGAP 00:02:00
                INDEX 01 00:00:00

            """);
        Assert.Equal([0, first, second, second + 350 + runOut], _disc.Toc());
        RequireFiles(system, 0);
        IReadOnlyList<byte[]> ripped = _disc.RipWithIcedax("2+3");
        s_sound[0].IsAtTheStartOf(ripped[0]);
        s_sound[1].IsAtTheStartOf(ripped[1]);
    }

    public void Dispose() => _disc.Dispose();

    private static int Blocks(byte[] system) => system.Length / 2048;

    private string Burn(string mode, string sheet)
    {
        _disc.Folder.Write("disc.cue", Encoding.ASCII.GetBytes(sheet));
        string[] arguments = ["burn", "disc.cue", "--mode", mode, "--drive", "virtual:my.disc"];
        return RedbookProgram.Run(_disc.Folder.Root, arguments).Succeeded().AllText;
    }

    /// <summary>A file system that will lie from a sector on, of 300 sectors at least.</summary>
    private byte[] MakeFileSystem(int start)
    {
        Directory.CreateDirectory(_disc.Folder.PathOf("files"));
        _disc.Folder.Write(Path.Combine("files", "noise.bin"), _file);
        _disc.Folder.Write(Path.Combine("files", "words.txt"), Encoding.ASCII.GetBytes(Words));
        string[] place = start == 0 ? [] : ["-C", $"0,{start.ToString(CultureInfo.InvariantCulture)}"];
        Programs.Run(_disc.Options, "genisoimage", ["-quiet", "-V", "FILES", .. place, "-o", "files.iso", "files"]).Succeeded();
        byte[] made = File.ReadAllBytes(_disc.Folder.PathOf("files.iso"));
        byte[] system = new byte[Math.Max(Blocks(made), 300) * 2048];
        made.CopyTo(system, 0);
        _disc.Folder.Write("files.iso", system);
        return system;
    }

    private void RequireFiles(byte[] system, int start)
    {
        Assert.Equal(system, _disc.ReadDataWithReadom(Blocks(system), start));
        string[] which = ["-N", start.ToString(CultureInfo.InvariantCulture), "-i", "data"];
        string list = Programs.Run(_disc.Options, "isoinfo", [.. which, "-f"]).Succeeded().Text;
        Assert.Contains("/NOISE.BIN;1", list, StringComparison.Ordinal);
        Assert.Equal(Words, Programs.Run(_disc.Options, "isoinfo", [.. which, "-x", "/WORDS.TXT;1"]).Succeeded().Text);
        Assert.Equal(_file, Programs.Run(_disc.Options, "isoinfo", [.. which, "-x", "/NOISE.BIN;1"]).Succeeded().Output);
    }
}
