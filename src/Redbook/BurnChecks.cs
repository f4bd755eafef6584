using Redbook.Discs;
using Redbook.Mastering;
using Redbook.Recording;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Planning;

namespace Redbook;

/// <summary>Judges ways of recording an album by the engine's common check, and by who wants what. Touches no disc.</summary>
/// <param name="driveName">The drive as the user named it.</param>
/// <param name="drive">The drive as it describes itself.</param>
/// <param name="disc">The disc in it.</param>
/// <param name="medium">Both, as the engine found them.</param>
/// <param name="findAbilities">Asks the drive what it takes in one go; only called when that matters.</param>
/// <param name="freeBytes">What is free where a virtual disc lies.</param>
internal sealed class BurnChecks(
    string driveName,
    DriveDescription drive,
    DiscDescription disc,
    MediumReport medium,
    Func<AtOnceAbilities> findAbilities,
    long? freeBytes = null)
{
    private AtOnceAbilities? _abilities;

    public DriveDescription Drive => drive;

    public DiscDescription Disc => disc;

    public static DriveException? TooLong(int required, int free)
    {
        int over = required - free;
        return over <= 0 ? null : new DriveException(
            DriveFailure.TooLong,
            $"The album is too long by {Time(over)}: with its pauses it takes {Time(required)}, and {Time(free)} are free.",
            "Leave out tracks, or take a longer disc.");
    }

    /// <summary>Judges one way of recording.</summary>
    public BurnJudgement Judge(Album album, BurnOptions options, WriteMode mode)
    {
        bool isVerbatim = album.RawFile is not null && mode == WriteMode.Raw;
        using DiscProgram program = new(
            album, new AlbumMasterOptions { WriteOffsetSamples = isVerbatim ? 0 : options.WriteOffsetSamples });
        bool takesAnyForm = mode != WriteMode.Raw;
        RawImageForm? wanted = mode == WriteMode.Raw ? options.RawForm ?? album.RawFile?.Form : null;
        AtOnceAbilities? abilities = AbilitiesFor(album, options, mode);
        if (wanted is { } form && abilities is { RawForms: [_, ..] forms })
        {
            takesAnyForm = forms.Contains(form);
            abilities = abilities with { RawForms = takesAnyForm ? [form] : forms };
        }

        RecordingVerdict verdict = RecordingCheck.Check(program.Sessions, medium, (RecordingMode)mode, new RecordingCheckOptions
        {
            TestWrite = options.Simulate,
            AllowAppend = mode == WriteMode.TrackAtOnce,
            OverburnSectors = options.Overburn && mode != WriteMode.TrackAtOnce ? MaxOverburnSectors : 0,
            Abilities = abilities,
        });
        DiscWish[] impossible =
        [
            .. verdict.Losses.Select(loss => DiscWish.Of(loss, album)),
            .. DiscWish.Others(album, options, mode),
            .. DataPlaces.Find(album, verdict.Layout),
        ];
        bool isNamed = options.Mode is not null;
        bool Refuses(DiscWish wish) => wish.Origin == Origin.Options || (wish.Origin == Origin.Image && !isNamed);
        return new BurnJudgement(
            mode,
            mode == WriteMode.Raw ? wanted ?? verdict.RawForm ?? RawImageForm.Raw : null,
            [
                .. verdict.Problems.Select(Explain),
                .. wanted is { } asked && !takesAnyForm && abilities is not null ? [FormRefused(asked, abilities)] : Array.Empty<DriveException>(),
                .. FindRoom(album, options, mode),
                .. impossible.Where(Refuses).Select(wish => new DriveException(DriveFailure.CannotDo, wish.Refusal(mode), wish.Advice(isNamed))),
            ],
            [.. impossible.Where(wish => !Refuses(wish))])
        {
            Impossible = impossible,
            Layout = verdict.Layout,
        };
    }

    /// <summary>What the user may not expect of a plan.</summary>
    public IEnumerable<string> Notices(BurnJudgement judgement, Album album, BurnOptions options)
    {
        foreach (DiscWish lost in judgement.Lost)
        {
            yield return lost.Loss;
        }

        if (options.Simulate && album.SessionCount > 1)
        {
            yield return "With the laser off only the first session is gone through: a later one needs a session before it.";
        }

        int over = BurnPlan.Required(album, judgement.Mode) - disc.FreeSectors;
        if (options.Overburn && over > 0 && judgement.Mode != WriteMode.TrackAtOnce)
        {
            yield return $"The album is longer than the disc by {Time(over)}: the drive may refuse, or fail at the end.";
        }

        if (options.WriteOffsetSamples != 0 && judgement.Mode != WriteMode.TrackAtOnce
            && !judgement.Lost.Any(static wish => !wish.Counts) && (album.RawFile is null || judgement.Mode != WriteMode.Raw))
        {
            yield return $"The sound is moved by {Math.Abs(options.WriteOffsetSamples)} samples for the drive's write offset; nothing falls off the disc.";
        }
    }

    /// <summary>Half an hour: more than any disc has beyond its end.</summary>
    private const int MaxOverburnSectors = 30 * 60 * CdSector.PerSecond;

    private AtOnceAbilities? AbilitiesFor(Album album, BurnOptions options, WriteMode mode)
    {
        bool canBeTold = disc.State is DiscState.Blank or DiscState.Appendable && drive.WriteModes.Contains(mode);
        bool matters = mode == WriteMode.Raw && disc.State == DiscState.Blank && drive.WriteModes.Contains(WriteMode.Raw)
            && (options.Mode == WriteMode.Raw || options.RawForm is not null || !drive.WriteModes.Contains(WriteMode.SessionAtOnce));
        return matters || (canBeTold && album.SessionCount > 1) ? _abilities ??= findAbilities() : null;
    }

    private DriveException FormRefused(RawImageForm form, AtOnceAbilities abilities) => new(
        DriveFailure.CannotDo,
        $"{driveName} does not record raw in the form '{FormName(form)}'.",
        $"It takes {string.Join(", ", abilities.RawForms.Select(FormName))}.");

    private DriveException Explain(RecordingProblem problem)
    {
        DriveFailure failure = problem.Kind switch
        {
            RecordingProblemKind.NoDisc => DriveFailure.NoDisc,
            RecordingProblemKind.NotReady => DriveFailure.Refused,
            RecordingProblemKind.NotRecordable or RecordingProblemKind.DiscClosed or RecordingProblemKind.DiscNotBlank
                or RecordingProblemKind.SessionOpen => DriveFailure.NotRecordable,
            RecordingProblemKind.TooLong => DriveFailure.TooLong,
            RecordingProblemKind.TooManyTracks => DriveFailure.TooManyTracks,
            _ => DriveFailure.CannotDo,
        };
        string advice = problem.Kind == RecordingProblemKind.DiscClosed && disc.Kind == DiscKind.CdRw
            ? "Take a blank disc, or erase this one: redbook erase."
            : problem.Kind == RecordingProblemKind.DiscNotBlank ? "Take a blank disc, or add to this one with --mode tao."
            : problem.Advice;
        return new DriveException(failure, problem.Message.Replace(medium.Drive.Name, driveName, StringComparison.Ordinal), advice);
    }

    /// <summary>A virtual disc also needs room where its folder lies.</summary>
    private IEnumerable<DriveException> FindRoom(Album album, BurnOptions options, WriteMode mode)
    {
        long needed = (long)BurnPlan.Required(album, mode) * CdSector.AudioBytes;
        if (freeBytes < needed && !options.Simulate)
        {
            yield return new DriveException(
                DriveFailure.TooLong,
                $"There is no room for the disc in {driveName}: it takes {needed >> 20} MiB, and {freeBytes >> 20} MiB are free there.",
                "Delete something, or make the disc elsewhere.");
        }
    }

    private static string Time(int sectors) => $"{sectors / 4500:D2}:{sectors / 75 % 60:D2}:{sectors % 75:D2}";

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
