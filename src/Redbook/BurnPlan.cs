using Redbook.Discs;
using Redbook.Images;
using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>What a recording would do on this drive and this disc, and every reason why it cannot.</summary>
/// <remarks>Made without writing anything.</remarks>
public sealed record BurnPlan
{
    /// <summary>A drive that writes track by track ends each track with two sectors that join it to the next.</summary>
    internal const int RunOutSectors = 2;

    /// <summary>What would be recorded.</summary>
    public required Album Album { get; init; }

    /// <summary>How.</summary>
    public required BurnOptions Options { get; init; }

    /// <summary>The drive as it describes itself.</summary>
    public required DriveDescription Drive { get; init; }

    /// <summary>The disc in it.</summary>
    public required DiscDescription Disc { get; init; }

    /// <summary>The way of recording: as wanted, or the one that keeps most of what the album asks for.</summary>
    public WriteMode Mode { get; private init; }

    /// <summary>Why that one, in a few words: <c>for CD-TEXT and gaps</c>; empty for the simplest, when it keeps everything.
    /// </summary>
    public string ModeReason { get; private init; } = "";

    /// <summary>What follows the sound of each sector; <see langword="null"/> unless the recording is raw.</summary>
    public RawImageForm? RawForm { get; private init; }

    /// <summary>Whether the album has texts and they will be on the disc.</summary>
    public bool KeepsCdText => Album.CdText is not null
        && (Mode == WriteMode.SessionAtOnce || (Mode == WriteMode.Raw && RawForm != RawImageForm.Pq));

    /// <summary>Whether tracks have graphics (CD+G) and they will be on the disc.</summary>
    public bool KeepsGraphics => Album.Tracks.Any(static track => track.HasGraphics)
        && (Mode == WriteMode.SessionAtOnce || (Mode == WriteMode.Raw && RawForm != RawImageForm.Pq));

    /// <summary>What will not be on the disc, or not as it was given, as sentences; nothing that was explicitly wanted.
    /// </summary>
    public IReadOnlyList<string> Notices { get; private init; } = [];

    /// <summary>The number that the first track will have: one more than the last on the disc.</summary>
    public int FirstTrackNumber => Disc.Tracks.Count > 0 ? Disc.Tracks[^1].Number + 1
        : Mode == WriteMode.TrackAtOnce ? 1 : Album.Image.Sessions[0].Tracks[0].Number;

    /// <summary>Sectors of disc that the album takes from its first track to the last lead-out: its tracks, and what lies
    /// between two of them, lead-outs and lead-ins of sessions included.</summary>
    public int RequiredSectors => Required(Album, Mode);

    /// <summary>Where sessions, tracks and indexes are expected to come to lie. In one go that is certain; track by track the
    /// drive decides.</summary>
    public DiscLayout Layout { get; private init; } = new() { Sessions = [] };

    /// <summary>Why it cannot be recorded, the gravest first; empty when it can.</summary>
    public IReadOnlyList<DriveException> Problems { get; private init; } = [];

    /// <summary>Refuses an album that is too long for a blank disc, however it is recorded.</summary>
    /// <exception cref="DriveException">It is, and the message says by how much.</exception>
    public static void RequireFits(Album album, int freeSectors)
    {
        ArgumentNullException.ThrowIfNull(album);
        int required = Math.Min(Required(album, WriteMode.TrackAtOnce), Required(album, WriteMode.SessionAtOnce));
        if (BurnChecks.TooLong(required, freeSectors) is { } problem)
        {
            throw problem;
        }
    }

    internal static BurnPlan Of(Album album, BurnOptions options, BurnChecks checks)
    {
        WriteMode[] possible = options.Mode is { } named ? [named]
            : options.RawForm is not null ? [WriteMode.Raw]
            : [WriteMode.TrackAtOnce, WriteMode.SessionAtOnce, WriteMode.Raw];
        BurnJudgement[] judgements = [.. possible.Select(mode => checks.Judge(album, options, mode))];

        // Nothing that was wanted may be lost; then as little as can be of what came with the files; then the simplest.
        BurnJudgement best = judgements.MinBy(static judgement => (judgement.Problems.Count, judgement.LostCount))!;
        return new BurnPlan
        {
            Album = album,
            Options = options,
            Drive = checks.Drive,
            Disc = checks.Disc,
            Mode = best.Mode,
            ModeReason = options.Mode is not null || options.RawForm is not null ? "as wanted" : Reason(best, judgements, album, checks.Disc),
            RawForm = best.RawForm,
            Notices = [.. checks.Notices(best, album, options)],
            Problems = best.Problems,
            Layout = best.Layout,
        };
    }

    private static string Reason(BurnJudgement best, BurnJudgement[] all, Album album, DiscDescription disc)
    {
        if (best.Mode == WriteMode.Raw && album.RawFile is not null)
        {
            return "as the image is";
        }

        if (best.Mode == WriteMode.TrackAtOnce)
        {
            string[] only = [.. all[1].Impossible.Except(best.Impossible).Where(static wish => wish.Counts).Select(static wish => wish.What)];
            return only.Length > 0 ? $"for {Listed(only)}"
                : disc.State == DiscState.Appendable ? "to add to what is on the disc"
                : best.LostCount > 0 ? "the drive has no other way" : "";
        }

        string[] what = [.. all[0].Impossible.Where(static wish => wish.Counts).Select(static wish => wish.What)];
        return what.Length > 0 ? $"for {Listed(what)}"
            : all[0].Problems.Any(static problem => problem.Failure == DriveFailure.TooLong) ? "it fits only that way"
            : "the drive has no other way";
    }

    private static string Listed(string[] words) => words.Length == 1
        ? words[0]
        : $"{string.Join(", ", words[..^1])} and {words[^1]}";

    internal static int Required(Album album, WriteMode mode)
    {
        if (mode != WriteMode.TrackAtOnce)
        {
            return album.Layout.Sessions[^1].LeadOut.Value;
        }

        int pauses = Math.Max(album.Tracks.Count - 1, 0) * (RedBookLimits.PauseSectors + RunOutSectors);
        int gaps = Enumerable.Range(1, album.SessionCount - 1).Sum(RedBookLimits.SessionGapSectors);
        return album.LengthSectors + pauses + gaps;
    }
}
