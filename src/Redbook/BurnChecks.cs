using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>Finds everything that stands against recording a plan on a drive and a disc. Touches neither.</summary>
/// <param name="driveName">The drive as the user named it.</param>
/// <param name="drive">The drive as it describes itself.</param>
/// <param name="disc">The disc in it.</param>
/// <param name="findForms">Asks the drive which forms of raw sectors it takes; only called when that matters.</param>
/// <param name="freeBytes">What is free where a virtual disc lies.</param>
internal sealed class BurnChecks(
    string driveName,
    DriveDescription drive,
    DiscDescription disc,
    Func<IReadOnlyList<RawImageForm>> findForms,
    long? freeBytes = null)
{
    private IReadOnlyList<RawImageForm>? _forms;

    public DriveDescription Drive => drive;

    public DiscDescription Disc => disc;

    /// <summary>The form in which an album would be recorded raw: as wanted, as it comes, or the fullest that the drive
    /// takes.</summary>
    public RawImageForm FormFor(Album album, BurnOptions options) =>
        options.RawForm ?? album.RawFile?.Form ?? (Forms(options) is [.., var fullest] ? fullest : RawImageForm.Raw);

    /// <summary>The forms that the drive takes; empty where it does not matter.</summary>
    private IReadOnlyList<RawImageForm> Forms(BurnOptions options)
    {
        bool matters = drive.WriteModes.Contains(WriteMode.Raw) && disc.State == DiscState.Blank
            && (options.Mode == WriteMode.Raw || options.RawForm is not null || !drive.WriteModes.Contains(WriteMode.SessionAtOnce));
        return matters ? _forms ??= findForms() : [];
    }

    public static DriveException? TooLong(int required, int free)
    {
        int over = required - free;
        return over <= 0 ? null : new DriveException(
            DriveFailure.TooLong,
            $"The album is too long by {Time(over)}: with its pauses it takes {Time(required)}, and {Time(free)} are free.",
            "Leave out tracks, or take a longer disc.");
    }

    /// <summary>The reasons why the plan cannot be recorded, the gravest first.</summary>
    public IEnumerable<DriveException> Find(BurnPlan plan) => [.. FindOnDisc(plan), .. FindRoom(plan)];

    /// <summary>What the user may not expect.</summary>
    public IEnumerable<string> Notices(BurnPlan plan)
    {
        int over = plan.RequiredSectors - disc.FreeSectors;
        if (plan.Options.Overburn && over > 0 && plan.Mode != WriteMode.TrackAtOnce)
        {
            yield return $"The album is longer than the disc by {Time(over)}: the drive may refuse, or fail at the end.";
        }

        if (plan.Mode != WriteMode.TrackAtOnce && plan.Options.WriteOffsetSamples is not 0 and { } offset)
        {
            using AlbumMaster master = new(plan.Album, new AlbumMasterOptions { WriteOffsetSamples = offset });
            foreach (SampleLoss loss in master.Plan.LostSamples)
            {
                yield return $"For the write offset, the {(loss.AtStart ? "first" : "last")} {loss.Samples} samples of track {loss.Track} fall off the disc{Silence(plan, loss)}.";
            }

            if (master.Plan.LostSamples.Count == 0)
            {
                yield return $"For the write offset, the sound is moved by {Math.Abs(offset)} samples; only silence falls off the disc.";
            }
        }
    }

    /// <summary>How much of what falls off is silence that was added.</summary>
    private static string Silence(BurnPlan plan, SampleLoss loss)
    {
        int added = loss.AtStart ? 0 : plan.Album.Tracks.ElementAtOrDefault(loss.Track - plan.FirstTrackNumber)?.PaddingSamples ?? 0;
        return added >= loss.Samples ? ": added silence, nothing else" : added > 0 ? $", {added} of them added silence" : "";
    }

    private static string Time(int sectors) => $"{sectors / 4500:D2}:{sectors / 75 % 60:D2}:{sectors % 75:D2}";

    /// <summary>A virtual disc also needs room where its folder lies.</summary>
    private IEnumerable<DriveException> FindRoom(BurnPlan plan)
    {
        long needed = (long)plan.RequiredSectors * CdSector.AudioBytes;
        if (freeBytes < needed && !plan.Options.Simulate)
        {
            yield return new DriveException(
                DriveFailure.TooLong,
                $"There is no room for the disc in {driveName}: it takes {needed >> 20} MiB, and {freeBytes >> 20} MiB are free there.",
                "Delete something, or make the disc elsewhere.");
        }
    }

    private IEnumerable<DriveException> FindOnDisc(BurnPlan plan)
    {
        if (disc.Kind == DiscKind.None)
        {
            yield return new DriveException(
                DriveFailure.NoDisc, $"There is no disc in {driveName}.", "Put a blank CD-R into the drive.");
            yield break;
        }

        if (disc.Kind is not (DiscKind.CdR or DiscKind.CdRw) || disc.State == DiscState.Closed)
        {
            string what = disc.Kind is DiscKind.CdR or DiscKind.CdRw ? "is closed: nothing can be added" : "is not recordable";
            yield return new DriveException(
                DriveFailure.NotRecordable,
                $"The disc in {driveName} {what}.",
                disc.Kind == DiscKind.CdRw ? "Take a blank disc, or erase this one: redbook erase." : "Take a blank disc.");
            yield break;
        }

        if (!drive.WriteModes.Contains(plan.Mode))
        {
            yield return new DriveException(
                DriveFailure.CannotDo,
                $"{driveName} does not record {Name(plan.Mode)}.",
                drive.WriteModes.Count == 0 ? "Use another drive." : $"It records {string.Join(", ", drive.WriteModes.Select(Name))}: --mode.");
        }
        else if (plan is { Mode: WriteMode.Raw, RawForm: { } form } && Forms(plan.Options) is { Count: > 0 } forms && !forms.Contains(form))
        {
            yield return new DriveException(
                DriveFailure.CannotDo,
                $"{driveName} does not record raw in the form '{FormName(form)}'.",
                $"It takes {string.Join(", ", forms.Select(FormName))}.");
        }

        if (plan.Options.Simulate && !drive.CanSimulate)
        {
            yield return new DriveException(
                DriveFailure.CannotDo, $"{driveName} cannot record with the laser off.", "Leave out the simulation.");
        }

        foreach (DriveException problem in FindOfState(plan))
        {
            yield return problem;
        }
    }

    private IEnumerable<DriveException> FindOfState(BurnPlan plan)
    {
        int tracks = plan.Album.Tracks.Count, before = disc.Tracks.Count == 0 ? 0 : disc.Tracks[^1].Number;
        if (plan.Mode != WriteMode.TrackAtOnce && disc.State != DiscState.Blank)
        {
            yield return new DriveException(
                DriveFailure.NotRecordable,
                $"The disc in {driveName} is not blank: it can be gone on with track-at-once only.",
                "Take a blank disc, or record with --mode tao.");
        }
        else if (before + tracks > RedBookLimits.MaxTrackNumber)
        {
            yield return new DriveException(
                DriveFailure.TooManyTracks,
                $"The disc in {driveName} has {before} tracks; {tracks} more are more than 99.",
                "Leave out tracks, or take a blank disc.");
        }

        bool mayOverburn = plan.Options.Overburn && plan.Mode != WriteMode.TrackAtOnce;
        if (!mayOverburn && TooLong(plan.RequiredSectors, disc.FreeSectors) is { } tooLong)
        {
            yield return tooLong;
        }
    }

    /// <summary>A way of recording as people call it.</summary>
    internal static string Name(WriteMode mode) => mode switch
    {
        WriteMode.TrackAtOnce => "track-at-once",
        WriteMode.SessionAtOnce => "session-at-once",
        _ => "raw",
    };

    /// <summary>A form of raw sectors as the command line calls it.</summary>
    internal static string FormName(RawImageForm form) => form switch
    {
        RawImageForm.Pq => "pq",
        RawImageForm.Cooked => "cooked",
        _ => "raw",
    };
}
