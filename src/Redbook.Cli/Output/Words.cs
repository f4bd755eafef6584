using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Cli.Output;

/// <summary>Values of the library in words.</summary>
internal static class Words
{
    public static string Of(WriteMode mode) => mode switch
    {
        WriteMode.TrackAtOnce => "track-at-once",
        WriteMode.SessionAtOnce => "session-at-once",
        _ => "raw",
    };

    /// <summary>The short name that <c>--mode</c> and the JSON events use.</summary>
    public static string ShortOf(WriteMode mode) => mode switch
    {
        WriteMode.TrackAtOnce => "tao",
        WriteMode.SessionAtOnce => "sao",
        _ => "raw",
    };

    /// <summary>The name of a form of raw sectors that <c>--subcode</c> and the JSON events use.</summary>
    public static string ShortOf(RawImageForm form) => form switch
    {
        RawImageForm.Pq => "pq",
        RawImageForm.Cooked => "cooked",
        _ => "raw",
    };

    /// <summary>How many tracks, and in how many sessions where there are several: <c>12 tracks in 2 sessions</c>.</summary>
    public static string Tracks(Album album) =>
        Count(album.Tracks.Count, "track") + (album.SessionCount > 1 ? $" in {album.SessionCount} sessions" : "");

    public static string Of(CdTextCharacterSet set) => set switch
    {
        CdTextCharacterSet.Latin1 => "ISO 8859-1",
        CdTextCharacterSet.Ascii => "ASCII",
        CdTextCharacterSet.MsJis => "MS-JIS",
        _ => $"character set {(int)set:X2}h",
    };

    /// <summary>Texts in a line: <c>"First Light" by Redbook, English, ISO 8859-1</c>.</summary>
    public static string Of(CdTextDisc text)
    {
        CdTextBlock block = text.Blocks[0];
        string title = block.Album.Title is { Length: > 0 } name ? $"\"{name}\"" : "no album title";
        string performer = block.Album.Performer is { Length: > 0 } who ? $" by {who}" : "";
        string others = text.Blocks.Count switch
        {
            1 => "",
            2 => " and another language",
            var blocks => $" and {blocks - 1} other languages",
        };
        return $"{title}{performer}, {block.Language}{others}, {Of(block.CharacterSet)}";
    }

    public static string Of(CopyPermission copy) => copy switch
    {
        CopyPermission.Permitted => "permit",
        CopyPermission.AlreadyCopied => "scms",
        _ => "prohibit",
    };

    public static string Of(DiscKind kind) => kind switch
    {
        DiscKind.None => "no disc",
        DiscKind.CdRom => "CD-ROM",
        DiscKind.CdR => "CD-R",
        DiscKind.CdRw => "CD-RW",
        _ => "another kind of disc",
    };

    public static string Of(DiscState state) => state switch
    {
        DiscState.Blank => "blank",
        DiscState.Appendable => "appendable",
        _ => "closed",
    };

    public static string Of(DriveDescription drive) => $"{drive.Vendor} {drive.Product}".Trim();

    /// <summary>A disc in one line: <c>CD-R, blank, 79:57:74 free</c>.</summary>
    public static string Of(DiscDescription disc) => disc.Kind == DiscKind.None
        ? Of(disc.Kind)
        : disc.State switch
        {
            DiscState.Blank => $"{Of(disc.Kind)}, blank, {Times.Exact(disc.FreeSectors)} free",
            DiscState.Appendable =>
                $"{Of(disc.Kind)}, appendable, {Count(disc.Tracks.Count, "track")}, {Times.Exact(disc.FreeSectors)} free",
            _ => $"{Of(disc.Kind)}, closed, {Count(disc.Tracks.Count, "track")}",
        };

    /// <summary>Whether an answer means that somebody has had enough.</summary>
    public static bool IsStop(string answer) => answer.Trim().ToLowerInvariant() is "stop" or "s" or "no" or "n" or "quit" or "q";

    public static string Speed(double times) => $"{times:0.#}x";

    public static string Count(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";

    /// <summary>Start and length of a sector range as people read them: <c>00:02:00</c>.</summary>
    public static string Of(Lba address) => address.ToAbsoluteMsf().ToString();
}
