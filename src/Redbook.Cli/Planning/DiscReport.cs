using System.Text;
using Redbook.Cli.Input;
using Redbook.Cli.Output;
using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc.CueSheets;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;
using TocEntry = Redbook.Mmc.Responses.TocEntry;

namespace Redbook.Cli.Planning;

/// <summary>A disc that is planned, as fields, tables and events.</summary>
internal static class DiscReport
{
    public static IReadOnlyList<(string Label, string Value)> Fields(AlbumMaster master)
    {
        Album album = master.Album;
        CdTextBlock? text = album.CdText is { Blocks: [var block, ..] } ? block : null;
        return
        [
            .. text?.Album.Title is { Length: > 0 } title ? [("Title", title)] : Array.Empty<(string, string)>(),
            .. text?.Album.Performer is { Length: > 0 } performer ? [("Performer", performer)] : Array.Empty<(string, string)>(),
            ("Length", $"{Words.Tracks(album)}, {Times.Exact(master.LeadOut.Value)}; lead-out at {Words.Of(master.LeadOut)} ({master.LeadOut.Value})"),
            .. album.Image.Mcn is { } mcn ? [("Catalogue", mcn.Digits)] : Array.Empty<(string, string)>(),
            .. album.CdText is { } texts
                ? [("CD-TEXT", $"{master.CdTextPacks.Length / CdTextPack.Size} packs; {string.Join("; ", texts.Blocks.Select(static one => $"{one.Language}, {Words.Of(one.CharacterSet)}"))}")]
                : Array.Empty<(string, string)>(),
            .. text?.Genre is { } genre ? [("Genre", Genre(genre))] : Array.Empty<(string, string)>(),
            .. album.HiddenTrack is { } hidden ? [("Hidden", $"{hidden.Path}, before track {album.Image.Tracks.First().Number}")] : Array.Empty<(string, string)>(),
            .. master.Sessions.SelectMany(static session => session.LostSamples).Select(static loss => (
                "Write offset", $"the {(loss.AtStart ? "first" : "last")} {loss.Samples} samples of track {loss.Track} fall off the disc")),
            .. master.Sessions.Count > 1
                ? master.Sessions.Select(static session => ($"Session {session.SessionNumber}", Whole(session)))
                : [("Raw image", album.RawFile is { } file ? WholeFile(file) : Whole(master.Sessions[0]))],
        ];

        static string WholeFile(RawImageFile file) =>
            $"{Words.ShortOf(file.Form)}, {file.LengthSectors} sectors from {Words.Of(file.Start)} ({file.Start.Value}) to {Words.Of(EndOf(file))}";

        static string Whole(MasterPlan session) =>
            $"{session.End - session.LeadInStart} sectors from {Words.Of(session.LeadInStart)} ({session.LeadInStart.Value}) to {Words.Of(session.End - 1)}";
    }

    /// <summary>Every index of every track.</summary>
    public static TableModel Indexes(AlbumMaster master)
    {
        List<IReadOnlyList<string>> rows = [];
        bool isOne = master.Sessions.Count == 1;
        foreach ((TrackLayout track, AlbumTrack source) in master.Layout.Tracks.Zip(master.Album.Tracks))
        {
            for (int i = 0; i < track.Indexes.Count; i++)
            {
                TrackIndex index = track.Indexes[i];
                Lba end = i + 1 < track.Indexes.Count ? track.Indexes[i + 1].Start : track.End;
                bool isFirst = i == 0;
                rows.Add(
                [
                    .. isOne ? [] : (string[])[isFirst ? $"{source.Session}" : ""],
                    isFirst ? $"{track.Number}" : "",
                    isFirst ? source.Title : "",
                    $"{index.Number}",
                    Words.Of(index.Start),
                    $"{index.Start.Value}",
                    Times.Exact(end - index.Start),
                    isFirst && !track.Isrc.IsEmpty ? track.Isrc.ToHyphenated() : "",
                    isFirst ? Marks(source) : "",
                ]);
            }
        }

        return new TableModel(
            [
                .. isOne ? [] : (TableColumn[])[new TableColumn("Session", IsRight: true)],
                new TableColumn("#", IsRight: true),
                new TableColumn("Title", IsElastic: true),
                new TableColumn("Index", IsRight: true),
                new TableColumn("Start", IsRight: true),
                new TableColumn("LBA", IsRight: true),
                new TableColumn("Length", IsRight: true),
                new TableColumn("ISRC"),
                new TableColumn("Marks"),
            ],
            rows);
    }

