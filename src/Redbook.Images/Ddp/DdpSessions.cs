using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>Makes sessions and tracks of the points of a PQ descriptor.</summary>
internal sealed class DdpSessions(IReadOnlyList<DdpPqPoint> points, DdpContent content, ImageInput input, FindingPlace place)
{
    private readonly List<ImageSession> _sessions = [];

    // Disc time of the sector of the image that is taken next, less its place there.
    private int _shift = content.Start;
    private int _number;
    private int _lastLeadOut;
    private int _imageAt;

    private FindingList Findings => input.Findings;

    public IReadOnlyList<ImageSession> Build()
    {
        int from = 0;
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i].IsLeadOut)
            {
                AddSession(from, i, points[i].Sector);
                from = i + 1;
            }
        }

        if (from < points.Count)
        {
            Findings.Error("ddp.pq-lead-out", "The PQ descriptor has no packet for the lead-out; the disc ends with the sound.", place);
            AddSession(from, points.Count, content.Sectors + _shift);
        }

        return _sessions.Count > 0 ? _sessions
            : throw input.Fail("ddp.no-tracks", "The PQ descriptor names no track.", place);
    }

    private void AddSession(int from, int to, int leadOut)
    {
        if (from == to)
        {
            Findings.Error("ddp.no-tracks", "The PQ descriptor has a lead-out without a track before it.", At(from));
            return;
        }

        bool isFirst = _sessions.Count == 0;
        int start = isFirst ? FirstStart(from, leadOut) : points[from].Sector;
        if (!isFirst)
        {
            Findings.Warning("ddp.sessions", "The set has a second session; its sound or data is taken to lie behind that of the first.", At(from));
            _shift = start - _imageAt;
        }

        CheckEnd(leadOut, to);
        List<ImageTrack> tracks = [];
        int next = from, at = start;
        while (next < to)
        {
            int first = next;
            while (next < to && points[next].Track == points[first].Track)
            {
                next++;
            }

            int end = next < to ? points[next].Sector : leadOut;
            if (Track(first, next, at, end, tracks.Count == 0) is { } track)
            {
                tracks.Add(track);
                at = end;
            }
        }

        if (tracks.Count == 0)
        {
            return;
        }

        // The first track begins with its pause where the image does.
        bool isPauseStored = isFirst ? start == 0 : tracks[0].PregapSectors >= Lba.PregapSectors;
        Lba? pause = isFirst ? null : new Lba(start - Lba.PregapSectors) - (isPauseStored ? 0 : Lba.PregapSectors);
        if (pause is { } later && later.Value + Lba.PregapSectors < _lastLeadOut)
        {
            Findings.Error("ddp.pq-order", "The second session begins before the first has ended; it is left out.", At(from));
            return;
        }

        _lastLeadOut = leadOut;
        _sessions.Add(new ImageSession { Tracks = tracks, IsPauseStored = isPauseStored, PauseStart = pause });
        _imageAt = leadOut - _shift;
    }

    // The first packet is for index 0 at 00:00:00. Without the pause in it, the image begins 150 sectors later.
    private int FirstStart(int from, int leadOut)
    {
        if (points[from] is not { Index: 0, Sector: 0 })
        {
            Findings.Warning("ddp.pq-first", $"The first packet of track {points[from].Track} is not for index 0 at 00:00:00.", At(from));
        }

        if (content.Start == 0 && content.Sectors == leadOut - Lba.PregapSectors)
        {
            Findings.Warning("ddp.no-first-pause", "The sound is two seconds shorter than the disc: the first pause is not in it.", place);
            _shift = Lba.PregapSectors;
        }

        return _shift;
    }

    private void CheckEnd(int leadOut, int to)
    {
        int available = content.Sectors + _shift;
        bool isLast = to >= points.Count - 1;
        if (leadOut > available)
        {
            Findings.Error("ddp.short-image", $"The lead-out is at sector {leadOut} of the disc, but the sound ends at {available}; the rest would be silence.", At(Math.Min(to, points.Count - 1)));
        }
        else if (isLast && leadOut < available)
        {
            Findings.Warning("ddp.long-image", $"The sound goes on {available - leadOut} sectors behind the lead-out; they are left out.", At(Math.Min(to, points.Count - 1)));
        }
    }

    private ImageTrack? Track(int from, int to, int begin, int end, bool isFirst)
    {
        int stated = points[from].Track;
        int number = _number == 0 ? stated : _number + 1;
        if (number != stated)
        {
            Findings.Error("ddp.pq-tracks", $"Track {stated} follows track {_number}; it is counted as {number}.", At(from));
        }

        if (number > RedBookLimits.MaxTrackNumber)
        {
            Findings.Error("ddp.pq-tracks", "The disc has more than 99 tracks; the rest is left out.", At(from));
            return null;
        }

        if (end <= begin)
        {
            Findings.Error("ddp.pq-order", $"Track {stated} has no length; it is left out.", At(from));
            return null;
        }

        int? start = null;
        List<int> offsets = [];
        Isrc isrc = default;
        for (int i = from; i < to; i++)
        {
            DdpPqPoint point = points[i];
            isrc = TakeIsrc(isrc, point);
            CheckControl(points[from], point);
            if (point.Index == 0)
            {
                continue;
            }

            if (start is null)
            {
                start = point.Sector;
                if (point.Index != 1)
                {
                    Findings.Error("ddp.pq-index", $"Track {stated} has no index 1; its first is taken for it.", At(i));
                }
            }
            else if (point.Index != offsets.Count + 2)
            {
                Findings.Warning("ddp.pq-index", $"Track {stated}: index {point.Index} follows index {offsets.Count + 1}; it is counted as {offsets.Count + 2}.", At(i));
                AddOffset(point);
            }
            else
            {
                AddOffset(point);
            }
        }

        if (start is null)
        {
            Findings.Error("ddp.pq-index", $"Track {stated} has no index 1; it begins where its pause does.", At(from));
        }

        int index1 = Math.Clamp(start ?? begin, begin, end);
        if (isFirst && _sessions.Count == 0 && index1 < Lba.PregapSectors)
        {
            Findings.Error("ddp.first-pause", $"The first pause has {index1} sectors, less than 150 (two seconds); it is made up to these.", At(from));
            index1 = Math.Min(end, Lba.PregapSectors);
        }

        if (end <= index1)
        {
            Findings.Error("ddp.pq-order", $"Track {stated} has no length; it is left out.", At(from));
            return null;
        }

        if (end - index1 < RedBookLimits.MinTrackSectors)
        {
            Findings.Warning("ddp.short-track", $"Track {stated} is shorter than four seconds; plants refuse it.", At(from));
        }

        _number = number;
        TrackMode mode = points[from].Control.HasFlag(Control.Data) ? content.ModeAt(index1 - _shift) : TrackMode.Audio;
        if (mode == TrackMode.Audio && points[from].Control.HasFlag(Control.Data))
        {
            Findings.Warning("ddp.pq-control", $"Track {stated} is marked as data, but the file holds sound.", At(from));
        }

        Control control = points[from].Control & ~Control.Data;
        return new ImageTrack
        {
            Number = number,
            Mode = mode,
            Control = mode == TrackMode.Audio ? control : control | Control.Data,
            IsCopyAlternating = points[from].IsCopyAlternating,
            Isrc = isrc,
            PregapSectors = index1 - begin,
            IndexOffsets = [.. offsets.Select(sector => sector - index1).Where(offset => offset > 0 && offset < end - index1)],
            Extents = content.Extents(begin - _shift, end - _shift),
        };

        void AddOffset(DdpPqPoint point)
        {
            if (offsets.Count > 0 ? point.Sector > offsets[^1] : point.Sector > start)
            {
                offsets.Add(point.Sector);
            }
            else
            {
                Findings.Error("ddp.pq-order", $"Track {stated}: index {point.Index} lies where the index before it does; it is left out.", At(from));
            }
        }
    }

    private Isrc TakeIsrc(Isrc known, DdpPqPoint point)
    {
        if (point.Isrc.IsEmpty || known == point.Isrc)
        {
            return known;
        }

        if (!known.IsEmpty)
        {
            Findings.Warning("ddp.isrc-differs", $"Track {point.Track} has two ISRC, {known} and {point.Isrc}; the first counts.", place with { ByteOffset = point.Offset });
            return known;
        }

        return point.Isrc;
    }

    private void CheckControl(DdpPqPoint first, DdpPqPoint point)
    {
        if (point.Control != first.Control || point.IsCopyAlternating != first.IsCopyAlternating)
        {
            Findings.Warning("ddp.pq-control", $"The control code changes within track {point.Track}; the first counts.", place with { ByteOffset = point.Offset + 16 });
        }
    }

    private FindingPlace At(int point) => point < points.Count ? place with { ByteOffset = points[point].Offset } : place;
}
