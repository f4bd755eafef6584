using System.Globalization;
using System.Text.RegularExpressions;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>A virtual disc that programs of the cdrecord family reach through <c>./redbook-rscsi</c>.</summary>
internal sealed partial class RemoteDisc : IDisposable
{
    private const string Device = "REMOTE:me@here:0,0,0";

    private readonly TempFolder _folder = new();

    /// <summary>A disc in a drive.</summary>
    /// <param name="type">The disc.</param>
    /// <param name="drive">What the drive's name says of it, such as <c>?timing=quick</c>.</param>
    public RemoteDisc(string type = "cd-r", string drive = "")
    {
        RedbookProgram.Run(_folder.Root, "disc", "new", "my.disc", "--type", type).Succeeded();
        Options = RedbookProgram.Options(_folder.Root) with
        {
            Timeout = TimeSpan.FromMinutes(20),
            Environment = new Dictionary<string, string?>
            {
                ["RSH"] = Repository.PathOf("redbook-rscsi"),
                ["REDBOOK_DRIVE"] = "virtual:my.disc" + drive,
                ["REDBOOK_DRIVES"] = null,
            },
        };
    }

    /// <summary>How a program is started so that it finds the disc.</summary>
    public ProgramOptions Options { get; }

    public TempFolder Folder => _folder;

    /// <summary>The disc as it lies in its folder.</summary>
    public JudgedDisc Judge() => new(_folder.PathOf("my.disc"));

    public ProgramResult Wodim(params string[] arguments) =>
        Programs.Run(Options, "wodim", [$"dev={Device}", "gracetime=2", .. arguments]);

    /// <summary>Records files with wodim and checks that it counted what it was given.</summary>
    public void Record(string[] mode, params RemoteTrack[] tracks)
    {
        ProgramResult result = Wodim([.. mode, "-audio", "-pad", .. tracks.Select(track => track.Write(_folder))]).Succeeded();
        Assert.Equal(
            tracks.Select(track => track.Sectors),
            WrittenTrack().Matches(result.AllText).Select(match => Number(match, "sectors")));
    }

    /// <summary>Where tracks and lead-out begin, as wodim reads the table of contents.</summary>
    public IReadOnlyList<int> Toc()
    {
        string said = Wodim("-toc").Succeeded().Text;
        return [.. TocLine().Matches(said).Select(match => Number(match, "lba"))];
    }

    /// <summary>Rips everything, or some tracks (<c>2+3</c>), with icedax, a file a track.</summary>
    public IReadOnlyList<byte[]> RipWithIcedax(string? tracks = null) =>
        [.. Directory.GetFiles(Rip(["-Oraw", "-E", "little", .. tracks is null ? [] : (string[])["-t", tracks]]), "*.raw").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>Rips everything with icedax, with all that it finds out in a file beside each track.</summary>
    /// <returns>The folder.</returns>
    public string RipWithDescriptions() => Rip("-Owav", "-g", "-v", "indices,catalog,trackid,toc,titles");

    private string Rip(params string[] how)
    {
        // icedax writes where it is started.
        string output = Directory.CreateDirectory(_folder.PathOf($"icedax-{Guid.NewGuid():N}")).FullName;
        ProgramOptions there = Options with
        {
            WorkingDirectory = output,
            Environment = new Dictionary<string, string?>(Options.Environment)
            {
                ["REDBOOK_DRIVE"] = "virtual:" + _folder.PathOf("my.disc"),
            },
        };
        Programs.Run(there, "icedax", ["-D", Device, "-B", "-L", "0", .. how]).Succeeded();
        return output;
    }

    /// <summary>What icedax finds out without reading sound.</summary>
    public string AskIcedax() => Programs.Run(Options, "icedax", "-D", Device, "-J", "-N", "-g").Succeeded().AllText;

    /// <summary>Reads the whole disc with readom, sub-channel and all.</summary>
    /// <returns>The main channel from the first sector on.</returns>
    public byte[] CloneWithReadom()
    {
        const int ClonedSectorBytes = Signals.SectorBytes + 96;
        Programs.Run(Options, "readom", $"dev={Device}", "-clone", "f=clone").Succeeded();
        byte[] clone = File.ReadAllBytes(_folder.PathOf("clone"));
        Assert.Equal(0, clone.Length % ClonedSectorBytes);
        byte[] main = new byte[clone.Length / ClonedSectorBytes * Signals.SectorBytes];
        for (int sector = 0; sector < clone.Length / ClonedSectorBytes; sector++)
        {
            clone.AsSpan(sector * ClonedSectorBytes, Signals.SectorBytes).CopyTo(main.AsSpan(sector * Signals.SectorBytes));
        }

        return main;
    }

    /// <summary>Reads blocks of user data.</summary>
    public byte[] ReadDataWithReadom(int blocks, int first = 0)
    {
        Programs.Run(Options, "readom", $"dev={Device}", "f=data", $"sectors={first}-{first + blocks}").Succeeded();
        return File.ReadAllBytes(_folder.PathOf("data"));
    }

    /// <summary>Writes a track with a file of names beside it, as wodim's <c>-useinfo</c> wants it.</summary>
    /// <returns>The name of the file with the sound.</returns>
    public string WriteNamed(RemoteTrack track, int number, int startSector, string title)
    {
        string file = track.Write(_folder);
        File.WriteAllText(_folder.PathOf(Path.ChangeExtension(file, ".inf")),
            $"""
            MCN=	4006381333931
            ISRC=	USRC176078{40 + number}
            Albumperformer=	'The Band'
            Albumtitle=	'Demo Album'
            Performer=	'The Band'
            Tracktitle=	'{title}'
            Tracknumber=	{number}
            Trackstart=	{startSector}
            Tracklength=	{track.Sectors}, 0
            Pre-emphasis=	no
            Channels=	2
            Copy_permitted=	yes
            Endianess=	little
            Index=	0
            Index0=	-1

            """);
        return file;
    }

    public void Dispose() => _folder.Dispose();

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"Track \d+: Total bytes read/written: \d+/\d+ \((?<sectors>\d+) sectors\)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WrittenTrack();

    [GeneratedRegex(
        @"^track:\s*(?:\d+|lout)\s+lba:\s+(?<lba>-?\d+)\s",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TocLine();
}
