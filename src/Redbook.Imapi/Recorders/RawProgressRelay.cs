using Redbook.Recording;

namespace Redbook.Imapi.Recorders;

/// <summary>Turns reports of the engine into those of a raw recording. Those that come before it is known how much will be
/// written are left out: programs divide by that number.</summary>
/// <param name="sectorsPerSecond">The speed of the drive, for the estimate before there is a measured one.</param>
/// <param name="report">Told each time, on the thread that records.</param>
internal sealed class RawProgressRelay(Func<int> sectorsPerSecond, Action<RawProgress> report) : IProgress<RecordingProgress>
{
    public void Report(RecordingProgress value)
    {
        if (value.SectorCount > 0)
        {
            report(Progress(value));
        }
    }

    private RawProgress Progress(in RecordingProgress value) => new()
    {
        StartLba = value.Start.Value,
        SectorCount = value.SectorCount,
        LastReadLba = value.LastRead.Value,
        LastWrittenLba = value.LastWritten.Value,
        TotalSystemBuffer = value.BufferTotalBytes,
        UsedSystemBuffer = value.BufferUsedBytes,
        CurrentAction = ActionOf(value.Phase),
        ElapsedTime = (int)value.Elapsed.TotalSeconds,
        RemainingTime = ProgressRelay.Remaining(value, sectorsPerSecond()),
    };

    private static IMAPI_FORMAT2_RAW_CD_WRITE_ACTION ActionOf(RecordingPhase phase) => phase switch
    {
        RecordingPhase.Preparing => IMAPI_FORMAT2_RAW_CD_WRITE_ACTION.IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_PREPARING,
        RecordingPhase.Writing => IMAPI_FORMAT2_RAW_CD_WRITE_ACTION.IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_WRITING,
        RecordingPhase.Finishing or RecordingPhase.Verifying =>
            IMAPI_FORMAT2_RAW_CD_WRITE_ACTION.IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_FINISHING,
        _ => IMAPI_FORMAT2_RAW_CD_WRITE_ACTION.IMAPI_FORMAT2_RAW_CD_WRITE_ACTION_UNKNOWN,
    };
}
