using Redbook.Discs;
using Redbook.Mmc.CueSheets;

namespace Redbook.Recording.Mastering;

/// <summary>Says a plan in the entries of a cue sheet.</summary>
internal static class CueSheetBuilder
{
    private const Control AreaControl = Control.Data;

    public static CueSheet Build(MasterPlan plan, CueSheetVariant variant)
    {
        IReadOnlyList<TrackLayout> tracks = plan.Layout.Sessions[0].Tracks;
        var entries = new List<CueEntry>();
        if (plan.Disc.Mcn is { } mcn)
        {
            Add(entries, CueEntry.Mcn(Control.None, mcn));
        }

        bool hasText = plan.CdText is not null;
        Msf leadInTime = hasText && variant.IsLeadInTimeStated ? plan.LeadInStart.ToAbsoluteMsf() : default;
        entries.Add(CueEntry.Position(
            tracks[0].Control & AreaControl, CueEntry.LeadInTrack, 0,
            hasText ? CueDataForm.TextLeadIn : CueDataForm.AreaOf(tracks[0].Mode), leadInTime));
        foreach (TrackLayout track in tracks)
        {
            AddTrack(entries, track, plan, variant);
        }

        TrackLayout last = tracks[^1];
        entries.Add(CueEntry.Position(
            last.Control, CueEntry.LeadOutTrack, 1, CueDataForm.AreaOf(last.Mode), plan.LeadOut.ToAbsoluteMsf()));
        return new CueSheet(entries);
    }

    private static void AddTrack(List<CueEntry> entries, TrackLayout track, MasterPlan plan, CueSheetVariant variant)
    {
        if (!track.Isrc.IsEmpty)
        {
            Add(entries, CueEntry.Isrc(
                variant.IsIsrcControlZero ? Control.None : track.Control, track.Number, track.Isrc));
        }

        CueDataForm form = CueDataForm.Of(track.Mode);
        form = plan.HasGraphics ? form.WithSubChannel(isPacked: false) : form;
        foreach (TrackIndex index in track.Indexes)
        {
            entries.Add(CueEntry.Position(
                track.Control, track.Number, index.Number, form, index.Start.ToAbsoluteMsf(), track.IsCopyAlternating));
        }
    }

    private static void Add(List<CueEntry> entries, (CueEntry First, CueEntry Second) pair)
    {
        entries.Add(pair.First);
        entries.Add(pair.Second);
    }
}
