using Redbook.Discs;
using Redbook.Recording;

namespace Redbook;

/// <summary>Turns the engine's reports of a whole disc into reports of the album's tracks.</summary>
internal sealed class BurnProgressAtOnce : IProgress<RecordingProgress>
{
    private readonly IProgress<BurnProgress>? _told;
    private readonly TimeProvider _clock;
    private readonly TrackLayout[] _tracks;
    private readonly int _sectors;
    private readonly long _began;
    private int _finished;
    private BurnProgress _last = new() { Phase = BurnPhase.Preparing };

    public BurnProgressAtOnce(Album album, IProgress<BurnProgress>? told, TimeProvider clock)
    {
        (_told, _clock, _began) = (told, clock, clock.GetTimestamp());
        _tracks = [.. album.Image.ToLayout().Sessions[0].Tracks];
        _sectors = _tracks.Sum(static track => track.End - track.PregapStart);
    }

    public TimeSpan Elapsed => _clock.GetElapsedTime(_began);

    public void Report(RecordingProgress value)
    {
        Lba next = value.LastWritten + 1;
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

    /// <summary>Everything before a track is on the disc, or in the drive's buffer.</summary>
    private void FinishTo(int index)
    {
        for (; _finished < index; _finished++)
        {
            TrackLayout track = _tracks[_finished];
            Tell(_last with
            {
                Phase = BurnPhase.TrackRecorded,
                Track = _finished + 1,
                TrackCount = _tracks.Length,
                TrackSectors = track.End - track.PregapStart,
                TrackSectorsWritten = track.End - track.PregapStart,
                SectorsWritten = Math.Max(track.End - _tracks[0].PregapStart, _last.SectorsWritten),
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
        int left = value.SectorCount - value.WrittenSectors;
        Tell(new BurnProgress
        {
            Phase = phase,
            Track = isTrack ? current + 1 : 0,
            TrackCount = _tracks.Length,
            TrackSectors = length,
            TrackSectorsWritten = isTrack ? Math.Clamp(next - _tracks[current].PregapStart, 0, length) : 0,
            SectorsWritten = phase == BurnPhase.Preparing ? 0 : Math.Clamp(next - _tracks[0].PregapStart, 0, _sectors),
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
