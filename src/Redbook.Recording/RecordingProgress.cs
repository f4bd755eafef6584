using Redbook.Discs;

namespace Redbook.Recording;

/// <summary>How far a recording has come.</summary>
public readonly record struct RecordingProgress
{
    /// <summary>What is being done.</summary>
    public RecordingPhase Phase { get; init; }

    /// <summary>The track, 1 to 99; while the session is closed, the last one. In a recording at once the track written at
    /// present; 0 in the lead-in and where it is not known.</summary>
    public int TrackNumber { get; init; }

    /// <summary>The first sector of the track, or of everything that is written at once.</summary>
    public Lba Start { get; init; }

    /// <summary>Sectors of the track, padding included, or of everything that is written at once; 0 while that is not
    /// known.</summary>
    public int SectorCount { get; init; }

    /// <summary>The last sector read from the source; <see cref="Start"/> − 1 when none was.</summary>
    public Lba LastRead { get; init; }

    /// <summary>The last sector sent to the drive; <see cref="Start"/> − 1 when none was.</summary>
    public Lba LastWritten { get; init; }

    /// <summary>Size of the buffer between source and drive, in bytes.</summary>
    public int BufferTotalBytes { get; init; }

    /// <summary>What of it is filled.</summary>
    public int BufferUsedBytes { get; init; }

    /// <summary>Size of the drive's own buffer in bytes; <see langword="null"/> when it does not say.</summary>
    public long? DriveBufferTotalBytes { get; init; }

    /// <summary>What of the drive's buffer is filled; <see langword="null"/> when it does not say.</summary>
    public long? DriveBufferUsedBytes { get; init; }

    /// <summary>Time since this track or this closing began.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Estimate of what is left of this track; <see langword="null"/> while there is none.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Mean speed of this track as a multiple of 1×; 0 before the first sector.</summary>
    public double SpeedFactor { get; init; }

    /// <summary>Whether the laser is off.</summary>
    public bool IsTestWrite { get; init; }

    /// <summary>What of the buffer is free.</summary>
    public int BufferFreeBytes => BufferTotalBytes - BufferUsedBytes;

    /// <summary>Sectors sent to the drive.</summary>
    public int WrittenSectors => LastWritten - Start + 1;
}
