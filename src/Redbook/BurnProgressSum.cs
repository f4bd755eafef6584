using Redbook.Discs;
using Redbook.Recording;

namespace Redbook;

/// <summary>Turns the engine's reports of one track into reports of the album.</summary>
internal sealed class BurnProgressSum(Album album, IProgress<BurnProgress>? told, TimeProvider clock)
    : IProgress<RecordingProgress>
{
    private readonly int _sectors = album.LengthSectors;
    private readonly long _began = clock.GetTimestamp();
    private AlbumTrack? _track;
    private int _sectorsBefore;
    private bool _isClosing;
    private BurnProgress _last = new() { Phase = BurnPhase.Preparing };

    public TimeSpan Elapsed => clock.GetElapsedTime(_began);

    /// <summary>A track comes next.</summary>
    public void Begin(AlbumTrack track)
    {
        _sectorsBefore += _track?.LengthSectors ?? 0;
        (_track, _isClosing) = (track, false);
        Tell(new BurnProgress { Phase = BurnPhase.Preparing });
    }

    /// <summary>The track is on the disc.</summary>
    public void End() => Tell(_last with { Phase = BurnPhase.TrackRecorded, Remaining = null });

    /// <summary>The session, or with the last one the disc, is closed next.</summary>
    public void Close()
    {
        _isClosing = true;
        Tell(_last with { Phase = BurnPhase.Closing, Remaining = null });
    }

    /// <summary>All is done.</summary>
    public void Done() => Tell(_last with { Phase = BurnPhase.Done, Remaining = null });

    public void Report(RecordingProgress value)
    {
        if (_isClosing)
        {
            Tell(_last with { Phase = BurnPhase.Closing });
            return;
        }

        int written = Math.Max(value.WrittenSectors, 0);
        int left = _sectors - _sectorsBefore - written;
        Tell(new BurnProgress
        {
            Phase = value.Phase switch
            {
                RecordingPhase.Preparing => BurnPhase.Preparing,
                RecordingPhase.Writing => BurnPhase.Writing,
                _ => BurnPhase.FinishingTrack,
            },
            TrackSectorsWritten = written,
            SpeedX = value.SpeedFactor,
            DriveBufferPercent = value is { DriveBufferTotalBytes: > 0 and { } total, DriveBufferUsedBytes: { } used }
                ? (int)(100 * used / total)
                : null,
            ReadAheadPercent = value.BufferTotalBytes > 0 ? (int)(100L * value.BufferUsedBytes / value.BufferTotalBytes) : 0,
            Remaining = value.SpeedFactor > 0 && value.Phase == RecordingPhase.Writing
                ? TimeSpan.FromSeconds(left / (value.SpeedFactor * CdSector.PerSecond))
                : null,
        });
    }

    private void Tell(in BurnProgress now)
    {
        int written = now.TrackSectorsWritten;
        _last = now with
        {
            Session = _track?.Session ?? 1,
            SessionCount = album.SessionCount,
            Track = _track?.Number ?? 0,
            TrackCount = album.Tracks.Count,
            TrackSectors = _track?.LengthSectors ?? 0,
            SectorsWritten = _sectorsBefore + written,
            Sectors = _sectors,
            Elapsed = Elapsed,
        };
        try
        {
            told?.Report(_last);
        }
#pragma warning disable CA1031, RCS1075 // A disc is worth more than a picture of how far it has come.
        catch (Exception)
#pragma warning restore CA1031, RCS1075
        {
            // Whoever listens must not be able to spoil it.
        }
    }
}
