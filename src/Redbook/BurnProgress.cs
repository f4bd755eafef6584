namespace Redbook;

/// <summary>How far a recording has come.</summary>
public readonly record struct BurnProgress
{
    /// <summary>What is being done.</summary>
    public required BurnPhase Phase { get; init; }

    /// <summary>The session of the album, from 1.</summary>
    public int Session { get; init; }

    /// <summary>Sessions in the album.</summary>
    public int SessionCount { get; init; }

    /// <summary>The track's place in the album, from 1; 0 before the first.</summary>
    public int Track { get; init; }

    /// <summary>Tracks in the album.</summary>
    public int TrackCount { get; init; }

    /// <summary>Sectors of this track sent to the drive.</summary>
    public int TrackSectorsWritten { get; init; }

    /// <summary>Sectors of this track.</summary>
    public int TrackSectors { get; init; }

    /// <summary>Sectors of the album sent to the drive.</summary>
    public int SectorsWritten { get; init; }

    /// <summary>Sectors of the album.</summary>
    public int Sectors { get; init; }

    /// <summary>The speed of the last seconds, in multiples of playing speed; 0 when not known yet.</summary>
    public double SpeedX { get; init; }

    /// <summary>How full the drive's own buffer is, 0 to 100; <see langword="null"/> when the drive does not say.</summary>
    public int? DriveBufferPercent { get; init; }

    /// <summary>How much is decoded ahead, 0 to 100.</summary>
    public int ReadAheadPercent { get; init; }

    /// <summary>Time since the first command.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Time to the end of the last track at the present speed; <see langword="null"/> when not known.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>How much of the album has been sent, 0 to 100.</summary>
    public double Percent => Sectors == 0 ? 0 : 100.0 * SectorsWritten / Sectors;
}