    /// <summary>The points of a session's lead-in.</summary>
    public static TableModel Contents(MasterPlan session)
    {
        TocResponse contents = session.TableOfContents;
        IReadOnlyList<TocEntry> entries = contents.Entries;
        Control first = entries[0].Control, last = entries[^1].Control;
        Lba next = session.LeadOut + RedBookLimits.SessionGapSectors(session.SessionNumber);
        return new TableModel(
            [new TableColumn("Point"), new TableColumn("Control", IsRight: true), new TableColumn("Says")],
            [
                ["A0", Nibble(first), $"first track {contents.First}"],
                ["A1", Nibble(last), $"last track {contents.Last}"],
                ["A2", Nibble(last), $"lead-out at {Words.Of(session.LeadOut)}"],
                .. entries.Take(entries.Count - 1).Select(static entry => (IReadOnlyList<string>)
                    [$"{entry.Track:D2}", Nibble(entry.Control), $"track at {Words.Of(entry.Start)}"]),
                .. session.Disc.NextSession == NextSession.Allowed
                    ? [["B0", Nibble(first), $"next session's program at {Words.Of(next)}"]]
                    : Array.Empty<IReadOnlyList<string>>(),
            ]);
    }

    public static TableModel CueSheet(MasterPlan session) => new(
        [new TableColumn("Bytes"), new TableColumn("Means")],
        [.. Lines(session.ToCueSheet()).Select(static line => (IReadOnlyList<string>)[line.Bytes, Meaning(line.Entry)])]);

    public static TableModel Packs(AlbumMaster master) => new(
        [new TableColumn("Bytes"), new TableColumn("Text")],
        [.. Packs(master.CdTextPacks).Select(static pack => (IReadOnlyList<string>)[Hex(pack.Span), Readable(pack.Span[4..16])])]);

    public static TableModel Q(AlbumMaster master, IReadOnlyList<Lba> addresses) => new(
        [new TableColumn("Address"), new TableColumn("LBA", IsRight: true), new TableColumn("Q"), new TableColumn("P"), new TableColumn("Means")],
        [
            .. addresses.Select(address =>
            {
                (byte[] q, bool p) = Pq(master, address);
                return (IReadOnlyList<string>)[Words.Of(address), $"{address.Value}", Hex(q), p ? "1" : "0", Meaning(master, address)];
            }),
        ]);

    public static JsonEvents.DiscPlan Event(AlbumMaster master)
    {
        Album album = master.Album;
        return new JsonEvents.DiscPlan(
            "discPlan",
            album.Tracks.Count,
            master.LeadInStart.Value,
            master.LeadOut.Value,
            master.End.Value,
            Times.Exact(master.LeadOut.Value),
            album.Image.Mcn?.Digits,
            [
                .. master.Layout.Tracks.Zip(album.Tracks, static (track, source) => new JsonEvents.DiscPlanTrack(
                    track.Number,
                    source.Session,
                    source.Path,
                    source.Title,
                    track.Start.Value,
                    track.LengthSectors,
                    Times.Exact(track.LengthSectors),
                    [.. track.Indexes.Select(static index => new JsonEvents.DiscPlanIndex(index.Number, index.Start.Value, Words.Of(index.Start)))],
                    track.Isrc.IsEmpty ? null : track.Isrc.Code,
                    source.HasPreEmphasis,
                    Words.Of(source.Copy),
                    source.IsData,
                    source.HasGraphics)),
            ],
            [
                .. master.Sessions.SelectMany(static session => session.TableOfContents.Entries.Select(entry => new JsonEvents.DiscPlanToc(
                    session.SessionNumber,
                    entry.Track == TocEntry.LeadOutTrack ? "A2" : $"{entry.Track:D2}",
                    (int)entry.Control,
                    entry.Start.Value,
                    Words.Of(entry.Start)))),
            ],
            [.. Packs(master.CdTextPacks).Select(static pack => Hex(pack.Span))],
            [.. album.CdText?.Blocks.Select(Reports.Texts) ?? []],
            [.. Lines(master.Sessions[0].ToCueSheet()).Select(static line => line.Bytes)],
            [
                .. master.Sessions.Select(static session => new JsonEvents.DiscPlanSession(
                    session.SessionNumber,
                    session.TableOfContents.First,
                    session.TableOfContents.Last,
                    session.LeadInStart.Value,
                    session.ProgramStart.Value,
                    session.LeadOut.Value,
                    session.End.Value - 1,
                    [.. Lines(session.ToCueSheet()).Select(static line => line.Bytes)])),
            ]);
    }

