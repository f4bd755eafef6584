using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Planning;

/// <summary>Raw: nothing is lost where the drive takes the whole sub-channel.</summary>
internal sealed class RawCheck(MasterDisc disc, MediumReport medium, RecordingCheckOptions options)
    : ModeCheck(disc, medium, options)
{
    // What keeps most comes first; the raw form leaves nothing to the drive.
    private static readonly RawImageForm[] s_order = [RawImageForm.Raw, RawImageForm.Cooked, RawImageForm.Pq];

    public override RawImageForm? RawForm => Options.Abilities is { } known
        ? s_order.Cast<RawImageForm?>().FirstOrDefault(form => known.RawForms.Contains(form!.Value))
        : (Drive.WriteModes & WriteModes.Raw) != WriteModes.None ? RawImageForm.Raw : null;

    protected override string ModeName => "raw";

    protected override string ModeAdverb => "raw";

    protected override bool IsModeSupported => RawForm is not null;

    protected override bool TakesNextSession => Drive.Mastering is { WritesRawMultiSession: true };

    protected override void CheckUsedDisc()
    {
        if (!Options.AllowAppend || !TakesNextSession)
        {
            Add(RecordingProblemKind.DiscNotBlank, $"The disc in {DriveName} is not blank, and raw recording makes whole discs.",
                Medium.Profile == Mmc.Features.Profile.CdRw ? "Take a blank disc, or erase this one." : "Take a blank disc.");
        }
        else if (IsSessionOpen)
        {
            Add(RecordingProblemKind.SessionOpen, $"The last session of the disc in {DriveName} is still open.",
                "Close it first, or add tracks to it track by track.");
        }
    }

    protected override void Place()
    {
        if (!IsBlank)
        {
            PlaceBehind();
            return;
        }

        foreach (Msf? time in (ReadOnlySpan<Msf?>)[Medium.Atip?.LeadInStart, Medium.Disc?.LastSessionLeadInStart])
        {
            if (time is { Minute: >= 90 } start)
            {
                Disc = Disc with { LeadInStart = Lba.FromAbsoluteMsf(start) };
                return;
            }
        }
    }

    protected override void Strip()
    {
        if (RawForm == RawImageForm.Pq)
        {
            LoseText("the drive takes raw sectors with P and Q only");
            LoseGraphics("the drive takes raw sectors with P and Q only");
        }
    }

    protected override void CheckPlan(MasterPlan plan, bool hasMedium)
    {
        if (!hasMedium)
        {
            return;
        }

        bool isTold = Medium.Atip?.LeadInStart is { Minute: >= 90 } || Medium.Disc?.LastSessionLeadInStart is { Minute: >= 90 };
        if (IsBlank && !isTold)
        {
            Add(RecordingProblemKind.NoLeadInStart,
                $"Neither {DriveName} nor the disc says where the lead-in has to start.", "Record in another way, or use another disc.");
        }

        CheckLeadOut(plan);
    }
}
