using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Planning;

/// <summary>The one check before anything is recorded: every reason why a disc cannot be recorded, and everything that would
/// be lost. Sends nothing and touches nothing.</summary>
public static class RecordingCheck
{
    private static readonly RecordingMode[] s_order = [RecordingMode.SessionAtOnce, RecordingMode.Raw, RecordingMode.TrackAtOnce];

    /// <summary>Checks one way of recording a disc of one session.</summary>
    /// <param name="disc">What is to be recorded.</param>
    /// <param name="medium">Drive and medium, as <see cref="DiscInspector"/> found them.</param>
    /// <param name="mode">How.</param>
    /// <param name="options">Null for the defaults.</param>
    public static RecordingVerdict Check(
        MasterDisc disc, MediumReport medium, RecordingMode mode, RecordingCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(disc);
        return Check([disc], medium, mode, options);
    }

    /// <summary>Checks one way of recording several sessions, one behind the other, onto one disc. A later session is checked
    /// against the disc as it will be by then.</summary>
    /// <param name="sessions">The sessions in order; their places on the disc follow from each other.</param>
    /// <param name="medium">Drive and medium, as <see cref="DiscInspector"/> found them.</param>
    /// <param name="mode">How.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no session.</exception>
    public static RecordingVerdict Check(
        IReadOnlyList<MasterDisc> sessions, MediumReport medium, RecordingMode mode, RecordingCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(medium);
        if (sessions.Count == 0)
        {
            throw new ArgumentException("There is no session.", nameof(sessions));
        }

        options ??= new RecordingCheckOptions();
        var checks = new List<ModeCheck>();
        for (int i = 0; i < sessions.Count; i++)
        {
            RecordingCheckOptions own = options with
            {
                AllowAppend = i > 0 || options.AllowAppend, IsFollowed = i + 1 < sessions.Count,
            };
            ModeCheck check = Of(mode, sessions[i], medium, own);
            checks.Add(check);
            check.Run();
            if (check.Layout is not { } layout)
            {
                break;
            }

            medium = MediumForecast.After(medium, layout);
        }

        return Sum(mode, checks);
    }

    private static ModeCheck Of(RecordingMode mode, MasterDisc disc, MediumReport medium, RecordingCheckOptions options) => mode switch
    {
        RecordingMode.TrackAtOnce => new TrackAtOnceCheck(disc, medium, options),
        RecordingMode.SessionAtOnce => new SessionAtOnceCheck(disc, medium, options),
        RecordingMode.Raw => new RawCheck(disc, medium, options),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such way of recording."),
    };

    // What is true of the drive is said once. What a session is too long by, the next one is too; the last says how much it is
    // in all.
    private static RecordingVerdict Sum(RecordingMode mode, List<ModeCheck> checks)
    {
        var problems = new List<RecordingProblem>();
        foreach (RecordingProblem problem in checks.SelectMany(static check => check.Problems))
        {
            int same = problems.FindIndex(other => other.Kind == problem.Kind
                && (problem.Kind == RecordingProblemKind.TooLong || other.Message == problem.Message));
            if (same < 0)
            {
                problems.Add(problem);
            }
            else if (problem.Kind == RecordingProblemKind.TooLong)
            {
                problems[same] = problem;
            }
        }

        return new RecordingVerdict
        {
            Mode = mode,
            Problems = problems,
            Losses =
            [
                .. checks.SelectMany(static check => check.Losses)
                    .GroupBy(static loss => (loss.Kind, loss.Message))
                    .Select(static same => new RecordingLoss(same.Key.Kind, same.Key.Message, [.. same.SelectMany(static loss => loss.Tracks)])),
            ],
            Sessions = [.. checks.Select(static check => check.Disc)],
            Layout = new DiscLayout
            {
                Mcn = checks[0].Disc.Mcn,
                Sessions = [.. checks.Select(static check => check.Layout).OfType<SessionLayout>()],
            },
            RawForm = checks[0].RawForm,
        };
    }

    /// <summary>Checks all ways of recording, in the order in which they are preferred where they do equally well: at once,
    /// raw, track by track.</summary>
    /// <inheritdoc cref="Check(MasterDisc, MediumReport, RecordingMode, RecordingCheckOptions?)" path="/param"/>
    public static IReadOnlyList<RecordingVerdict> CheckAll(
        MasterDisc disc, MediumReport medium, RecordingCheckOptions? options = null) =>
        [.. s_order.Select(mode => Check(disc, medium, mode, options))];

    /// <summary>The best of several verdicts: one that is possible and loses least; the first of equals. Where none is
    /// possible, the one with the fewest problems.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static RecordingVerdict Choose(IReadOnlyList<RecordingVerdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        return verdicts.MinBy(static verdict => (verdict.Problems.Count, verdict.Losses.Count))
            ?? throw new ArgumentException("There is nothing to choose from.", nameof(verdicts));
    }
}
