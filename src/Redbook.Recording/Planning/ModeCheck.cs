using Redbook.Discs;
using Redbook.Mmc.Features;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Planning;

/// <summary>What all ways of recording are checked for.</summary>
internal abstract class ModeCheck(MasterDisc disc, MediumReport medium, RecordingCheckOptions options)
{
    private readonly List<RecordingProblem> _problems = [];
    private readonly List<RecordingLoss> _losses = [];

    /// <summary>In words, as in "the drive does not record …".</summary>
    protected abstract string ModeName { get; }

    /// <summary>The session as it is recorded: put in its place, stripped of what is lost.</summary>
    public MasterDisc Disc { get; protected set; } = disc;

    /// <summary>Where it comes to lie; null when it cannot be planned.</summary>
    public SessionLayout? Layout { get; private set; }

    public IReadOnlyList<RecordingProblem> Problems => _problems;

    public IReadOnlyList<RecordingLoss> Losses => _losses;

    /// <summary>The form of raw sectors.</summary>
    public virtual RawImageForm? RawForm => null;

    protected MediumReport Medium => medium;

    protected DriveReport Drive => medium.Drive;

    protected RecordingCheckOptions Options => options;

    protected string DriveName => medium.Drive.Name;

    protected bool IsBlank => medium.State is not MediumState.Appendable;

    /// <summary>The last track that is on the disc already; 0 for none.</summary>
    protected int LastTrack
    {
        get
        {
            int last = IsBlank ? 0 : medium.Toc?.Last ?? 0;
            foreach (TrackInformation track in medium.OpenTracks)
            {
                last = IsBlank ? last : Math.Max(last, track.Track);
            }

            return last;
        }
    }

    /// <summary>Sessions that are closed.</summary>
    protected int ClosedSessions => IsBlank ? 0
        : IsSessionOpen || medium.Toc is null ? Math.Max((medium.Disc?.SessionCount ?? 1) - 1, 0)
        : Math.Max((medium.Disc?.SessionCount ?? 2) - 1, 1);

    protected bool IsSessionOpen => medium.Disc?.LastSessionState is SessionState.Incomplete or SessionState.Damaged;

    public void Run()
    {
        bool hasMedium = CheckMedium();
        CheckDrive();
        CheckTrackCount();
        Place();
        foreach (string broken in MasterPlan.Validate(Disc))
        {
            Add(RecordingProblemKind.PlanImpossible, broken, "Change it.");
        }

        if (!_problems.Exists(static problem => problem.Kind == RecordingProblemKind.PlanImpossible))
        {
            Strip();
            var plan = new MasterPlan(Disc);
            CheckPlan(plan, hasMedium);
            Layout = LayOut(plan);
        }
    }

    /// <summary>Where everything is expected to come to lie.</summary>
    protected virtual SessionLayout LayOut(MasterPlan plan) => plan.Layout.Sessions[0];

    /// <summary>Puts the session behind those that are on the disc.</summary>
    protected void PlaceBehind()
    {
        if (medium.Toc?.LeadOut is { } end)
        {
            Disc = Disc with
            {
                SessionNumber = ClosedSessions + 1,
                ProgramStart = end.Start + RedBookLimits.SessionGapSectors(ClosedSessions),
                FirstTrackNumber = Math.Min(LastTrack + 1, RedBookLimits.MaxTrackNumber),
            };
        }
    }

    /// <summary>Whether the drive does it.</summary>
    protected abstract bool IsModeSupported { get; }

    /// <summary>The way in an adverb, as in "sessions recorded …".</summary>
    protected abstract string ModeAdverb { get; }

    /// <summary>Whether the drive closes sessions so that others may follow.</summary>
    protected virtual bool TakesNextSession => Options.Abilities?.TakesNextSession ?? true;

    /// <summary>What a disc that has something on it already means.</summary>
    protected abstract void CheckUsedDisc();

    /// <summary>Puts the disc where there is room for it.</summary>
    protected virtual void Place()
    {
    }

    /// <summary>Takes out what is lost, and says so.</summary>
    protected virtual void Strip()
    {
    }

    /// <summary>Room, and what is particular to the way of recording.</summary>
    protected abstract void CheckPlan(MasterPlan plan, bool hasMedium);

    protected void Add(RecordingProblemKind kind, string message, string advice, long? required = null, long? available = null) =>
        _problems.Add(new RecordingProblem(kind, message, advice) { Required = required, Available = available });

    protected void Lose(RecordingLossKind kind, string message, params IEnumerable<int> tracks) =>
        _losses.Add(new RecordingLoss(kind, message, [.. tracks]));

