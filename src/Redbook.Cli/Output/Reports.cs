using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Emulation;

namespace Redbook.Cli.Output;

/// <summary>Reports of drives and discs as fields, tables and events.</summary>
internal static class Reports
{
    public static IReadOnlyList<(string Label, string Value)> Fields(DriveEntry entry, DriveDescription drive) =>
    [
        ("Name", $"{entry.Name}{(entry.IsReal ? "" : " (in software)")}"),
        ("Model", $"{Words.Of(drive)}, firmware {drive.Revision}"),
        .. Optional("Serial number", drive.SerialNumber),
        ("Records", drive.WriteModes.Count == 0
            ? "nothing"
            : string.Join(", ", drive.WriteModes.Select(Words.Of)) + (drive.CanSimulate ? "; can simulate" : "")),
        ("Write speeds", drive.WriteSpeedsX.Count == 0
            ? "not told"
            : string.Join(", ", drive.WriteSpeedsX.Select(Words.Speed))),
        .. Optional("Read speed", drive.MaxReadSpeedX is { } speed ? $"up to {Words.Speed(speed)}" : null),
        ("Buffer", drive.BufferBytes is { } bytes ? $"{bytes / 1024} KiB" : "not told"),
        ("Underrun", drive.HasUnderrunProtection ? "protected" : "not protected"),
        .. Optional("Volumes", entry.VolumePathNames.Count == 0 ? null : string.Join(' ', entry.VolumePathNames)),
    ];

    public static IReadOnlyList<(string Label, string Value)> Fields(DiscDescription disc)
    {
        if (disc.Kind == DiscKind.None)
        {
            return [("Type", Words.Of(disc.Kind))];
        }

        return
        [
            ("Type", Words.Of(disc.Kind)),
            ("State", Words.Of(disc.State)),
            ("Sessions", $"{disc.SessionCount}"),
            ("Tracks", $"{disc.Tracks.Count}"),
            ("Free", disc.NextWritable is { } next
                ? $"{Times.Exact(disc.FreeSectors)} ({disc.FreeSectors} sectors), from {Words.Of(next)}"
                : "nothing"),
            .. Optional("CD-TEXT", disc.CdText is { } text ? Words.Of(text) : null),
            .. Optional("Lead-in", disc.AtipLeadInStart is { } start ? $"from {start} (ATIP)" : null),
            .. Optional("Limit", disc.AtipLeadOutLimit is { } limit ? $"lead-out at {limit} at the latest (ATIP)" : null),
            .. Optional("Made by", disc.AtipLeadInStart is null ? null : disc.Maker ?? "a maker not known here"),
        ];
    }

    public static IReadOnlyList<(string Label, string Value)> Fields(VirtualDiscDescription disc) =>
    [
        ("Folder", disc.Path),
        ("Length", $"{disc.Minutes} minutes{(disc.OverburnSectors > 0 ? $" and {Words.Count(disc.OverburnSectors, "sector")} more" : "")}"),
        ("Made for", $"{Words.Speed(disc.MinimumSpeedX)} to {Words.Speed(disc.MaximumSpeedX)}"),
        ("Calibrations", $"{disc.PowerCalibrations}"),
        .. Optional("Protection", disc.IsWriteProtected ? "write-protected" : null),
        .. Optional("Condition", disc.Condition == MediumCondition.Usable ? null : $"{ConditionName(disc)}: no drive can work on it"),
        ("Drive", $"{disc.DriveModel}{(disc.IsTimed ? ", takes its time" : "")}{(disc.IsOut ? ", empty: the disc is out" : "")}"),
    ];

    private static string ConditionName(VirtualDiscDescription disc) => disc.Condition switch
    {
        MediumCondition.Unformatted => "unformatted",
        MediumCondition.Damaged => "damaged",
        _ => "usable",
    };

    public static TableModel Files(VirtualDiscDescription disc) => new(
        [new TableColumn("File", IsElastic: true), new TableColumn("Bytes", IsRight: true)],
        [.. disc.Files.Select(static file => (IReadOnlyList<string>)[file.Name, $"{file.Bytes}"])]);

