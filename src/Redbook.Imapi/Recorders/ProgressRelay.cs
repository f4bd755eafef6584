using Redbook.Recording;

namespace Redbook.Imapi.Recorders;

/// <summary>Turns reports of the engine into those of IMAPI.</summary>
/// <param name="sectorsPerSecond">The speed of the drive, for the estimate before there is a measured one.</param>
/// <param name="showsVerifying">Whether checks are shown as such; else they count as finishing.</param>
/// <param name="report">Told each time, on the thread that records.</param>
internal sealed class ProgressRelay(Func<int> sectorsPerSecond, bool showsVerifying, Action<TrackAtOnceProgress> report)
    : IProgress<RecordingProgress>
{
    public void Report(RecordingProgress value) => report(new TrackAtOnceProgress
    {
        StartLba = value.Start.Value,
        SectorCount = value.SectorCount,
        LastReadLba = value.LastRead.Value,
        LastWrittenLba = value.LastWritten.Value,
        TotalSystemBuffer = value.BufferTotalBytes,
        UsedSystemBuffer = value.BufferUsedBytes,
        CurrentTrackNumber = value.TrackNumber,
        CurrentAction = ActionOf(value.Phase),
        ElapsedTime = (int)value.Elapsed.TotalSeconds,
        RemainingTime = Remaining(value, sectorsPerSecond()),
    });

    /// <summary>Seconds that are left: as measured, else by the speed of the drive.</summary>
    public static int Remaining(in RecordingProgress value, int sectorsPerSecond)
    {
        if (value.Remaining is { } measured)
        {
            return (int)Math.Ceiling(measured.TotalSeconds);
        }

        int left = Math.Max(0, value.SectorCount - value.WrittenSectors);
        return sectorsPerSecond > 0 ? (left + sectorsPerSecond - 1) / sectorsPerSecond : 0;
    }

    private IMAPI_FORMAT2_TAO_WRITE_ACTION ActionOf(RecordingPhase phase) => phase switch
    {
        RecordingPhase.Preparing => IMAPI_FORMAT2_TAO_WRITE_ACTION.IMAPI_FORMAT2_TAO_WRITE_ACTION_PREPARING,
        RecordingPhase.Writing => IMAPI_FORMAT2_TAO_WRITE_ACTION.IMAPI_FORMAT2_TAO_WRITE_ACTION_WRITING,
        RecordingPhase.Verifying when showsVerifying =>
            IMAPI_FORMAT2_TAO_WRITE_ACTION.IMAPI_FORMAT2_TAO_WRITE_ACTION_VERIFYING,
        RecordingPhase.Verifying or RecordingPhase.Finishing =>
            IMAPI_FORMAT2_TAO_WRITE_ACTION.IMAPI_FORMAT2_TAO_WRITE_ACTION_FINISHING,
        _ => IMAPI_FORMAT2_TAO_WRITE_ACTION.IMAPI_FORMAT2_TAO_WRITE_ACTION_UNKNOWN,
    };
}
