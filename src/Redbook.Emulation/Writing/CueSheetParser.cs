using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Mmc.CueSheets;

namespace Redbook.Emulation.Writing;

/// <summary>Reads a cue sheet entry by entry: lead-in first, lead-out last, times rising, tracks and indexes without holes.
/// </summary>
internal sealed class CueSheetParser(CueSheetRules rules)
{
    private readonly List<RecordedTrack> _tracks = [];
    private readonly List<TrackIndex> _further = [];
    private readonly List<(Lba Start, CueDataForm Form)> _starts = [];
    private Mcn? _mcn;
    private (int Track, Control Control, Isrc Code)? _isrc;
    private CueDataForm? _leadIn;
    private Lba? _leadOut;
    private int _index;

    /// <summary>Reads a sheet.</summary>
    /// <returns>Null when it cannot be recorded as it stands.</returns>
    public static SessionSheet? Parse(ReadOnlySpan<byte> sheet, CueSheetRules rules) =>
        CueSheet.TryParse(sheet, out CueSheet? parsed) ? new CueSheetParser(rules).Parse(parsed.Entries) : null;

    private SessionSheet? Parse(IReadOnlyList<CueEntry> entries)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            // Codes take two entries each, everything else one.
            bool isCode = entries[i].Adr != CueEntry.PositionAdr;
            if (_leadOut is not null || (isCode && i + 1 == entries.Count)
                || !(isCode ? TakeCode(entries[i], entries[++i]) : TakePosition(entries[i])))
            {
                return null;
            }
        }

        return _leadOut is { } leadOut && _isrc is null ? Finish(leadOut) : null;
    }

    private bool TakeCode(CueEntry first, CueEntry second)
    {
        if (CueEntry.TryGetMcn(first, second, out Mcn mcn))
        {
            bool isFirst = _mcn is null && _tracks.Count == 0;
            _mcn = isFirst ? mcn : _mcn;
            return isFirst;
        }

        if (_leadIn is null || _isrc is not null || !CueEntry.TryGetIsrc(first, second, out Isrc isrc))
        {
            return false;
        }

        _isrc = (first.Track, first.Control, isrc);
        return true;
    }

    private bool TakePosition(CueEntry entry)
    {
        if (entry.Time is not { } time || !entry.IsReservedClear)
        {
            return false;
        }

        Lba start = Lba.FromAbsoluteMsf(time);
        return entry.Track switch
        {
            CueEntry.LeadInTrack => TakeLeadIn(entry, start),
            CueEntry.LeadOutTrack => TakeLeadOut(entry, start),
            <= RedBookLimits.MaxTrackNumber => TakeTrack(entry, start),
            _ => false,
        };
    }

    private bool TakeLeadIn(CueEntry entry, Lba start)
    {
        bool isZero = entry.Time == default(Msf);
        bool isTimeRight = isZero || start == rules.LeadInStart;
        if (entry.Form.IsTextLeadIn)
        {
            CueVariants variant = isZero ? CueVariants.Zero : CueVariants.Stated;
            isTimeRight &= rules.Profile.HasCdText && rules.Profile.TextLeadInTimes.HasFlag(variant);
        }

        if (_leadIn is not null || entry.Index != 0 || !isTimeRight || !(entry.Form.IsTextLeadIn || entry.Form.IsGeneratedArea))
        {
            return false;
        }

        _leadIn = entry.Form;
        return true;
    }

    private bool TakeLeadOut(CueEntry entry, Lba start)
    {
        if (_tracks.Count == 0 || _index == 0 || entry.Index > 1 || !entry.Form.IsGeneratedArea || start <= _starts[^1].Start)
        {
            return false;
        }

        _leadOut = start;
        return true;
    }

    private bool TakeTrack(CueEntry entry, Lba start)
    {
        bool isData = entry.Control.HasFlag(Control.Data);
        if (_leadIn is null || !entry.Form.IsProgram || (entry.Form.Mode != TrackMode.Audio) != isData)
        {
            return false;
        }

        bool isNew = _tracks.Count == 0 || entry.Track != _tracks[^1].Number;
        return (isNew ? BeginTrack(entry, start) : ContinueTrack(entry, start)) && AddStart(start, entry.Form);
    }

    private bool BeginTrack(CueEntry entry, Lba start)
    {
        int number = entry.Track;
        bool isFirst = _tracks.Count == 0;
        bool isInPlace = isFirst
            ? start == rules.Start && entry.Index == 0 && (rules.FirstTrack ?? number) == number
            : number == _tracks[^1].Number + 1 && _index > 0 && entry.Index <= 1 && start > _starts[^1].Start;
        if (!isInPlace || !TakeCodeOf(number, entry.Control, out Isrc isrc))
        {
            return false;
        }

        CloseIndexes();
        _index = entry.Index;
        _tracks.Add(new RecordedTrack
        {
            Number = number, Mode = entry.Form.Mode, Control = entry.Control, IsCopyAlternating = entry.IsCopyAlternating,
            Isrc = isrc, PregapStart = start, Start = start,
        });
        return true;
    }

    private bool ContinueTrack(CueEntry entry, Lba start)
    {
        RecordedTrack track = _tracks[^1];
        bool isFirst = _tracks.Count == 1;
        Lba earliest = entry.Index != 1 ? _starts[^1].Start + 1
            : isFirst ? track.PregapStart + RedBookLimits.PauseSectors
            : track.PregapStart;
        Isrc isrc = track.Isrc;
        bool isInPlace = entry.Index == _index + 1 && start >= earliest && entry.Form.Mode == track.Mode
            && entry.Control == track.Control && entry.Index <= RedBookLimits.MaxIndexNumber;
        if (!isInPlace
            || (_isrc is not null && (_index > 0 || !isrc.IsEmpty || !TakeCodeOf(track.Number, entry.Control, out isrc))))
        {
            return false;
        }

        _index = entry.Index;
        if (_index == 1)
        {
            _tracks[^1] = track with { Start = start, Isrc = isrc, IsCopyAlternating = entry.IsCopyAlternating };
        }
        else
        {
            _further.Add(new TrackIndex(_index, start));
        }

        return true;
    }

    // The codes that stood before a track's first entries.
    private bool TakeCodeOf(int number, Control control, out Isrc isrc)
    {
        isrc = default;
        if (_isrc is not { } code)
        {
            return true;
        }

        CueVariants wanted = rules.Profile.IsrcCueControls;
        bool isTaken = (wanted.HasFlag(CueVariants.Zero) && code.Control == Control.None)
            || (wanted.HasFlag(CueVariants.Stated) && code.Control == control);
        (isrc, _isrc) = (code.Code, null);
        return code.Track == number && isTaken;
    }

    private bool AddStart(Lba start, CueDataForm form)
    {
        // An index 0 at the place of index 1 says that there is no pregap.
        if (_starts.Count > 0 && _starts[^1].Start == start)
        {
            _starts.RemoveAt(_starts.Count - 1);
        }

        _starts.Add((start, form));
        return true;
    }

    private void CloseIndexes()
    {
        if (_tracks.Count > 0)
        {
            _tracks[^1] = _tracks[^1] with { FurtherIndexes = [.. _further] };
            _further.Clear();
        }
    }

    private SessionSheet Finish(Lba leadOut)
    {
        CloseIndexes();
        var tracks = new RecordedTrack[_tracks.Count];
        for (int i = tracks.Length - 1; i >= 0; i--)
        {
            Lba end = i + 1 < tracks.Length ? tracks[i + 1].PregapStart : leadOut;
            tracks[i] = _tracks[i] with { DataEnd = end, End = end };
        }

        var segments = new CueSegment[_starts.Count];
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = new CueSegment(_starts[i].Start, i + 1 < segments.Length ? _starts[i + 1].Start : leadOut, _starts[i].Form);
        }

        return new SessionSheet
        {
            Mcn = _mcn, HasTextLeadIn = _leadIn!.Value.IsTextLeadIn, Tracks = tracks, Segments = segments, LeadOut = leadOut,
        };
    }
}
