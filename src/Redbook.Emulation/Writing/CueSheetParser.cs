using System.Text;
using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Writing;

/// <summary>Reads a cue sheet entry by entry: lead-in first, lead-out last, times rising, tracks and indexes without holes.
/// </summary>
internal sealed class CueSheetParser(CueSheetRules rules)
{
    public const int EntryBytes = 8;

    private const byte LeadInTrack = 0;
    private const byte LeadOutTrack = 0xAA;
    private const byte AlternatingCopy = 0x80;

    private readonly List<RecordedTrack> _tracks = [];
    private readonly List<TrackIndex> _further = [];
    private readonly List<(Lba Start, CueForm Form)> _starts = [];
    private Mcn? _mcn;
    private (int Track, Control Control, Isrc Code)? _isrc;
    private CueForm? _leadIn;
    private Lba? _leadOut;
    private int _index;

    /// <summary>Reads a sheet.</summary>
    /// <returns>Null when it cannot be recorded as it stands.</returns>
    public static CueSheet? Parse(ReadOnlySpan<byte> sheet, CueSheetRules rules) =>
        sheet.Length % EntryBytes == 0 ? new CueSheetParser(rules).Parse(sheet) : null;

    private CueSheet? Parse(ReadOnlySpan<byte> sheet)
    {
        while (!sheet.IsEmpty)
        {
            // Codes take two entries each, everything else one.
            int adr = sheet[0] & 0x0F;
            int size = adr == 1 ? EntryBytes : 2 * EntryBytes;
            if (_leadOut is not null || sheet.Length < size || !Take(adr, sheet[..size]))
            {
                return null;
            }

            sheet = sheet[size..];
        }

        return _leadOut is { } leadOut && _isrc is null ? Finish(leadOut) : null;
    }

    private static bool TryReadTime(ReadOnlySpan<byte> entry, out Lba address)
    {
        bool isTime = entry[5] <= 99 && entry[6] <= 59 && entry[7] <= 74;
        address = isTime ? Lba.FromAbsoluteMsf(new Msf(entry[5], entry[6], entry[7])) : default;
        return isTime;
    }

    private bool Take(int adr, ReadOnlySpan<byte> entries) => adr switch
    {
        1 => TakePosition(entries),
        2 => TakeMcn(entries),
        3 => TakeIsrc(entries),
        _ => false,
    };

    private bool TakeMcn(ReadOnlySpan<byte> entries)
    {
        ReadOnlySpan<byte> second = entries[EntryBytes..];
        string digits = Encoding.ASCII.GetString(entries[1..EntryBytes]) + Encoding.ASCII.GetString(second[1..7]);
        if (_mcn is not null || _tracks.Count > 0 || second[0] != entries[0] || second[7] != 0 || !Mcn.TryParse(digits, out Mcn mcn))
        {
            return false;
        }

        _mcn = mcn;
        return true;
    }

    private bool TakeIsrc(ReadOnlySpan<byte> entries)
    {
        ReadOnlySpan<byte> second = entries[EntryBytes..];
        string code = Encoding.ASCII.GetString(entries[2..EntryBytes]) + Encoding.ASCII.GetString(second[2..EntryBytes]);
        if (_leadIn is null || _isrc is not null || second[0] != entries[0] || second[1] != entries[1]
            || !Isrc.TryParse(code, out Isrc isrc))
        {
            return false;
        }

        _isrc = (entries[1], (Control)(entries[0] >> 4), isrc);
        return true;
    }

    private bool TakePosition(ReadOnlySpan<byte> entry)
    {
        var control = (Control)(entry[0] >> 4);
        var form = new CueForm(entry[3]);
        if (!TryReadTime(entry, out Lba start) || (entry[4] & ~AlternatingCopy) != 0)
        {
            return false;
        }

        return entry[1] switch
        {
            LeadInTrack => TakeLeadIn(entry, form, start),
            LeadOutTrack => TakeLeadOut(entry, form, start),
            <= RedBookLimits.MaxTrackNumber => TakeTrack(entry, control, form, start),
            _ => false,
        };
    }