    public static JsonEvents.QFrame QEvent(AlbumMaster master, Lba address)
    {
        SubcodePosition at = master.Locate(address);
        (byte[] q, bool p) = Pq(master, address);
        return new JsonEvents.QFrame(
            "q", address.Value, Words.Of(address), Area(at.Area), at.Track, at.Index, at.RelativeSectors, Hex(q), p);
    }

    private static string Meaning(AlbumMaster master, Lba address)
    {
        SubcodePosition at = master.Locate(address);
        return at.Area switch
        {
            DiscArea.LeadIn => "lead-in",
            DiscArea.LeadOut => $"lead-out, {Times.Exact(at.RelativeSectors)} into it",
            _ when at.Index == 0 => $"track {at.Track}, index 0, {Times.Exact(at.RelativeSectors)} before its start",
            _ => $"track {at.Track}, index {at.Index}, {Times.Exact(at.RelativeSectors)} into the track",
        };
    }

    private static string Meaning(CueEntry entry)
    {
        string time = entry.Time is { } at ? $" at {at}" : "";
        return entry switch
        {
            { Adr: CueEntry.McnAdr } => "catalogue number",
            { Adr: CueEntry.IsrcAdr } => $"recording code of track {entry.Track}",
            { Track: CueEntry.LeadInTrack } => entry.Form.IsTextLeadIn ? "lead-in with CD-TEXT" : "lead-in",
            { Track: CueEntry.LeadOutTrack } => $"lead-out{time}",
            _ => $"track {entry.Track}, index {entry.Index}{time}",
        };
    }

    private static string Area(DiscArea area) => area switch
    {
        DiscArea.LeadIn => "leadIn",
        DiscArea.LeadOut => "leadOut",
        _ => "program",
    };

    /// <summary>As a raw image has them where there is one: it is recorded as it is.</summary>
    private static (byte[] Q, bool P) Pq(AlbumMaster master, Lba address) =>
        master.Album.RawFile is { } file && address >= file.Start && address <= EndOf(file)
            ? file.ReadPq(address)
            : (master.Q(address), master.SessionAt(address).GetP(address));

    private static Lba EndOf(RawImageFile file) => new((int)Math.Min((long)file.Start.Value + file.LengthSectors - 1, Lba.MaxValue));

    private static string Genre(CdTextGenreInformation genre) =>
        $"{GenreText.NameOf(genre.Code)} ({(int)genre.Code})" + (genre.Text.Length > 0 ? $": {genre.Text}" : "");

    private static string Marks(AlbumTrack track) => string.Join(
        ", ",
        (string[])
        [
            .. track.IsData ? ["data"] : Array.Empty<string>(),
            .. track.HasGraphics ? ["CD+G"] : Array.Empty<string>(),
            .. track.HasPreEmphasis ? ["pre-emphasis"] : Array.Empty<string>(),
            .. track.Copy switch
            {
                CopyPermission.Permitted => ["copy permitted"],
                CopyPermission.AlreadyCopied => ["a copy (SCMS)"],
                _ => Array.Empty<string>(),
            },
        ]);

    private static IEnumerable<(string Bytes, CueEntry Entry)> Lines(CueSheet sheet)
    {
        byte[] bytes = new byte[CueEntry.Size];
        foreach (CueEntry entry in sheet.Entries)
        {
            entry.WriteTo(bytes);
            yield return (Hex(bytes), entry);
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Packs(ReadOnlyMemory<byte> packs)
    {
        for (int i = 0; i + CdTextPack.Size <= packs.Length; i += CdTextPack.Size)
        {
            yield return packs.Slice(i, CdTextPack.Size);
        }
    }

    private static string Nibble(Control control) => $"{(int)control:X1}";

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length * 3);
        foreach (byte one in bytes)
        {
            text.Append(text.Length > 0 ? " " : "").Append($"{one:X2}");
        }

        return text.ToString();
    }

    private static string Readable(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[i] = bytes[i] is >= 0x20 and < 0x7F or >= 0xA1 ? (char)bytes[i] : '.';
        }

        return new string(text);
    }
}
