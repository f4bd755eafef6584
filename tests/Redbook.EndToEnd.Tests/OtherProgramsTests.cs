using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>Unmodified wodim, icedax and readom, which take the recorder in software for a drive: what they record is read
/// back by them and by others.</summary>
[Trait("Category", "Judge")]
[UnsupportedOSPlatform("windows")]
public sealed class OtherProgramsTests
{
    private const int PauseSectors = 150;

    // From the end of a session to the first sector of the next: lead-out of 6750 sectors, lead-in of 4500, pause.
    private const int BetweenSessions = 6750 + 4500 + PauseSectors;

    private static readonly RemoteTrack[] Album =
    [
        RemoteTrack.Of("a", 1, 450),
        RemoteTrack.Of("b", 2, 750, bytes: 1000),
        RemoteTrack.Of("c", 3, 600),
    ];

    [Fact]
    public void Wodim_finds_a_recorder_and_what_it_can_do()
    {
        using RemoteDisc disc = new();

        string said = disc.Wodim("-v", "-checkdrive").Succeeded().AllText;
        Assert.Contains("Device seems to be: Generic mmc CD-RW.", said, StringComparison.Ordinal);
        Assert.Contains("Current: 0x0009 (CD-R)", said, StringComparison.Ordinal);
        Assert.Contains("BURNFREE", said, StringComparison.Ordinal);
        string modes = said.Split('\n').Single(line => line.StartsWith("Supported modes:", StringComparison.Ordinal));
        Assert.Equal(
            ["TAO", "SAO", "SAO/R96P", "SAO/R96R", "RAW/R16", "RAW/R96P", "RAW/R96R"],
            modes["Supported modes:".Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        string capabilities = disc.Wodim("-prcap").Succeeded().Text;
        Assert.Contains("Does write CD-R media", capabilities, StringComparison.Ordinal);
        Assert.Contains("Does support Buffer-Underrun-Free recording", capabilities, StringComparison.Ordinal);
        Assert.Contains("Maximum write speed:  8467 kB/s (CD  48x", capabilities, StringComparison.Ordinal);

        string atip = disc.Wodim("-atip").Succeeded().Text;
        Assert.Contains("ATIP start of lead in:  -11077 (97:34/23)", atip, StringComparison.Ordinal);
        Assert.Contains("ATIP start of lead out: 359847 (79:59/72)", atip, StringComparison.Ordinal);
    }

    [Fact]
    public void Looking_for_drives_finds_one()
    {
        using RemoteDisc disc = new();

        string said = Programs.Run(disc.Options, "wodim", "dev=REMOTE:me@here:", "-scanbus").Succeeded().AllText;

        Assert.Single(said.Split('\n'), line => line.Contains("'REDBOOK '", StringComparison.Ordinal));
    }

    // What the drive adds to each track, and to each track but the first, is the way of writing's own.
    [Theory]
    [InlineData("-tao", 2, PauseSectors)]
    [InlineData("-sao", 0, 0)]
    [InlineData("-raw96r", 0, 0)]
    [InlineData("-raw96p", 0, 0)]
    [InlineData("-raw16", 0, 0)]
    public void Wodim_records_tracks_that_are_read_back_to_the_sample(string mode, int runOut, int pause)
    {
        using RemoteDisc disc = new();

        disc.Record(mode.Split(' '), Album);

        List<int> starts = [0];
        foreach (RemoteTrack track in Album)
        {
            starts.Add(starts[^1] + track.Sectors + runOut + pause);
        }

        starts[^1] -= pause;
        Assert.Equal(starts, disc.Toc());
        CheckSamples(disc, starts);
    }

    [Fact]
    public void Names_given_to_wodim_are_found_by_icedax()
    {
        using RemoteDisc disc = new();
        disc.Wodim(
            "-tao", "-audio", "-pad", "mcn=4006408123453",
            "isrc=DEA629912345", Album[0].Write(disc.Folder),
            "isrc=USRC17607839", Album[1].Write(disc.Folder)).Succeeded();

        string said = disc.AskIcedax();

        Assert.Contains("4006408123453", said, StringComparison.Ordinal);
        Assert.Contains("DE-A62-99-12345", said, StringComparison.Ordinal);
        Assert.Contains("US-RC1-76-07839", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-tao")]
    [InlineData("-sao")]
    [InlineData("-raw96r")]
    public void A_dummy_run_leaves_the_disc_blank(string mode)
    {
        using RemoteDisc disc = new();

        disc.Record([mode, "-dummy"], Album);

        Assert.Contains("Cannot read TOC", disc.Wodim("-toc").AllText, StringComparison.Ordinal);
        Assert.Equal(0, Directory.GetFiles(disc.Folder.PathOf("my.disc"), "*.bin").Sum(file => new FileInfo(file).Length));
        disc.Record([mode], Album[0]);
        Album[0].IsAtTheStartOf(disc.RipWithIcedax()[0]);
    }

    [Theory]
    [InlineData("-tao", 2, PauseSectors)]
    public void A_second_session_is_added_where_wodim_was_told_and_closes_the_disc(string mode, int runOut, int pause)
    {
        using RemoteDisc disc = new();
        int second = Album[0].Sectors + runOut + pause;
        int firstEnd = second + Album[1].Sectors + runOut;
        int third = firstEnd + BetweenSessions;

        disc.Record([mode, "-multi"], Album[..2]);
        Assert.Contains($"0,{third}", disc.Wodim("-msinfo").Succeeded().Text, StringComparison.Ordinal);
        Assert.Equal([0, second, firstEnd], disc.Toc());

        disc.Record([mode], Album[2]);
        int end = third + Album[2].Sectors + runOut;
        Assert.Equal([0, second, third, end], disc.Toc());
        byte[] main = disc.CloneWithReadom();
        Album[0].IsAtTheStartOf(main.AsSpan()[..(second * Signals.SectorBytes)]);
        Album[1].IsAtTheStartOf(main.AsSpan()[(second * Signals.SectorBytes)..(firstEnd * Signals.SectorBytes)]);
        Album[2].IsAtTheStartOf(main.AsSpan()[(third * Signals.SectorBytes)..]);

        // icedax takes the last track of a session to end where the next session begins, and trips over what lies between.
        IReadOnlyList<byte[]> ripped = disc.RipWithIcedax();
        Assert.Equal(3, ripped.Count);
        Album[0].IsAtTheStartOf(ripped[0]);
        Album[2].IsAtTheStartOf(ripped[2]);

        Assert.NotEqual(0, disc.Wodim(mode, "-audio", Album[2].Write(disc.Folder)).ExitCode);
        Assert.Equal([0, second, third, end], disc.Toc());
    }

    // In every session wodim numbers its tracks from 1 and its times from 00:00:00; a session cannot be laid out so on a disc
    // that has one. What is there stays, and a track at once is still taken.
    [Fact]
    public void A_second_session_at_once_by_wodim_is_refused_and_costs_nothing()
    {
        using RemoteDisc disc = new();
        disc.Record(["-sao", "-multi"], Album[0]);

        string said = disc.Wodim("-sao", "-audio", "-pad", Album[1].Write(disc.Folder)).ExitedWith(255).AllText;

        Assert.Contains("Cannot send CUE sheet", said, StringComparison.Ordinal);
        Assert.Equal([0, Album[0].Sectors], disc.Toc());
        disc.Record(["-tao"], Album[1]);
        int second = Album[0].Sectors + BetweenSessions;
        Assert.Equal([0, second, second + Album[1].Sectors + 2], disc.Toc());
    }

    [Fact]
    public void The_kind_of_drive_that_a_name_asks_for_is_the_one_that_wodim_meets()
    {
        using RemoteDisc disc = new(drive: "?drive=pq-only");

        string said = disc.Wodim("-v", "-checkdrive").Succeeded().AllText;

        Assert.Contains("'PQ ONLY         '", said, StringComparison.Ordinal);
        string modes = said.Split('\n').Single(line => line.StartsWith("Supported modes:", StringComparison.Ordinal));
        Assert.Equal(
            ["TAO", "SAO", "RAW/R16"],
            modes["Supported modes:".Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Where(static mode => !mode.StartsWith("SAO/", StringComparison.Ordinal)));
    }

    // Without a sense of time wodim finds the buffer empty whenever it looks. With one it fills, before the laser starts at
    // the latest.
    [Theory]
    [InlineData("", false)]
    [InlineData("?timing=quick", true)]
    public void Where_time_passes_wodim_sees_the_buffer_fill(string drive, bool fills)
    {
        using RemoteDisc disc = new(drive: drive);
        RemoteTrack track = RemoteTrack.Of("long", 4, 1_500);

        string said = disc.Wodim("-v", "-tao", "-audio", "-pad", track.Write(disc.Folder)).Succeeded().AllText;

        MatchCollection seen = Regex.Matches(said, @"(?<=\[buf +)[0-9]+(?=%\])", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.NotEmpty(seen);
        Assert.Equal(fills, seen.Any(static match => match.Value != "0"));
        track.IsAtTheStartOf(Assert.Single(disc.RipWithIcedax()));
    }

    // What the drive answers then is not what ends wodim, but that it finds nowhere to write.
    [Fact]
    public void Wodim_leaves_a_closed_disc_as_it_is()
    {
        using RemoteDisc disc = new();
        disc.Record(["-tao"], Album[0]);

        disc.Wodim("-tao", "-audio", "-pad", Album[1].Write(disc.Folder)).ExitedWith(254);

        Assert.Equal([0, Album[0].Sectors + 2], disc.Toc());
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("all")]
    public void A_rewritable_disc_is_blanked_and_recorded_again(string how)
    {
        using RemoteDisc disc = new("cd-rw");
        disc.Record(["-tao"], Album[0], Album[1]);

        disc.Wodim("blank=" + how).Succeeded();
        Assert.Contains("Cannot read TOC", disc.Wodim("-toc").AllText, StringComparison.Ordinal);

        disc.Record(["-sao"], Album[2]);
        Assert.Equal([0, Album[2].Sectors], disc.Toc());
        Album[2].IsAtTheStartOf(Assert.Single(disc.RipWithIcedax()));
    }

    // Text goes into the lead-in by the cue sheet, or in the sub-channel of a whole disc.
    [Theory]
    [InlineData("-sao")]
    [InlineData("-raw96r")]
    public void Text_that_wodim_writes_is_read_by_icedax(string mode)
    {
        using RemoteDisc disc = new();
        string[] files = [disc.WriteNamed(Album[0], 1, 0, "First Song"), disc.WriteNamed(Album[2], 2, Album[0].Sectors, "Second")];

        disc.Wodim([mode, "-text", "-useinfo", "-audio", "-pad", .. files]).Succeeded();

        string said = disc.AskIcedax();
        Assert.Contains("CD-Text: detected", said, StringComparison.Ordinal);
        Assert.Contains("Album title: 'Demo Album'", said, StringComparison.Ordinal);
        Assert.Contains("Second", said, StringComparison.Ordinal);
        Assert.Contains("4006381333931", said, StringComparison.Ordinal);
        Assert.Contains("USRC17607842", said, StringComparison.Ordinal);
        byte[] packs = File.ReadAllBytes(disc.Folder.PathOf("my.disc/disc.cdt"));
        Assert.Equal((0, (byte)0x80), (packs.Length % 18, packs[0]));
    }

    [Fact]
    public void What_icedax_writes_beside_the_tracks_that_it_rips_is_the_disc_again()
    {
        const string sheet =
            """
            CATALOG 4006381333931
            TITLE "Demo Album"
            PERFORMER "The Band"
            FILE "sound.bin" BINARY
              TRACK 01 AUDIO
                TITLE "First"
                PERFORMER "Someone"
                FLAGS DCP
                ISRC USABC2500001
                INDEX 01 00:00:00
                INDEX 02 00:03:00
              TRACK 02 AUDIO
                TITLE "Second"
                PERFORMER "The Band"
                FLAGS PRE
                ISRC USABC2500002
                INDEX 00 00:06:10
                INDEX 01 00:06:53

            """;
        using RemoteDisc disc = new();
        string folder = disc.Folder.Root;
        disc.Folder.Write("album.cue", Encoding.ASCII.GetBytes(sheet));
        disc.Folder.Write("sound.bin", Signals.Noise(1000, 8));
        RedbookProgram.Run(folder, "burn", "album.cue", "--drive", "virtual:my.disc", "--yes").Succeeded();

        string rip = disc.RipWithDescriptions();
        RedbookProgram.Run(folder, "convert", Path.Combine(rip, "audio_01.inf"), "back.cue").Succeeded();

        string back = File.ReadAllText(disc.Folder.PathOf("back.cue"));
        Assert.Equal(sheet.ReplaceLineEndings("\n").Replace("sound.bin", "back.bin", StringComparison.Ordinal), back);
        Assert.Equal(File.ReadAllBytes(disc.Folder.PathOf("sound.bin")), File.ReadAllBytes(disc.Folder.PathOf("back.bin")));
    }

    [Fact]
    public void A_clone_of_a_disc_is_the_same_disc()
    {
        using RemoteDisc first = new();
        first.Record(["-sao"], Album);
        byte[] main = first.CloneWithReadom();
        using RemoteDisc second = new();
        File.Copy(first.Folder.PathOf("clone"), second.Folder.PathOf("clone"));
        File.Copy(first.Folder.PathOf("clone.toc"), second.Folder.PathOf("clone.toc"));

        second.Wodim("-clone", "-raw96r", "clone").Succeeded();

        Assert.Equal(first.Toc(), second.Toc());
        Assert.Equal(main, second.CloneWithReadom());

        // The clone is a disc image like any other.
        RedbookProgram.Run(first.Folder.Root, "convert", "clone", "converted.cue").Succeeded();
        Assert.Equal(main, File.ReadAllBytes(first.Folder.PathOf("converted.bin")));
        Assert.Equal(Album.Length, File.ReadAllLines(first.Folder.PathOf("converted.cue")).Count(line => line.Contains("INDEX 01", StringComparison.Ordinal)));
    }

    // Codes of data sectors are the drive's work at once, and the program's when it writes raw.
    [Theory]
    [InlineData("-tao")]
    [InlineData("-sao")]
    [InlineData("-raw96r")]
    public void Data_that_wodim_writes_is_read_back_by_readom(string mode)
    {
        using RemoteDisc disc = new();
        byte[] data = new byte[400 * 2048];
        new Random(4).NextBytes(data);
        File.WriteAllBytes(disc.Folder.PathOf("data.iso"), data);

        disc.Wodim(mode, "-data", "data.iso").Succeeded();

        Assert.Equal(data, disc.ReadDataWithReadom(400));
    }

    [Fact]
    public void A_drive_that_is_not_there_is_told_by_both_and_nobody_waits()
    {
        using RemoteDisc disc = new();
        ProgramOptions elsewhere = disc.Options with
        {
            Environment = new Dictionary<string, string?>(disc.Options.Environment) { ["REDBOOK_DRIVE"] = "virtual:other.disc" },
        };

        string said = Programs.Run(elsewhere, "wodim", "dev=REMOTE:me@here:0,0,0", "-checkdrive").ExitedWith(255).Error;

        Assert.Contains("redbook: ", said, StringComparison.Ordinal);
        Assert.Contains("redbook disc new", said, StringComparison.Ordinal);
        Assert.Contains("Cannot open SCSI driver!", said, StringComparison.Ordinal);
    }

    // Ctrl-C goes to every program of a terminal. What it means is for the client to say, which then ends the track.
    [Fact]
    public void The_server_goes_on_through_an_interrupt_and_ends_with_its_client()
    {
        using RemoteDisc disc = new();
        using Process server = Programs.Start(
            disc.Options with { IsInterruptible = true }, disc.Options.Environment["RSH"]!, "here", "-l", "me", "server");
        Stream answers = server.StandardOutput.BaseStream;

        Assert.Equal("A0\n0\n0\n0\n0\n", Ask("O0,0,0\n", 11));
        for (int i = 0; i < 10; i++)
        {
            Programs.Run("kill", "-INT", server.Id.ToString(CultureInfo.InvariantCulture)).Succeeded();
            Assert.Equal("A8\nRedbook\0", Ask("V1\n", 11));
        }

        server.StandardInput.Close();
        Assert.True(server.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal((-1, ""), (answers.ReadByte(), server.StandardError.ReadToEnd()));

        string Ask(string request, int bytes)
        {
            server.StandardInput.Write(request);
            server.StandardInput.Flush();
            byte[] answer = new byte[bytes];
            answers.ReadExactly(answer);
            return Encoding.Latin1.GetString(answer);
        }
    }

    private static void CheckSamples(RemoteDisc disc, List<int> starts)
    {
        IReadOnlyList<byte[]> ripped = disc.RipWithIcedax();
        byte[] cloned = disc.CloneWithReadom();
        JudgedDisc judged = disc.Judge();
        Assert.Equal(Album.Length, ripped.Count);
        Assert.Equal(starts[^1] * Signals.SectorBytes, cloned.Length);
        Assert.Equal(starts[..^1], judged.Tracks.Select(track => track.StartSector));
        for (int i = 0; i < Album.Length; i++)
        {
            Range sectors = (starts[i] * Signals.SectorBytes)..(starts[i + 1] * Signals.SectorBytes);
            Assert.Equal(cloned[sectors].Length, ripped[i].Length);
            Album[i].IsAtTheStartOf(ripped[i]);
            Album[i].IsAtTheStartOf(cloned[sectors]);

            // The sheet's index 0 ends a track before the next one's index 1 begins.
            Album[i].IsAtTheStartOf(judged.Read(judged.Tracks[i] with { EndSector = starts[i + 1] }));
        }
    }
}
