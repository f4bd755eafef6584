using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>Lays a sheet's files out as a disc.</summary>
internal sealed class CueAssembler
{
    private readonly CueSheet _sheet;
    private readonly ImageInput _input;
    private readonly List<CueTrack> _tracks;
    private readonly List<CueUse> _uses;
    private readonly Timeline _timeline = new();
    private readonly List<TrackPlan> _plans = [];
    private int _use;
    private CueIndex? _pastEnd;

    private CueAssembler(CueSheet sheet, ImageInput input, TextEncodingChoice encoding)
    {
        (_sheet, _input) = (sheet, input);
        foreach (CueTrack track in sheet.Tracks.Where(static track => track.Indexes is not [.., { Number: > 0 }]))
        {
            input.Findings.Error(
                "cue.no-index-1", $"Track {track.Number} has no INDEX 01; it is left out.", track.Place,
                "Write INDEX 01 with the time where it starts.");
        }

        _tracks = [.. sheet.Tracks.Where(static track => track.Indexes is [.., { Number: > 0 }])];
        sheet.Tracks.RemoveAll(track => !_tracks.Contains(track));
        _uses = CueFiles.Open(sheet, input, encoding);
    }

    /// <summary>Makes the disc of a sheet.</summary>
    /// <exception cref="DiscImageException">The sheet has no track.</exception>
    public static DiscImage Assemble(CueSheet sheet, ImageInput input, TextEncodingChoice encoding)
    {
        var assembler = new CueAssembler(sheet, input, encoding);
        if (assembler._tracks.Count == 0)
        {
            throw input.Fail("cue.no-tracks", "The sheet has no track that can be used.");
        }

        foreach (CueTrack track in assembler._tracks)
        {
            assembler.Place(track);
        }

        assembler.Finish();
        return CueTextBuilder.AddTo(assembler.Build(), sheet, assembler._tracks, input, encoding);
    }

    private void Place(CueTrack track)
    {
        CueIndex first = track.Indexes[0];
        bool isFirst = _plans.Count == 0;
        TrackPlan plan = new(track);
        if (!isFirst)
        {
            TrackPlan before = _plans[^1];
            int? gap = track.BeginsSession ? PlaceSessionEnd(track) : null;
            if (gap is null)
            {
                TakeUntil(first, before.Track);
            }

            _timeline.Add(SilenceExtent.OfSectors(before.Track.PostgapSectors ?? 0));
            if (track.BeginsSession || track.Mode.Mode != before.Track.Mode.Mode || track.Mode.TrailingBytes > 0)
            {
                Fill("before the next track, which cannot begin within a sector");
            }

            plan.GapSectors = gap;
        }

        plan.StartSamples = _timeline.LengthSamples;
        _plans.Add(plan);
        if (track.PregapSectors is { } pregap)
        {
            PlacePregap(track, pregap, isFirst);
        }

        if (isFirst)
        {
            TellHiddenStart(track);
        }

        if (first.Number == 0 && track.Indexes.Count > 1 && first.File == track.Indexes[1].File
            && first.Sectors == track.Indexes[1].Sectors && (!isFirst || first.Sectors > 0))
        {
            _input.Findings.Note("cue.empty-pregap", "A pregap without length; left out.", first.Place);
        }

        foreach (CueIndex index in track.Indexes)
        {
            if (plan.GapSectors is null || index.Number > 0)
            {
                TakeUntil(index, track);
            }

            plan.Marks.Add(_timeline.LengthSamples);
        }
    }

