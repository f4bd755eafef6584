using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>The disc cut into stretches in which track, index and CONTROL stay the same.</summary>
internal sealed class SubcodeMap
{
    private readonly SubcodeStretch[] _stretches;
    private readonly int[] _starts;
    private int _recent;

    public SubcodeMap(DiscLayout layout, SubcodeOptions options)
    {
        var stretches = new List<SubcodeStretch>();
        SessionLayout[] sessions = [.. layout.Sessions.Where(static session => session.Tracks.Count > 0)];
        if (sessions.Length == 0)
        {
            throw new ArgumentException("The layout has no tracks.", nameof(layout));
        }

        int leadIn = options.LeadInStart.Value;
        for (int i = 0; i < sessions.Length; i++)
        {
            SessionLayout session = sessions[i];
            bool isFirst = i == 0 && session.Number <= 1;
            Add(stretches, session, i, isFirst, leadIn);
            leadIn = session.LeadOut.Value + RedBookLimits.LeadOutSectors(isFirst ? 1 : 2);
        }

        Sessions = sessions;
        _stretches = [.. stretches];
        _starts = [.. stretches.Select(static stretch => stretch.Start)];
        Close(layout);
    }

    public IReadOnlyList<SessionLayout> Sessions { get; }

    public int Start => _starts[0];

    public SubcodeStretch Find(int address)
    {
        // Neighbouring addresses are asked for one after the other; a stale hint only costs the search.
        int hint = _recent;
        SubcodeStretch recent = _stretches[hint];
        if (address >= recent.Start && address < recent.End)
        {
            return recent;
        }

        int found = Array.BinarySearch(_starts, address);
        found = found < 0 ? ~found - 1 : found;
        if (found < 0 || address > Lba.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(address), address,
                $"The disc's sub-code runs from {_starts[0]} to {Lba.MaxValue}.");
        }

        _recent = found;
        return _stretches[found];
    }

    private static void Add(List<SubcodeStretch> stretches, SessionLayout session, int ordinal, bool isFirst, int leadIn)
    {
        TrackLayout first = session.Tracks[0];
        TrackLayout last = session.Tracks[^1];

        // The pause of a session's first track is there whether or not the layout names it.
        int programStart = Math.Min(first.PregapStart.Value, first.Start.Value - RedBookLimits.PauseSectors);
        programStart = isFirst ? Math.Min(programStart, Lba.FirstPregap.Value) : programStart;
        stretches.Add(new SubcodeStretch
        {
            Area = DiscArea.LeadIn, Session = ordinal, Start = leadIn, RelativeZero = leadIn,
            Control = first.Control,
        });
        for (int i = 0; i < session.Tracks.Count; i++)
        {
            TrackLayout track = session.Tracks[i];
            int nextStart = i + 1 < session.Tracks.Count ? session.Tracks[i + 1].Start.Value : int.MaxValue;
            if (i == 0)
            {
                stretches.Add(Of(track, 0, programStart, ordinal, programStart));
            }

            foreach (TrackIndex index in track.Indexes)
            {
                int start = index.Start.Value;
                if (index.Number == 0 && (i == 0 || start == track.Start.Value))
                {
                    continue;
                }

                int pFrom = index.Number == 0 ? start
                    : nextStart == int.MaxValue ? int.MaxValue
                    : Math.Max(start, nextStart - RedBookLimits.PauseSectors);
                stretches.Add(Of(track, index.Number, start, ordinal, pFrom));
            }
        }

        int leadOut = session.LeadOut.Value;
        stretches.Add(new SubcodeStretch
        {
            Area = DiscArea.LeadOut, Session = ordinal, Start = leadOut, RelativeZero = leadOut,
            Control = last.Control, Track = QFrame.LeadOutTrack, Index = 1,
        });
    }

    private void Close(DiscLayout layout)
    {
        for (int i = 0; i < _stretches.Length; i++)
        {
            int end = i + 1 < _stretches.Length ? _starts[i + 1] : Lba.MaxValue + 1;
            if (end <= _starts[i] || _starts[i] < Lba.MinValue)
            {
                throw new ArgumentException(
                    $"Addresses do not rise: {_starts[i]} is followed by {end}.", nameof(layout));
            }

            _stretches[i].End = end;
        }
    }

    private static SubcodeStretch Of(TrackLayout track, int index, int start, int session, int pFrom) => new()
    {
        Area = DiscArea.Program, Session = session, Start = start, RelativeZero = track.Start.Value, PFrom = pFrom,
        Control = track.Control, Track = (byte)track.Number, Index = (byte)index,
        IsCopyAlternating = track.IsCopyAlternating,
    };
}
