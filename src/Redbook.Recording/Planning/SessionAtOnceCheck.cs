using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Planning;

/// <summary>Session at once: everything but what the drive's lead-in and sub-channel cannot hold.</summary>
internal sealed class SessionAtOnceCheck(MasterDisc disc, MediumReport medium, RecordingCheckOptions options)
    : ModeCheck(disc, medium, options)
{
    protected override string ModeName => "sessions at once";

    protected override string ModeAdverb => "at once";

    protected override bool IsModeSupported => Options.Abilities?.TakesCueSheets
        ?? (Drive.WriteModes & WriteModes.SessionAtOnce) != WriteModes.None;

    protected override void CheckUsedDisc()
    {
        if (!Options.AllowAppend)
        {
            Add(RecordingProblemKind.DiscNotBlank, $"The disc in {DriveName} is not blank.", "Take a blank disc.");
        }
        else if (IsSessionOpen)
        {
            Add(RecordingProblemKind.SessionOpen, $"The last session of the disc in {DriveName} is still open.",
                "Close it first, or add tracks to it track by track.");
        }
    }

    protected override void Place()
    {
        if (IsBlank)
        {
            Disc = Medium.Atip?.LeadInStart is { Minute: >= 90 } start
                ? Disc with { ProgramStart = Lba.FirstPregap, LeadInStart = Lba.FromAbsoluteMsf(start) }
                : Disc with { ProgramStart = Lba.FirstPregap };
            return;
        }

        // What the drive names is for the way of writing that was selected last; the session itself begins with a pause.
        PlaceBehind();
    }

    protected override void Strip()
    {
        if (Drive.Mastering is { WritesRw: false })
        {
            LoseText("the drive does not take R to W");
            LoseGraphics("the drive does not take R to W");
        }

        if (Disc.Tracks.Any(static track => track.Mode != TrackMode.Audio))
        {
            LoseGraphics("beside data they can only be recorded raw");
        }
    }

    protected override void CheckPlan(MasterPlan plan, bool hasMedium)
    {
        if (Drive.Mastering?.MaxCueSheetBytes is > 0 and int most && plan.ToCueSheet().SizeBytes is int size && size > most)
        {
            Add(RecordingProblemKind.CueSheetTooLong,
                $"The layout takes a cue sheet of {size} bytes; {DriveName} takes {most}.",
                "Leave out index points, or record in another way.", size, most);
        }

        foreach (SampleLoss loss in plan.LostSamples)
        {
            Lose(RecordingLossKind.EdgeSamples,
                $"{loss.Samples} samples at the {(loss.AtStart ? "beginning" : "end")} of track {loss.Track} fall off the edge of "
                + "the sound, moved by the drive's write offset.", loss.Track);
        }

        if (Disc.Rw.Any(rw => rw.First < plan.ProgramStart || rw.First.Value + (long)rw.Packs.LengthSectors > plan.LeadOut.Value))
        {
            Lose(RecordingLossKind.Graphics, "What is in R to W before and behind the tracks is left out: the drive makes lead-in and lead-out.");
        }

        if (hasMedium)
        {
            CheckLeadOut(plan);
        }
    }
}