    protected void LoseText(string why)
    {
        if (!Disc.CdTextPacks.IsEmpty)
        {
            Lose(RecordingLossKind.CdText, $"The titles are left out: {why}.");
            Disc = Disc with { CdTextPacks = default };
        }
    }

    protected void LoseGraphics(string why)
    {
        if (Disc.Rw.Count > 0)
        {
            Lose(RecordingLossKind.Graphics, $"The graphics are left out: {why}.");
            Disc = Disc with { Rw = [] };
        }
    }

    /// <summary>Whether the lead-out starts in time.</summary>
    protected void CheckLeadOut(MasterPlan plan)
    {
        if (medium.LastPossibleLeadOut is Lba last && plan.LeadOut > last + options.OverburnSectors)
        {
            int over = plan.LeadOut - last;
            Add(
                RecordingProblemKind.TooLong,
                $"It is too long by {Time(over)}: the lead-out would start at {plan.LeadOut.ToAbsoluteMsf()}, and "
                + $"{last.ToAbsoluteMsf()} is the last place on this disc"
                + (options.OverburnSectors > 0 ? $", with a margin of {Time(options.OverburnSectors)}." : "."),
                options.OverburnSectors >= over || over > 90 * CdSector.PerSecond
                    ? "Leave something out, or take a longer disc."
                    : "Leave something out, take a longer disc, or try to record beyond its end.",
                plan.LeadOut.Value, last.Value + options.OverburnSectors);
        }
    }

    protected static string Time(int sectors) => Msf.FromSectors(Math.Clamp(sectors, 0, 449_999)).ToString();

    private bool CheckMedium()
    {
        switch (medium)
        {
            case { State: MediumState.NoDisc }:
                Add(RecordingProblemKind.NoDisc, $"There is no disc in {DriveName}.", "Insert a blank CD-R or CD-RW.");
                return false;
            case { State: MediumState.NotReady }:
                Add(RecordingProblemKind.NotReady,
                    $"{DriveName} does not become ready{(medium.NotReady is { } said ? $": {said.Describe()}" : string.Empty)}.",
                    "Wait until it has settled, or use another disc.");
                return false;
            case { IsRecordableCd: false, Atip: null } when medium.Profile != Profile.None || medium.State == MediumState.Other:
                Add(RecordingProblemKind.NotRecordable, $"The disc in {DriveName} is not recordable.", "Take a CD-R or CD-RW.");
                return false;
            case { State: MediumState.Complete }:
                Add(RecordingProblemKind.DiscClosed, $"The disc in {DriveName} is closed: nothing can be added.",
                    medium.Profile == Profile.CdRw ? "Take a blank disc, or erase this one." : "Take a blank disc.");
                return false;
            case { State: MediumState.Appendable }:
                CheckUsedDisc();
                return true;
            case { State: MediumState.Blank }:
                return true;
            default:
                Add(RecordingProblemKind.NotRecordable, $"{DriveName} calls the disc neither blank nor appendable.",
                    "Take a blank CD-R or CD-RW.");
                return false;
        }
    }

    private void CheckDrive()
    {
        WriteModes modes = Drive.WriteModes;
        if (modes == WriteModes.None && !Drive.WritesCd && options.Abilities is null)
        {
            Add(RecordingProblemKind.NoRecorder, $"{DriveName} does not record CDs.", "Use another drive.");
        }
        else if (!IsModeSupported)
        {
            Add(RecordingProblemKind.ModeNotSupported, $"{DriveName} does not record {ModeName}.",
                "Record in another way, or use another drive.");
        }

        if (options.IsFollowed && !TakesNextSession)
        {
            Add(RecordingProblemKind.SeveralSessions, $"{DriveName} does not record discs of several sessions {ModeAdverb}.",
                "Record in another way, use another drive, or take the sessions one to a disc.");
        }

        if (options.TestWrite && (modes & WriteModes.TestWrite) == WriteModes.None)
        {
            Add(RecordingProblemKind.NoTestWrite, $"{DriveName} cannot record with the laser off.", "Leave out the test.");
        }
    }

    private void CheckTrackCount()
    {
        int last = LastTrack + Disc.Tracks.Count;
        if (LastTrack > 0 && last > RedBookLimits.MaxTrackNumber)
        {
            Add(RecordingProblemKind.TooManyTracks,
                $"The disc has {LastTrack} tracks; {Disc.Tracks.Count} more are more than {RedBookLimits.MaxTrackNumber}.",
                "Leave out tracks, or take a blank disc.", last, RedBookLimits.MaxTrackNumber);
        }
    }
}
