namespace Redbook.Imapi.Recorders;

/// <summary>One report of progress of a raw recording: values taken at one moment.</summary>
internal sealed record RawProgress : IDiscFormat2RawCDEventArgs
{
    public int StartLba { get; init; }

    public int SectorCount { get; init; }

    public int LastReadLba { get; init; }

    public int LastWrittenLba { get; init; }

    public int TotalSystemBuffer { get; init; }

    public int UsedSystemBuffer { get; init; }

    public int FreeSystemBuffer => TotalSystemBuffer - UsedSystemBuffer;

    public IMAPI_FORMAT2_RAW_CD_WRITE_ACTION CurrentAction { get; init; }

    public int ElapsedTime { get; init; }

    public int RemainingTime { get; init; }
}
