using Redbook.Discs;
using Redbook.Recording;

namespace Redbook;

/// <summary>Turns the engine's reports of sessions recorded in one go into reports of the album's tracks.</summary>
internal sealed class BurnProgressAtOnce : IProgress<RecordingProgress>
{
    private readonly IProgress<BurnProgress>? _told;
    private readonly TimeProvider _clock;
    private readonly SessionLayout[] _sessions;
    private readonly int _trackCount;
    private readonly int _sectors;
    private readonly long _began;
    private TrackLayout[] _tracks = [];
    private int _session;
    private int _tracksBefore;
    private int _sectorsBefore;
    private int _shift;
    private int _finished;
    private BurnProgress _last = new() { Phase = BurnPhase.Preparing };

    public BurnProgressAtOnce(Album album, IProgress<BurnProgress>? told, TimeProvider clock)
    {
        (_told, _clock, _began) = (told, clock, clock.GetTimestamp());
        _sessions = [.. album.Layout.Sessions];
        (_trackCount, _sectors) = (album.Tracks.Count, _sessions.Sum(Sectors));
        _tracks = [.. _sessions[0].Tracks];
    }

    public TimeSpan Elapsed => _clock.GetElapsedTime(_began);

    /// <summary>A session comes next.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="programStart">Where its first pregap will lie.</param>
    public void Begin(int index, Lba programStart)
    {
        _session = index;
        _tracks = [.. _sessions[index].Tracks];
        _tracksBefore = _sessions.Take(index).Sum(static session => session.Tracks.Count);
        _sectorsBefore = _sessions.Take(index).Sum(Sectors);
        _shift = _tracks[0].PregapStart - programStart;
        _finished = 0;
    }

    public void Report(RecordingProgress value)
    {
        Lba next = value.LastWritten + (1 + _shift);
        int current = Array.FindLastIndex(_tracks, track => track.PregapStart <= next);
        bool isBehind = next >= _tracks[^1].End;
        bool isWriting = value.Phase == RecordingPhase.Writing && value.WrittenSectors > 0;
        if (isWriting)
        {
            FinishTo(isBehind ? _tracks.Length : current);
        }

        BurnPhase phase = value.Phase switch
        {
            RecordingPhase.Preparing => BurnPhase.Preparing,
            RecordingPhase.Writing when !isWriting || current < 0 => BurnPhase.LeadIn,
            RecordingPhase.Writing when isBehind => BurnPhase.LeadOut,
            RecordingPhase.Writing => BurnPhase.Writing,
            _ => BurnPhase.Closing,
        };
        if (phase == BurnPhase.Closing)
        {
            FinishTo(_tracks.Length);
        }

        Tell(phase, phase == BurnPhase.Writing ? current : phase is BurnPhase.LeadOut or BurnPhase.Closing ? _tracks.Length : -1, next, value);
    }

    /// <summary>All is done.</summary>
    public void Done()
    {
        FinishTo(_tracks.Length);
        Tell(_last with { Phase = BurnPhase.Done, Remaining = null, Elapsed = Elapsed });
    }

    private static int Sectors(SessionLayout session) => session.LeadOut - session.Tracks[0].PregapStart;

    /// <summary>Everything before a track is on the disc, or in the drive's buffer.</summary>
    private void FinishTo(int index)
    {
        for (; _finished < index; _finished++)
        {
            TrackLayout track = _tracks[_finished];
            Tell(_last with
            {
                Phase = BurnPhase.TrackRecorded,
                Session = _session + 1,
                SessionCount = _sessions.Length,
                Track = _tracksBefore + _finished + 1,
                TrackCount = _trackCount,
                TrackSectors = track.End - track.PregapStart,
                TrackSectorsWritten = track.End - track.PregapStart,
                SectorsWritten = Math.Max(_sectorsBefore + (track.End - _tracks[0].PregapStart), _last.SectorsWritten),
                Sectors = _sectors,
                Elapsed = Elapsed,
                Remaining = null,
            });
        }
    }

    private void Tell(BurnPhase phase, int current, Lba next, in RecordingProgress value)
    {
        bool isTrack = current >= 0 && current < _tracks.Length;
        int length = isTrack ? _tracks[current].End - _tracks[current].PregapStart : 0;
        int own = Sectors(_sessions[_session]);
        int left = value.SectorCount - value.WrittenSectors + _sectors - _sectorsBefore - own;
        Tell(new BurnProgress
        {
            Phase = phase,
            Session = _session + 1,
            SessionCount = _sessions.Length,
            Track = isTrack ? _tracksBefore + current + 1 : 0,
            TrackCount = _trackCount,
            TrackSectors = length,
            TrackSectorsWritten = isTrack ? Math.Clamp(next - _tracks[current].PregapStart, 0, length) : 0,
            SectorsWritten = _sectorsBefore + (phase == BurnPhase.Preparing ? 0 : Math.Clamp(next - _tracks[0].PregapStart, 0, own)),
            Sectors = _sectors,
            SpeedX = value.SpeedFactor,
            DriveBufferPercent = value is { DriveBufferTotalBytes: > 0 and { } total, DriveBufferUsedBytes: { } used }
                ? (int)(100 * used / total)
                : null,
            ReadAheadPercent = value.BufferTotalBytes > 0 ? (int)(100L * value.BufferUsedBytes / value.BufferTotalBytes) : 0,
            Elapsed = Elapsed,
            Remaining = value.SpeedFactor > 0 && value.Phase == RecordingPhase.Writing
                ? TimeSpan.FromSeconds(left / (value.SpeedFactor * CdSector.PerSecond))
                : null,
        });
    }

    private void Tell(in BurnProgress now)
    {
        _last = now;
        try
        {
            _told?.Report(now);
        }
#pragma warning disable CA1031, RCS1075 // A disc is worth more than a picture of how far it has come.
        catch (Exception)
#pragma warning restore CA1031, RCS1075
        {
            // Whoever listens must not be able to spoil it.
        }
    }
}