    private void PlacePregap(CueTrack track, int sectors, bool isFirst)
    {
        if (track.Indexes[0].Number == 0 && !isFirst)
        {
            _input.Findings.Warning(
                "cue.pregap-with-index-0",
                "PREGAP and INDEX 00 in one track: the silence comes before what INDEX 00 begins. Other programs refuse that.",
                track.PregapPlace);
        }

        if (isFirst && sectors == RedBookLimits.PauseSectors)
        {
            if (_input.Options.FirstPregapIsPause)
            {
                return;
            }

            _input.Findings.Warning(
                "cue.first-pregap",
                "Two seconds of pregap before track 1 come on top of the two that every disc has.",
                track.PregapPlace,
                "If the ordinary pause is meant, remove the line.");
        }

        if (sectors == 0)
        {
            _input.Findings.Note("cue.empty-pregap", "A pregap without length; left out.", track.PregapPlace);
        }

        _timeline.Add(SilenceExtent.OfSectors(sectors));
    }

    private void TellHiddenStart(CueTrack track)
    {
        CueIndex first = track.Indexes[0];
        if (first is { Number: 1, Sectors: > 0 })
        {
            _input.Findings.Warning(
                "cue.hidden-start",
                "The file begins before track 1: what comes before is kept as its pregap, a hidden track. Some programs drop it.",
                first.Place,
                "Add INDEX 00 00:00:00 to say so.");
        }
    }

    // Where the file holds what lies between sessions it is left out, and its length kept if it is not the usual one.
    private int? PlaceSessionEnd(CueTrack track)
    {
        CueIndex? start = track.Indexes.Find(static index => index.Number == 1);
        int gap = DiscImage.SessionGapSectors(leavingFirst: !_plans.Exists(static plan => plan.Track.BeginsSession));
        if (start is null || !_sheet.LeadOuts.TryGetValue(_sheet.Tracks.IndexOf(track), out CueIndex? leadOut)
            || leadOut.File != start.File || start.Sectors - leadOut.Sectors < gap + Lba.PregapSectors)
        {
            return null;
        }

        CueTrack before = _plans[^1].Track;
        TakeUntil(leadOut, before);
        long skip = ((long)start.Sectors * CdSector.Samples) - _uses[_use].PositionSamples;
        if (_uses[_use].RestSamples(CueMode.Audio) < skip)
        {
            return null;
        }

        _uses[_use].Take(skip, CueMode.Audio);
        return start.Sectors - leadOut.Sectors - Lba.PregapSectors;
    }

    // Everything up to a point of a file, which belongs to a track.
    private void TakeUntil(CueIndex point, CueTrack owner)
    {
        while (_use < point.File)
        {
            TakeRest(owner);
        }

        CueUse use = _uses[_use];
        long wanted = ((long)point.Sectors * CdSector.Samples) - use.PositionSamples;
        long rest = use.RestSamples(owner.Mode);
        if (wanted > rest)
        {
            // A file that ends within its last sector holds that sector.
            if (wanted - rest >= CdSector.Samples && _pastEnd != point)
            {
                _pastEnd = point;
                _input.Findings.Error(
                    "cue.index-past-end",
                    $"The time lies behind the end of the file, by {(wanted - rest) / CdSector.Samples} frames.",
                    point.Place,
                    "Is it the right file, and whole?");
            }

            wanted = rest;
        }

        if (wanted > 0)
        {
            _timeline.Add(use.Take(wanted, owner.Mode));
        }
    }

    private void TakeRest(CueTrack owner)
    {
        CueUse use = _uses[_use];
        if (use.OddBytes(owner.Mode) is > 0 and long odd)
        {
            _input.Findings.Warning(
                "file.odd-length", $"The last {odd} bytes of a file of track {owner.Number} are no whole sample or sector; left out.");
        }

        if (use.RestSamples(owner.Mode) is > 0 and long rest)
        {
            _timeline.Add(use.Take(rest, owner.Mode));
        }

        if (_input.Options.FileJoin == FileJoin.PadEachFile)
        {
            Fill("behind a file");
        }

        _use++;
    }

    private void Fill(string where)
    {
        int filled = _timeline.FillSector();
        if (filled > 0)
        {
            _input.Findings.Note("audio.filled", $"{filled} samples of silence fill up a sector {where}.");
        }
    }