    public static JsonEvents.VirtualDisc Event(VirtualDiscDescription disc) => new(
        "virtualDisc",
        disc.Path,
        TypeName(disc.Disc.Kind),
        disc.Minutes,
        disc.OverburnSectors,
        disc.IsWriteProtected,
        disc.MinimumSpeedX,
        disc.MaximumSpeedX,
        disc.PowerCalibrations,
        disc.Condition == MediumCondition.Usable ? null : ConditionName(disc),
        disc.DriveModel,
        disc.IsTimed,
        !disc.IsOut,
        [
            .. disc.Findings.Select(static finding =>
                new JsonEvents.VirtualDiscFinding(finding.Session, finding.ToString(), finding.IsConvention)),
        ],
        [.. disc.Files.Select(static file => new JsonEvents.VirtualDiscFile(file.Name, file.Bytes))]);

    public static TableModel Tracks(DiscDescription disc) => disc.CdText is { Blocks: [var text, ..] }
        ? WithTexts(PlainTracks(disc), disc, text)
        : PlainTracks(disc);

    /// <summary>The table with what the disc says of each track.</summary>
    private static TableModel WithTexts(TableModel tracks, DiscDescription disc, CdTextBlock text) => new(
        [.. tracks.Columns, new TableColumn("Title", IsElastic: true), new TableColumn("Performer", IsElastic: true)],
        [
            .. tracks.Rows.Zip(disc.Tracks, (row, track) => (IReadOnlyList<string>)
            [
                .. row,
                text.Tracks.ElementAtOrDefault(track.Number - text.FirstTrack)?.Title ?? "",
                text.Tracks.ElementAtOrDefault(track.Number - text.FirstTrack)?.Performer ?? "",
            ]),
        ]);

    private static TableModel PlainTracks(DiscDescription disc) => new(
        [
            new TableColumn("#", IsRight: true),
            new TableColumn("Session", IsRight: true),
            new TableColumn("Start", IsRight: true),
            new TableColumn("Length", IsRight: true),
            new TableColumn("Kind"),
        ],
        [
            .. disc.Tracks.Select(static track => (IReadOnlyList<string>)
            [
                $"{track.Number}",
                $"{track.Session}",
                Words.Of(track.Start),
                Times.Exact(track.LengthSectors),
                (track.IsData ? "data" : "audio") + (track.IsOpen ? ", open" : ""),
            ]),
        ]);

    public static JsonEvents.DriveDescribed Event(DriveEntry entry, DriveDescription drive) => new(
        "drive",
        entry.Name.ToString(),
        entry.IsReal,
        drive.Vendor,
        drive.Product,
        drive.Revision,
        drive.SerialNumber,
        [.. drive.WriteModes.Select(Words.ShortOf)],
        drive.CanSimulate,
        drive.HasUnderrunProtection,
        drive.BufferBytes,
        drive.WriteSpeedsX,
        drive.MaxReadSpeedX);

    public static JsonEvents.DiscDescribed Event(DiscDescription disc) => new(
        "disc",
        TypeName(disc.Kind),
        disc.Kind == DiscKind.None ? null : Words.Of(disc.State),
        disc.SessionCount,
        [
            .. disc.Tracks.Select(static track => new JsonEvents.DiscTrack(
                track.Number,
                track.Session,
                track.Start.Value,
                track.LengthSectors,
                Times.Exact(track.LengthSectors),
                track.IsData,
                track.IsOpen)),
        ],
        disc.NextWritable?.Value,
        disc.FreeSectors,
        Times.Exact(disc.FreeSectors),
        disc.AtipLeadInStart?.ToString(),
        disc.AtipLeadOutLimit?.ToString(),
        disc.Maker,
        [.. disc.CdText?.Blocks.Select(Texts) ?? []]);

    /// <summary>The texts of one language.</summary>
    public static JsonEvents.DiscTexts Texts(CdTextBlock block) => new(
        block.Number,
        block.Language.ToString(),
        Words.Of(block.CharacterSet),
        [
            .. block.Tracks.Prepend(block.Album).Select((entry, i) => new JsonEvents.DiscText(
                i == 0 ? 0 : block.FirstTrack + i - 1, entry.Title, entry.Performer, entry.Songwriter, entry.Composer, entry.Arranger, entry.Message)),
        ]);

    /// <summary>The name of a kind of disc in options and events.</summary>
    public static string TypeName(DiscKind kind) => kind switch
    {
        DiscKind.None => "none",
        DiscKind.CdRom => "cd-rom",
        DiscKind.CdR => "cd-r",
        DiscKind.CdRw => "cd-rw",
        _ => "other",
    };

    private static (string Label, string Value)[] Optional(string label, string? value) =>
        value is null ? [] : [(label, value)];
}