    private bool TakeLeadIn(ReadOnlySpan<byte> entry, CueForm form, Lba start)
    {
        bool isZero = entry[5] == 0 && entry[6] == 0 && entry[7] == 0;
        bool isTimeRight = isZero || start == rules.LeadInStart;
        if (form.IsTextLeadIn)
        {
            CueVariants variant = isZero ? CueVariants.Zero : CueVariants.Stated;
            isTimeRight &= rules.Profile.HasCdText && rules.Profile.TextLeadInTimes.HasFlag(variant);
        }

        if (_leadIn is not null || entry[2] != 0 || !isTimeRight || !(form.IsTextLeadIn || form.IsGeneratedArea))
        {
            return false;
        }

        _leadIn = form;
        return true;
    }

    private bool TakeLeadOut(ReadOnlySpan<byte> entry, CueForm form, Lba start)
    {
        if (_tracks.Count == 0 || _index == 0 || entry[2] > 1 || !form.IsGeneratedArea || start <= _starts[^1].Start)
        {
            return false;
        }

        _leadOut = start;
        return true;
    }

    private bool TakeTrack(ReadOnlySpan<byte> entry, Control control, CueForm form, Lba start)
    {
        bool isData = control.HasFlag(Control.Data);
        if (_leadIn is null || !form.IsProgram || (form.Mode != TrackMode.Audio) != isData)
        {
            return false;
        }

        bool isNew = _tracks.Count == 0 || entry[1] != _tracks[^1].Number;
        return (isNew ? BeginTrack(entry, control, form, start) : ContinueTrack(entry, control, form, start))
            && AddStart(start, form);
    }

    private bool BeginTrack(ReadOnlySpan<byte> entry, Control control, CueForm form, Lba start)
    {
        int number = entry[1];
        bool isFirst = _tracks.Count == 0;
        bool isInPlace = isFirst
            ? start == rules.Start && entry[2] == 0 && (rules.FirstTrack ?? number) == number
            : number == _tracks[^1].Number + 1 && _index > 0 && entry[2] <= 1 && start > _starts[^1].Start;
        if (!isInPlace || !TakeCodeOf(number, control, out Isrc isrc))
        {
            return false;
        }

        CloseIndexes();
        _index = entry[2];
        _tracks.Add(new RecordedTrack
        {
            Number = number, Mode = form.Mode, Control = control, IsCopyAlternating = entry[4] != 0, Isrc = isrc,
            PregapStart = start, Start = start,
        });
        return true;
    }

    private bool ContinueTrack(ReadOnlySpan<byte> entry, Control control, CueForm form, Lba start)
    {
        RecordedTrack track = _tracks[^1];
        bool isFirst = _tracks.Count == 1;
        Lba earliest = entry[2] != 1 ? _starts[^1].Start + 1
            : isFirst ? track.PregapStart + RedBookLimits.PauseSectors
            : track.PregapStart;
        Isrc isrc = track.Isrc;
        bool isInPlace = entry[2] == _index + 1 && start >= earliest && form.Mode == track.Mode && control == track.Control
            && entry[2] <= RedBookLimits.MaxIndexNumber;
        if (!isInPlace || (_isrc is not null && (_index > 0 || !isrc.IsEmpty || !TakeCodeOf(track.Number, control, out isrc))))
        {
            return false;
        }

        _index = entry[2];
        if (_index == 1)
        {
            _tracks[^1] = track with { Start = start, Isrc = isrc, IsCopyAlternating = entry[4] != 0 };
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

    private bool AddStart(Lba start, CueForm form)
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

    private CueSheet Finish(Lba leadOut)
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

        return new CueSheet
        {
            Mcn = _mcn, HasTextLeadIn = _leadIn!.Value.IsTextLeadIn, Tracks = tracks, Segments = segments, LeadOut = leadOut,
        };
    }
}
