namespace Redbook.Imapi.Recorders;

/// <summary>One report of progress: values taken at one moment, so that every getter answers in every phase.</summary>
internal sealed record TrackAtOnceProgress : IDiscFormat2TrackAtOnceEventArgs
{
    public int StartLba { get; init; }

    public int SectorCount { get; init; }

    public int LastReadLba { get; init; }

    public int LastWrittenLba { get; init; }

    public int TotalSystemBuffer { get; init; }

    public int UsedSystemBuffer { get; init; }

    public int FreeSystemBuffer => TotalSystemBuffer - UsedSystemBuffer;

    public int CurrentTrackNumber { get; init; }

    public IMAPI_FORMAT2_TAO_WRITE_ACTION CurrentAction { get; init; }

    public int ElapsedTime { get; init; }

    public int RemainingTime { get; init; }
}
