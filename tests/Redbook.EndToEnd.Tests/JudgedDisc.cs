using System.Globalization;
using System.Text.RegularExpressions;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>A virtual disc as other programs see it: its folder holds a cue sheet, and nothing else is known of it.</summary>
internal sealed partial class JudgedDisc
{
    private const int SectorBytes = 2352;

    public JudgedDisc(string folder)
    {
        Sheet = Assert.Single(Directory.GetFiles(folder, "*.cue"));
        Samples = Assert.Single(Directory.GetFiles(folder, "*.bin"));
        Tracks = AskCdrdao(Sheet);
        CheckWithCdInfo(Sheet, Tracks);
    }

    /// <summary>The cue sheet.</summary>
    public string Sheet { get; }

    /// <summary>The file that the sheet refers to.</summary>
    public string Samples { get; }

    /// <summary>The tracks, as cdrdao and cd-info agree that they are.</summary>
    public IReadOnlyList<JudgedTrack> Tracks { get; }

    /// <summary>The newest virtual disc in a folder in which a burn without a named drive was run.</summary>
    public static JudgedDisc Newest(string folder) =>
        new(Assert.Single(Directory.GetDirectories(folder, "redbook-*.disc")));

    /// <summary>A track's samples, straight from the file.</summary>
    public byte[] Read(JudgedTrack track)
    {
        using FileStream file = File.OpenRead(Samples);
        file.Position = (long)track.StartSector * SectorBytes;
        byte[] pcm = new byte[track.LengthSectors * SectorBytes];
        file.ReadExactly(pcm);
        return pcm;
    }

    /// <summary>A track's samples, read through the cue sheet by libcdio's cd-read.</summary>
    public byte[] ReadWithCdRead(JudgedTrack track, TempFolder folder)
    {
        string output = folder.PathOf($"track-{track.Number}.pcm");
        Programs.Run(
            "cd-read", "--mode=audio", $"--cue-file={Sheet}", "--no-hexdump", $"--output-file={output}",
            $"--start={track.StartSector}", $"--number={track.LengthSectors}").Succeeded();
        return File.ReadAllBytes(output);
    }

    private static List<JudgedTrack> AskCdrdao(string sheet)
    {
        string said = Programs.Run(Beside(sheet), "cdrdao", "show-toc", Path.GetFileName(sheet)).Succeeded().Text;
        MatchCollection matches = CdrdaoTrack().Matches(said);
        return
        [
            .. matches.Select(match => new JudgedTrack(
                Number(match, "number"), Number(match, "start"), Number(match, "end"))),
        ];
    }

    private static void CheckWithCdInfo(string sheet, IReadOnlyList<JudgedTrack> tracks)
    {
        string said = Programs.Run(
            "cd-info", "--no-header", "--no-device-info", "--no-cddb", $"--cue-file={sheet}").Succeeded().Text;
        Assert.Equal(
            tracks.Select(track => (track.Number, track.StartSector)),
            CdInfoTrack().Matches(said).Select(match => (Number(match, "number"), Number(match, "start"))));
        Assert.Equal(tracks[^1].EndSector, Number(CdInfoLeadOut().Match(said), "start"));
    }

    // cdrdao looks for the file that a sheet names in the working directory.
    private static ProgramOptions Beside(string sheet) => new() { WorkingDirectory = Path.GetDirectoryName(sheet) };

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^TRACK\s+(?<number>\d+)\s+Mode AUDIO:(?s:.*?)START\s+[\d:]+\(\s*(?<start>\d+)\)\s+END\s+[\d:]+\(\s*(?<end>\d+)\)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CdrdaoTrack();

    [GeneratedRegex(
        @"^\s*(?<number>\d+):\s+[\d:]+\s+(?<start>\d+)\s+audio\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CdInfoTrack();

    [GeneratedRegex(
        @"^\s*170:\s+[\d:]+\s+(?<start>\d+)\s+leadout\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CdInfoLeadOut();
}
