using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Follows track and index through one program area and its lead-out.</summary>
internal sealed class ProgramDecoder(FindingTally findings)
{
    private readonly List<DecodedTrack> _tracks = [];
    private (int Track, int Index, Lba Address)? _doubtful;
    private int _index;
    private Lba? _lastPosition;
    private Lba _lastSaid;

    public IReadOnlyList<DecodedTrack> Tracks => _tracks;

    public Lba? LeadOut { get; private set; }

    public int LeadOutSectors { get; private set; }

    /// <summary>The sector behind the last one that said where it is.</summary>
    public Lba? End => _lastPosition + 1;

    public bool HasStarted => _lastPosition is not null;

    public void Feed(Lba address, in QReading reading)
    {
        switch (reading.Kind)
        {
            case QKind.Position when LeadOut is null:
                CheckAddress(address, reading);
                FeedPosition(address, reading);
                _lastPosition = address;
                break;
            case QKind.Position:
                findings.Add(SubcodeFindingKind.NumberOutOfOrder, address, reading.Track);
                break;
            case QKind.LeadOut:
                CheckAddress(address, reading);
                FeedLeadOut(address, reading);
                _lastPosition = address;
                break;
            case QKind.Isrc when _tracks.Count > 0 && LeadOut is null:
                FeedIsrc(address, reading);
                break;
        }
    }

    /// <summary>Counts a lead-out sector whatever its frame said.</summary>
    public void Pass()
    {
        if (LeadOut is not null)
        {
            LeadOutSectors++;
        }
    }

    private void FeedPosition(Lba address, in QReading reading)
    {
        DecodedTrack? track = _tracks.Count > 0 ? _tracks[^1] : null;
        if (track is null || reading.Track != track.Number || reading.Index != _index)
        {
            bool isNatural = track is null
                || (reading.Track == track.Number && reading.Index == _index + 1)
                || (reading.Track == track.Number + 1 && reading.Index <= 1);
            if (!isNatural && !IsConfirmed(address, reading, track!))
            {
                return;
            }

            track = Change(address, reading, track);
        }

        _doubtful = null;
        track.AddControl(reading.Control);
        CheckRelative(address, reading, track);
    }

    // One frame with a valid CRC can still be rubbish; two in a row that agree are believed.
    private bool IsConfirmed(Lba address, in QReading reading, DecodedTrack track)
    {
        findings.Add(SubcodeFindingKind.NumberOutOfOrder, address, reading.Track);
        bool goesBack = reading.Track < track.Number || (reading.Track == track.Number && reading.Index < _index);
        bool isSame = _doubtful is { } before && before.Track == reading.Track && before.Index == reading.Index;
        if (!isSame)
        {
            _doubtful = (reading.Track, reading.Index, address);
        }

        return isSame && !goesBack;
    }

    private DecodedTrack Change(Lba address, in QReading reading, DecodedTrack? track)
    {
        Lba start = _doubtful is { } first && first.Track == reading.Track && first.Index == reading.Index
            ? first.Address : address;
        int gap = _lastPosition is { } last ? start - last : 1;
        if (reading.Index == 1 && gap > 1 && reading.RunningTime is { } sinceStart && sinceStart.TotalSectors < gap)
        {
            // From index 1 upwards every writer counts alike, so a lost edge can be recovered.
            start -= sinceStart.TotalSectors;
        }
        else if (gap > 1 && track is not null)
        {
            findings.Add(SubcodeFindingKind.UncertainIndexStart, start, reading.Track);
        }

        if (track is null || track.Number != reading.Track)
        {
            track = new DecodedTrack(reading.Track);
            _tracks.Add(track);
        }

        track.Indexes.Add(new TrackIndex(reading.Index, start));
        _index = reading.Index;
        return track;
    }

    private void FeedLeadOut(Lba address, in QReading reading)
    {
        if (LeadOut is not null)
        {
            return;
        }

        Lba start = address;
        int gap = _lastPosition is { } last ? address - last : 1;
        if (gap > 1 && reading.RunningTime is { } sinceStart && sinceStart.TotalSectors < gap)
        {
            start -= sinceStart.TotalSectors;
        }

        LeadOut = start;
        LeadOutSectors = address - start + 1;
    }

    private void FeedIsrc(Lba address, in QReading reading)
    {
        if (!_tracks[^1].AddIsrc(reading.Payload))
        {
            findings.Add(SubcodeFindingKind.IsrcDiffers, address, _tracks[^1].Number);
        }
    }

    private void CheckAddress(Lba address, in QReading reading)
    {
        Lba said = Lba.FromAbsoluteMsf(reading.AbsoluteTime!.Value);
        if (said != address)
        {
            findings.Add(SubcodeFindingKind.AddressDiffers, address, reading.Track);
        }

        if (_lastPosition is { } last && said - _lastSaid != address - last)
        {
            findings.Add(SubcodeFindingKind.AddressOutOfOrder, address, reading.Track);
        }

        _lastSaid = said;
    }

    private void CheckRelative(Lba address, in QReading reading, DecodedTrack track)
    {
        int relative = reading.RunningTime!.Value.TotalSectors;
        if (reading.Index == 0)
        {
            track.Countdown = (address, relative);
        }
        else if (track.Start is { } start)
        {
            if (track.Countdown is { } countdown)
            {
                CheckCountdown(start - countdown.Address - countdown.Relative, countdown.Address, track.Number);
                track.Countdown = null;
            }

            if (relative != address - start)
            {
                findings.Add(SubcodeFindingKind.RelativeTimeDiffers, address, track.Number);
            }
        }
    }

    private void CheckCountdown(int difference, Lba at, int track)
    {
        if (difference == 1)
        {
            findings.Add(SubcodeFindingKind.CountdownToZero, at, track);
        }
        else if (difference != 0)
        {
            findings.Add(SubcodeFindingKind.RelativeTimeDiffers, at, track);
        }
    }
}
