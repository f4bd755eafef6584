using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Planning;

/// <summary>Track by track: the sound of each track and its codes; gaps are the drive's.</summary>
internal sealed class TrackAtOnceCheck(MasterDisc disc, MediumReport medium, RecordingCheckOptions options)
    : ModeCheck(disc, medium, options)
{
    // Two sectors join a track to the next.
    private const int RunOut = 2;
    private const int BetweenTracks = RedBookLimits.PauseSectors + RunOut;
    private const string NoPlace = "track by track there is no place for them";

    protected override string ModeName => "track by track";

    protected override string ModeAdverb => "track by track";

    protected override bool IsModeSupported => (Drive.WriteModes & WriteModes.TrackAtOnce) != WriteModes.None;

    protected override void CheckUsedDisc()
    {
        if (!Options.AllowAppend)
        {
            Add(RecordingProblemKind.DiscNotBlank, $"The disc in {DriveName} is not blank.", "Take a blank disc.");
        }
    }

    protected override void Place()
    {
        if (IsBlank && Disc.FirstTrackNumber != 1)
        {
            Lose(RecordingLossKind.FirstTrackNumber, $"Tracks are numbered from 1, not from {Disc.FirstTrackNumber}.");
        }

        Disc = Disc with { FirstTrackNumber = Math.Min(LastTrack + 1, RedBookLimits.MaxTrackNumber), ProgramStart = Lba.FirstPregap };
        if (!IsBlank && !IsSessionOpen)
        {
            PlaceBehind();
        }
    }

    // Padding, run-out and pauses are the drive's; most make them so.
    protected override SessionLayout LayOut(MasterPlan plan)
    {
        Lba start = IsBlank ? Lba.Zero
            : IsSessionOpen ? Medium.NextTrack?.NextWritable ?? Lba.Zero
            : plan.ProgramStart + RedBookLimits.PauseSectors;
        var tracks = new List<TrackLayout>();
        Lba end = start;
        for (int i = 0; i < Disc.Tracks.Count; i++)
        {
            MasterTrack track = Disc.Tracks[i];
            int length = Math.Max(track.Source.LengthSectors, RedBookLimits.MinTrackSectors);
            start = i == 0 ? start : end + RedBookLimits.PauseSectors;
            end = new Lba((int)Math.Min((long)start.Value + length + RunOut, int.MaxValue / 2));
            tracks.Add(plan.Layout.Sessions[0].Tracks[i] with
            {
                Indexes = [new TrackIndex(0, start - RedBookLimits.PauseSectors), new TrackIndex(1, start)],
                End = end,
            });
        }

        return new SessionLayout { Number = ClosedSessions + 1, Tracks = tracks, LeadOut = end };
    }

    protected override void Strip()
    {
        LoseText(NoPlace);
        LoseGraphics(NoPlace);
    }

    protected override void CheckPlan(MasterPlan plan, bool hasMedium)
    {
        MasterTrack[] tracks = [.. Disc.Tracks];
        Find(RecordingLossKind.HiddenTrack, static (track, i) => i == 0 && track.PregapSource is not null,
            "The sound before the first track is left out.");
        Find(RecordingLossKind.PregapSound, static (track, i) => i > 0 && track.PregapSource is not null,
            "Sound in pregaps is replaced by two seconds of silence.");
        Find(RecordingLossKind.Gapless, static (track, i) => i > 0 && IsGapless(track),
            "Two seconds of silence come between tracks that follow each other without a gap.");
        Find(RecordingLossKind.PregapLength, static (track, i) => HasOtherPregap(track, i), "Pregaps are two seconds long.");
        Find(RecordingLossKind.Indexes, static (track, _) => track.IndexOffsets.Count > 0, "Index points are left out.");
        if (Disc.WriteOffsetSamples != 0)
        {
            Lose(RecordingLossKind.WriteOffset, "The drive's write offset is not made up for.");
        }

        if (hasMedium)
        {
            CheckRoom(tracks);
        }

        void Find(RecordingLossKind kind, Func<MasterTrack, int, bool> isLost, string message)
        {
            int[] lost = [.. Enumerable.Range(0, tracks.Length).Where(i => isLost(tracks[i], i)).Select(i => Disc.FirstTrackNumber + i)];
            if (lost.Length > 0)
            {
                Lose(kind, message, lost);
            }
        }
    }

    private static bool IsGapless(MasterTrack track) =>
        track.PregapSource is null && (track.PregapSectors == 0 || track.PregapInPreviousSectors > 0);

    private static bool HasOtherPregap(MasterTrack track, int place) => track.PregapSource is null
        && (place == 0 ? track.PregapSectors > RedBookLimits.PauseSectors
            : !IsGapless(track) && track.PregapSectors != RedBookLimits.PauseSectors);

    private void CheckRoom(MasterTrack[] tracks)
    {
        if (Medium.Space is not DiscSpace space)
        {
            return;
        }

        long needed = tracks.Sum(static track => (long)track.Source.LengthSectors) + ((tracks.Length - 1) * BetweenTracks);
        long free = (long)space.FreeSectors + Options.OverburnSectors;
        if (needed > free)
        {
            Add(RecordingProblemKind.TooLong,
                $"It is too long by {Time((int)(needed - free))}: with its gaps it takes {Time((int)needed)}, and {Time((int)free)} are free.",
                "Leave something out, or take a longer disc.", needed, free);
        }
    }
}