    private void Finish()
    {
        CueTrack last = _plans[^1].Track;
        if (_sheet.LeadOuts.TryGetValue(_sheet.Tracks.Count, out CueIndex? leadOut) && leadOut.File >= _use
            && leadOut.File == _uses.Count - 1)
        {
            // What a dump holds of the last lead-out is not content.
            TakeUntil(leadOut, last);
            _use = _uses.Count;
        }

        while (_use < _uses.Count)
        {
            TakeRest(last);
        }

        _timeline.Add(SilenceExtent.OfSectors(last.PostgapSectors ?? 0));
        Fill("at the end of the disc");
    }

    private DiscImage Build()
    {
        var sessions = new List<ImageSession>();
        var tracks = new List<ImageTrack>();
        Lba? pauseStart = null;
        for (int i = 0; i < _plans.Count; i++)
        {
            TrackPlan plan = _plans[i];
            if (plan.Track.BeginsSession && tracks.Count > 0)
            {
                sessions.Add(SessionOf(tracks, pauseStart, sessions.Count));
                int usual = DiscImage.SessionGapSectors(leavingFirst: sessions.Count == 1);
                Lba leadOut = new DiscImage { Sessions = sessions }.ToLayout().Sessions[^1].LeadOut;
                pauseStart = plan.GapSectors is { } gap && gap != usual ? leadOut + gap : null;
                tracks = [];
            }

            long end = i + 1 < _plans.Count ? _plans[i + 1].StartSamples : _timeline.LengthSamples;
            tracks.Add(TrackOf(plan, end));
        }

        sessions.Add(SessionOf(tracks, pauseStart, sessions.Count));
        return new DiscImage { Sessions = sessions, Mcn = _sheet.Mcn, Remarks = _sheet.Remarks };
    }

    // Dumps keep the pause of a later session in the file of its first track.
    private static ImageSession SessionOf(List<ImageTrack> tracks, Lba? pauseStart, int before) => new()
    {
        Tracks = tracks,
        PauseStart = pauseStart,
        IsPauseStored = before > 0 && tracks[0].PregapSectors >= RedBookLimits.PauseSectors,
    };

    private ImageTrack TrackOf(TrackPlan plan, long endSamples)
    {
        CueTrack track = plan.Track;
        int start = Border(plan.StartSamples, track), end = Timeline.NearestSector(endSamples);
        int[] marks = [.. plan.Marks.Select(Timeline.NearestSector)];
        int one = track.Indexes.FindIndex(static index => index.Number == 1);
        IReadOnlyList<ImageExtent> extents =
            _timeline.Slice((long)start * CdSector.Samples, (long)end * CdSector.Samples);
        CueMode mode = CueModes.ByContent(track, extents, _input.Findings);
        return new ImageTrack
        {
            Number = track.Number,
            Mode = mode.Mode,
            Control = track.Control,
            IsCopyAlternating = track.IsCopyAlternating,
            Isrc = track.Isrc,
            PregapSectors = marks[one] - start,
            IndexOffsets = [.. marks[(one + 1)..].Select(mark => mark - marks[one])],
            Extents = extents,
            Subchannel = Timeline.SubchannelBehind(extents),
            Remarks = track.Remarks,
        };
    }

    private int Border(long samples, CueTrack track)
    {
        int sector = Timeline.NearestSector(samples);
        long moved = ((long)sector * CdSector.Samples) - samples;
        if (moved != 0)
        {
            _input.Findings.Note(
                "audio.border",
                $"Track {track.Number} begins within a sector; on the disc its mark lies {Math.Abs(moved)} samples "
                + (moved > 0 ? "later." : "earlier."),
                track.Place);
        }

        return sector;
    }

    /// <summary>A track with the places of its indexes.</summary>
    private sealed class TrackPlan(CueTrack track)
    {
        public CueTrack Track { get; } = track;

        public long StartSamples { get; set; }

        public int? GapSectors { get; set; }

        public List<long> Marks { get; } = [];
    }
}
