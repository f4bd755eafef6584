using Redbook.Recording;

namespace Redbook.Imapi.Recorders;

/// <summary>One report of the write engine: values taken at one moment.</summary>
internal sealed record EngineProgress : IWriteEngine2EventArgs
{
    public int StartLba { get; init; }

    public int SectorCount { get; init; }

    public int LastReadLba { get; init; }

    public int LastWrittenLba { get; init; }

    public int TotalSystemBuffer { get; init; }

    public int UsedSystemBuffer { get; init; }

    public int FreeSystemBuffer => TotalSystemBuffer - UsedSystemBuffer;

    /// <summary>Tells reports of the engine on.</summary>
    /// <param name="report">Told each time, on the thread that writes.</param>
    public sealed class Relay(Action<EngineProgress> report) : IProgress<RecordingProgress>
    {
        public void Report(RecordingProgress value) => report(new EngineProgress
        {
            StartLba = value.Start.Value,
            SectorCount = value.SectorCount,
            LastReadLba = value.LastRead.Value,
            LastWrittenLba = value.LastWritten.Value,
            TotalSystemBuffer = value.BufferTotalBytes,
            UsedSystemBuffer = value.BufferUsedBytes,
        });
    }
}
