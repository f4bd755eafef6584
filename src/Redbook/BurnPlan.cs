using Redbook.Discs;

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

    /// <summary>The number that the first track will have: one more than the last on the disc.</summary>
    public int FirstTrackNumber => Disc.Tracks.Count == 0 ? 1 : Disc.Tracks[^1].Number + 1;

    /// <summary>Sectors of disc that the album takes: its tracks, and what the drive puts between two of them.</summary>
    public int RequiredSectors => Required(Album);

    /// <summary>Why it cannot be recorded, the gravest first; empty when it can.</summary>
    public IReadOnlyList<DriveException> Problems { get; private init; } = [];

    /// <summary>Refuses an album that is too long for a blank disc.</summary>
    /// <exception cref="DriveException">It is, and the message says by how much.</exception>
    public static void RequireFits(Album album, int freeSectors)
    {
        ArgumentNullException.ThrowIfNull(album);
        if (TooLong(Required(album), freeSectors) is { } problem)
        {
            throw problem;
        }
    }

    internal static BurnPlan Of(
        Album album,
        BurnOptions options,
        string driveName,
        DriveDescription drive,
        DiscDescription disc,
        long? freeBytes = null)
    {
        BurnPlan plan = new() { Album = album, Options = options, Drive = drive, Disc = disc };
        return plan with { Problems = [.. plan.Find(driveName), .. plan.FindRoom(driveName, freeBytes)] };
    }

    private static int Required(Album album) => album.LengthSectors
        + (Math.Max(album.Tracks.Count - 1, 0) * (RedBookLimits.PauseSectors + RunOutSectors));

    private static DriveException? TooLong(int required, int free)
    {
        int over = required - free;
        return over <= 0 ? null : new DriveException(
            DriveFailure.TooLong,
            $"The album is too long by {Time(over)}: with its pauses it takes {Time(required)}, and {Time(free)} are free.",
            "Leave out tracks, or take a longer disc.");
    }

    private static string Time(int sectors) => $"{sectors / 4500:D2}:{sectors / 75 % 60:D2}:{sectors % 75:D2}";

    /// <summary>A virtual disc also needs room where its folder lies.</summary>
    private IEnumerable<DriveException> FindRoom(string name, long? freeBytes)
    {
        long needed = (long)RequiredSectors * CdSector.AudioBytes;
        if (freeBytes < needed && !Options.Simulate)
        {
            yield return new DriveException(
                DriveFailure.TooLong,
                $"There is no room for the disc in {name}: it takes {needed >> 20} MiB, and {freeBytes >> 20} MiB are free there.",
                "Delete something, or make the disc elsewhere.");
        }
    }

    private IEnumerable<DriveException> Find(string name)
    {
        if (Disc.Kind == DiscKind.None)
        {
            yield return new DriveException(
                DriveFailure.NoDisc, $"There is no disc in {name}.", "Put a blank CD-R into the drive.");
            yield break;
        }

        if (Disc.Kind is not (DiscKind.CdR or DiscKind.CdRw) || Disc.State == DiscState.Closed)
        {
            string what = Disc.Kind is DiscKind.CdR or DiscKind.CdRw ? "is closed: nothing can be added" : "is not recordable";
            yield return new DriveException(
                DriveFailure.NotRecordable,
                $"The disc in {name} {what}.",
                Disc.Kind == DiscKind.CdRw ? "Take a blank disc, or erase this one: redbook erase." : "Take a blank disc.");
            yield break;
        }

        if (!Drive.WriteModes.Contains(Options.Mode))
        {
            yield return new DriveException(
                DriveFailure.CannotDo, $"{name} does not record track-at-once.", "Use another drive.");
        }

        if (Options.Simulate && !Drive.CanSimulate)
        {
            yield return new DriveException(
                DriveFailure.CannotDo, $"{name} cannot record with the laser off.", "Leave out the simulation.");
        }

        if (FirstTrackNumber + Album.Tracks.Count - 1 > RedBookLimits.MaxTrackNumber)
        {
            yield return new DriveException(
                DriveFailure.TooManyTracks,
                $"The disc in {name} has {FirstTrackNumber - 1} tracks; {Album.Tracks.Count} more are more than 99.",
                "Leave out tracks, or take a blank disc.");
        }

        if (TooLong(RequiredSectors, Disc.FreeSectors) is { } tooLong)
        {
            yield return tooLong;
        }
    }
}
