using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Collects the points of one lead-in.</summary>
internal sealed class LeadInDecoder(FindingTally findings)
{
    private const int Mode5Offset = 256;
    private const int PointRepeats = 3;

    // Mode 1 points, then mode 5 points.
    private readonly Vote<TocEntry>[] _points = new Vote<TocEntry>[2 * Mode5Offset];
    private readonly short[] _successors = new short[2 * Mode5Offset];
    private readonly List<short> _order = [];
    private int _current = -1;
    private int _repeats;
    private bool _isRunKnown;
    private int _lastSector = int.MinValue;
    private int? _timeOrigin;

    public Lba? Start { get; private set; }

    public int Sectors { get; private set; }

    public void Pass(Lba address)
    {
        Start ??= address;
        Sectors++;
    }

    public void Feed(Lba address, in QReading reading)
    {
        TocEntry entry = reading.ToTocEntry();
        if (reading.Kind == QKind.TocPoint)
        {
            CheckTime(address, reading);

            // The running time is the sector's, not the point's.
            entry = entry with { Minute = 0, Second = 0, Frame = 0, Zero = 0 };
        }

        int slot = (reading.Kind == QKind.MultiSession ? Mode5Offset : 0) + entry.Point;
        if (_points[slot].Count == 0)
        {
            _order.Add((short)slot);
        }

        if (!_points[slot].Add(entry))
        {
            findings.Add(SubcodeFindingKind.ContradictoryTocPoint, address, entry.Point);
        }

        CheckCycle(address, slot, entry.Point);
    }

    public TocEntry? Find(int point) => _points[point].Count > 0 ? _points[point].Value : null;

    public IReadOnlyList<TocEntry> ToList() => [.. _order.Select(slot => _points[slot].Value)];

    private void CheckCycle(Lba address, int slot, byte point)
    {
        bool follows = address.Value == _lastSector + 1;
        _lastSector = address.Value;
        if (slot == _current && follows)
        {
            _repeats++;
            return;
        }

        if (_current >= 0 && follows)
        {
            bool isFirstSight = _successors[_current] == 0;
            bool isBroken = (_isRunKnown && _repeats != PointRepeats)
                || (!isFirstSight && _successors[_current] != slot + 1);
            if (isBroken)
            {
                findings.Add(SubcodeFindingKind.BrokenTocCycle, address, point);
            }
            else
            {
                _successors[_current] = (short)(slot + 1);
            }
        }

        // A run that began behind a gap, or at the very start, may have lost its beginning.
        _isRunKnown = follows && _current >= 0;
        (_current, _repeats) = (slot, 1);
    }

    private void CheckTime(Lba address, in QReading reading)
    {
        if (reading.RunningTime is not { } time || Lba.FromAbsoluteMsf(time) == address)
        {
            return;
        }

        // The lead-in may have begun before the first sector seen.
        int origin = address.Value - time.TotalSectors;
        bool isFromZero = origin <= Start?.Value && (_timeOrigin is null || _timeOrigin == origin);
        _timeOrigin ??= isFromZero ? origin : null;
        findings.Add(isFromZero ? SubcodeFindingKind.LeadInTimeFromZero : SubcodeFindingKind.AddressDiffers, address);
    }
}
