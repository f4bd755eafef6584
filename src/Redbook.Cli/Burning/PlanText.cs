using Redbook.Audio;
using Redbook.Cli.Output;
using Redbook.Recording.Mastering;

namespace Redbook.Cli.Burning;

/// <summary>A plan as fields and as a table of tracks.</summary>
internal static class PlanText
{
    public static IReadOnlyList<(string Label, string Value)> Fields(DriveEntry drive, BurnPlan plan) =>
    [
        ("Drive", $"{drive.Name}, {Words.Of(plan.Drive)}{(drive.IsReal ? "" : " (in software)")}"),
        ("Disc", Words.Of(plan.Disc)),
        ("Plan", Summary(plan)),
        .. plan.KeepsCdText && plan.Album.CdText is { Blocks.Count: > 0 } text ? [("CD-TEXT", Words.Of(text))] : Array.Empty<(string, string)>(),
        .. plan.KeepsGraphics ? [("CD+G", $"graphics of track {string.Join(", ", plan.Album.Tracks.Where(static track => track.HasGraphics).Select(track => NumberOf(plan, track)))}")] : Array.Empty<(string, string)>(),
        .. plan.Album.Image.Mcn is { } mcn && plan.Mode != WriteMode.TrackAtOnce ? [("Catalogue", mcn.Digits)] : Array.Empty<(string, string)>(),
    ];

    public static TableModel Tracks(BurnPlan plan) => new(
        [
            .. plan.Album.SessionCount > 1 ? [new TableColumn("Session", IsRight: true)] : Array.Empty<TableColumn>(),
            new TableColumn("#", IsRight: true),
            new TableColumn("Title", IsElastic: true),
            new TableColumn("Source", IsElastic: true),
            new TableColumn("Conversion", IsElastic: true),
            new TableColumn("Length", IsRight: true),
        ],
        [
            .. plan.Album.Tracks.Select(track => (IReadOnlyList<string>)
            [
                .. plan.Album.SessionCount > 1 ? [$"{track.Session}"] : Array.Empty<string>(),
                $"{NumberOf(plan, track)}",
                track.Title,
                Source(track),
                track.Conversions.Count == 0 ? "none" : string.Join(", ", track.Conversions),
                Times.Exact(track.LengthSectors),
            ]),
        ]);

    /// <summary>The number a track will have on the disc, which may have tracks already.</summary>
    public static int NumberOf(BurnPlan plan, AlbumTrack track) => plan.FirstTrackNumber + track.Number - 1;

    /// <summary>A source as short as people say it: <c>FLAC 44.1 kHz 16 bit stereo</c>.</summary>
    private static string Source(AlbumTrack track)
    {
        if (track.IsData)
        {
            return "data";
        }

        SampleFormat format = track.SourceFormat;
        string channels = format.Channels switch
        {
            1 => "mono",
            2 => "stereo",
            _ => $"{format.Channels} channels",
        };
        string depth = track.IsLossy ? ""
            : format.IsFloat ? $"{format.BitsPerSample} bit float " : $"{format.BitsPerSample} bit ";
        return $"{Kind(track.SourceKind)} {format.RateHz / 1000.0:0.###} kHz {depth}{channels}";
    }

    /// <summary>The kind without a codec that only repeats it: <c>MP3 (mp3)</c> is <c>MP3</c>.</summary>
    private static string Kind(string kind)
    {
        int open = kind.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && kind[..open].Contains(kind[(open + 2)..].TrimEnd(')'), StringComparison.OrdinalIgnoreCase)
            ? kind[..open]
            : kind;
    }

    private static string Summary(BurnPlan plan)
    {
        BurnOptions options = plan.Options;
        string speed = options.SpeedX is { } times ? $" at {Words.Speed(times)}" : "";
        string end = options.CloseDisc ? "disc closed at the end" : "disc left open";
        string form = plan.RawForm is { } raw and not RawImageForm.Raw ? $" ({Words.ShortOf(raw)})" : "";
        string why = options.Mode is null && plan.ModeReason.Length > 0 ? $" ({plan.ModeReason})" : "";
        return $"{Words.Of(plan.Mode)}{form}{why}{speed}, {Words.Tracks(plan.Album)}, "
            + $"{Times.Exact(plan.RequiredSectors)} with gaps, {end}{(options.Simulate ? ", laser off" : "")}";
    }
}
