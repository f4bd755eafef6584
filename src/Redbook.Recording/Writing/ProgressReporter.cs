using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Responses;

namespace Redbook.Recording.Writing;

/// <summary>Makes progress reports at the right moments: at each change of phase, twice a second, at the end.</summary>
internal sealed class ProgressReporter(IProgress<RecordingProgress>? progress, JobClock clock, bool isTestWrite)
{
    private static readonly TimeSpan s_cadence = TimeSpan.FromMilliseconds(500);
    private long _started;
    private long _reported;
    private RecordingProgress _state;

    /// <summary>The source being read, for how far it was read.</summary>
    public SourceReader? Source { get; set; }

    /// <summary>The buffer between source and drive.</summary>
    public SourceRing? Ring { get; set; }

    /// <summary>Which track an address belongs to, where more than one is written; 0 for none.</summary>
    public Func<Lba, int>? TrackAt { get; set; }

    /// <summary>A new track, or the closing of the session.</summary>
    public void Begin(RecordingPhase phase, int track, Lba start, int sectorCount)
    {
        _started = clock.Timestamp;
        _state = new RecordingProgress
        {
            Phase = phase,
            TrackNumber = track,
            Start = start,
            SectorCount = sectorCount,
            LastRead = start - 1,
            LastWritten = start - 1,
            IsTestWrite = isTestWrite,
        };
        Report();
    }

    /// <summary>The address, once the drive has named it.</summary>
    public void SetStart(Lba start) =>
        _state = _state with { Start = start, LastRead = start - 1, LastWritten = start - 1 };

    /// <summary>How much it is, once that is known.</summary>
    public void SetSectorCount(int sectorCount) => _state = _state with { SectorCount = sectorCount };

    public void SetPhase(RecordingPhase phase)
    {
        if (_state.Phase != phase)
        {
            _state = _state with { Phase = phase };
            Report();
        }
    }

    public void SetWritten(Lba last) => _state = _state with { LastWritten = last };

    public void SetDriveBuffer(BufferCapacity capacity) => _state = _state with
    {
        DriveBufferTotalBytes = capacity.TotalBytes,
        DriveBufferUsedBytes = Math.Max(0, capacity.TotalBytes - capacity.FreeBytes),
    };

    /// <summary>A report if half a second has passed since the last one.</summary>
    public void Tick()
    {
        if (progress is not null && clock.Since(_reported) >= s_cadence)
        {
            Report();
        }
    }

    /// <summary>A report now.</summary>
    public void Report()
    {
        if (progress is null)
        {
            return;
        }

        _reported = clock.Timestamp;
        TimeSpan elapsed = clock.Since(_started);
        int written = _state.WrittenSectors;
        double rate = elapsed > TimeSpan.Zero ? written / elapsed.TotalSeconds : 0;
        int track = TrackAt?.Invoke(_state.LastWritten) ?? _state.TrackNumber;
        int left = Math.Max(0, _state.SectorCount - written);
        _state = _state with
        {
            TrackNumber = track,
            LastRead = Source is null ? _state.LastRead : _state.Start + (Source.ReadSectors - 1),
            BufferTotalBytes = Ring?.TotalBytes ?? 0,
            BufferUsedBytes = Ring?.UsedBytes ?? 0,
            Elapsed = elapsed,
            Remaining = rate > 0 && _state.SectorCount > 0 ? TimeSpan.FromSeconds(left / rate) : null,
            SpeedFactor = rate / CdSector.PerSecond,
        };
        try
        {
            progress.Report(_state);
        }
#pragma warning disable CA1031, RCS1075 // A listener that throws must not end a recording: its results are ignored.
        catch (Exception)
#pragma warning restore CA1031, RCS1075
        {
        }
    }
}
