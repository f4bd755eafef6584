using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Puts table of contents and program of one session together.</summary>
internal sealed class SessionAssembler(SessionDecoder session, int number, FindingTally findings)
{
    private readonly LeadInDecoder _leadIn = session.LeadIn;
    private readonly ProgramDecoder _program = session.Program;

    public DecodedSession Assemble()
    {
        SessionLayout? fromProgram = FromProgram();
        SessionLayout? fromToc = FromToc();
        CheckLeadOut();
        return new DecodedSession
        {
            Toc = _leadIn.ToList(),
            FromToc = fromToc,
            FromProgram = fromProgram,
            DiscType = (DiscType)(_leadIn.Find(TocPoint.FirstTrack)?.PSecond ?? 0),
            LeadInStart = _leadIn.Start,
            LeadInSectors = _leadIn.Sectors,
            LeadOutSectors = _program.LeadOutSectors,
        };
    }

    private SessionLayout? FromProgram()
    {
        DecodedTrack[] seen = [.. _program.Tracks.Where(static track => track.Start is not null)];
        if (seen.Length == 0)
        {
            return null;
        }

        Lba end = _program.LeadOut ?? _program.End ?? default;
        TrackLayout[] tracks = new TrackLayout[seen.Length];
        for (int i = 0; i < seen.Length; i++)
        {
            tracks[i] = Layout(seen[i], seen[i].Indexes, seen[i].Control,
                i + 1 < seen.Length ? seen[i + 1].Indexes[0].Start : end);
        }

        CheckIsrcs(seen);
        return Rises(tracks) ? new SessionLayout
        {
            Number = number, Tracks = tracks, LeadOut = end, IsClosed = _program.LeadOut is not null,
        } : null;
    }

    private SessionLayout? FromToc()
    {
        if (_leadIn.Sectors == 0)
        {
            findings.Add(SubcodeFindingKind.MissingLeadIn, _program.Tracks.Count > 0
                ? _program.Tracks[0].Indexes[0].Start : default);
            return null;
        }

        int first = Required(TocPoint.FirstTrack)?.PMinute ?? 0;
        int last = Required(TocPoint.LastTrack)?.PMinute ?? 0;
        Lba? leadOut = Required(TocPoint.LeadOut)?.Address;
        if (leadOut is null || first is < 1 or > RedBookLimits.MaxTrackNumber || last < first
            || last > RedBookLimits.MaxTrackNumber)
        {
            return null;
        }

        var entries = new List<TocEntry>();
        for (int track = first; track <= last; track++)
        {
            TocEntry? entry = Required(track);
            if (entry?.Address is null)
            {
                return null;
            }

            entries.Add(entry.Value);
        }

        return Merge(entries, leadOut.Value);
    }

    private TocEntry? Required(int point)
    {
        TocEntry? entry = _leadIn.Find(point);
        if (entry is null || (point is TocPoint.LeadOut or < TocPoint.FirstTrack && entry.Value.Address is null))
        {
            findings.Add(SubcodeFindingKind.MissingTocPoint, _leadIn.Start ?? default, point);
        }

        return entry;
    }

    private SessionLayout? Merge(List<TocEntry> entries, Lba leadOut)
    {
        var tracks = new TrackLayout[entries.Count];
        Lba end = leadOut;
        for (int i = entries.Count - 1; i >= 0; i--)
        {
            TocEntry entry = entries[i];
            Lba start = entry.Address!.Value;
            if (start >= end || start < Lba.Zero)
            {
                findings.Add(SubcodeFindingKind.ContradictoryTocPoint, _leadIn.Start ?? default, entry.Point);
                return null;
            }

            Lba floor = i > 0 ? entries[i - 1].Address!.Value : new Lba(int.MinValue);
            tracks[i] = Merge(entry, start, floor, end);
            end = tracks[i].PregapStart;
        }

        foreach (DecodedTrack track in _program.Tracks)
        {
            if (!entries.Exists(entry => entry.Point == track.Number))
            {
                findings.Add(SubcodeFindingKind.TocDiffersFromProgram, track.Indexes[0].Start, track.Number);
            }
        }

        return Rises(tracks) ? new SessionLayout
        {
            Number = number, Tracks = tracks, LeadOut = leadOut, IsClosed = _program.LeadOut is not null,
        } : null;
    }

    // The contents tell where index 1 is; the program tells the rest, as far as it agrees.
    private TrackLayout Merge(TocEntry entry, Lba start, Lba floor, Lba end)
    {
        DecodedTrack? seen = _program.Tracks.FirstOrDefault(track => track.Number == entry.Point);
        var indexes = new List<TrackIndex>();
        if (seen is null)
        {
            if (_program.HasStarted)
            {
                findings.Add(SubcodeFindingKind.TocDiffersFromProgram, start, entry.Point);
            }

            return new TrackLayout
            {
                Number = entry.Point, Control = entry.Control, Mode = Mode(entry.Control), End = end,
                Indexes = [new TrackIndex(1, start)],
            };
        }

        if (seen.Start != start)
        {
            findings.Add(SubcodeFindingKind.TocDiffersFromProgram, start, entry.Point);
        }

        if (seen.IsControlMixed || ((seen.Control ^ entry.Control) & ~Control.CopyPermitted) != Control.None)
        {
            findings.Add(SubcodeFindingKind.ControlDiffers, start, entry.Point);
        }

        foreach (TrackIndex index in seen.Indexes)
        {
            bool fits = index.Number == 0
                ? index.Start < start && index.Start > floor : index.Start > start && index.Start < end;
            if (index.Number != 1 && fits)
            {
                indexes.Add(index);
            }
        }

        indexes.Insert(indexes.Count > 0 && indexes[0].Number == 0 ? 1 : 0, new TrackIndex(1, start));
        return Layout(seen, indexes, entry.Control, end);
    }

    private static TrackLayout Layout(DecodedTrack seen, List<TrackIndex> indexes, Control control, Lba end)
    {
        Isrc isrc = default;
        _ = seen.HasIsrc && seen.TryGetIsrc(out isrc);
        return new TrackLayout
        {
            Number = seen.Number, Control = control, Mode = Mode(control), End = end, Isrc = isrc,
            IsCopyAlternating = seen.IsCopyAlternating,
            Indexes = [.. indexes],
        };
    }

    private void CheckIsrcs(DecodedTrack[] tracks)
    {
        foreach (DecodedTrack track in tracks)
        {
            if (track.HasIsrc && !track.TryGetIsrc(out _))
            {
                findings.Add(SubcodeFindingKind.IsrcDiffers, track.Indexes[0].Start, track.Number);
            }
        }
    }

    // Sectors fed in no order make no disc.
    private static bool Rises(TrackLayout[] tracks)
    {
        int before = int.MinValue;
        foreach (TrackLayout track in tracks)
        {
            foreach (TrackIndex index in track.Indexes)
            {
                if (index.Start.Value <= before)
                {
                    return false;
                }

                before = index.Start.Value;
            }

            if (track.End.Value <= before)
            {
                return false;
            }
        }

        return true;
    }

    private static TrackMode Mode(Control control) =>
        (control & Control.Data) != Control.None ? TrackMode.Mode1 : TrackMode.Audio;

    private void CheckLeadOut()
    {
        Lba? promised = _leadIn.Find(TocPoint.LeadOut)?.Address;
        if (_program.HasStarted && (_program.LeadOut is null || (promised is { } lba && lba != _program.LeadOut)))
        {
            findings.Add(SubcodeFindingKind.MissingLeadOut, promised ?? _program.End ?? default);
        }
    }
}
