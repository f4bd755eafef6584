using Redbook.Discs;
using Redbook.Mmc.Responses;
using Redbook.Recording.Writing;

namespace Redbook.Recording.AtOnce;

/// <summary>What is written in one go.</summary>
internal sealed class AtOnceJob
{
    /// <summary>What it is called in messages.</summary>
    public required string Target { get; init; }

    /// <summary>Bytes of a sector; 0 where there are several sizes.</summary>
    public int SectorBytes { get; init; }

    /// <summary>Sectors that the buffer has to hold at least.</summary>
    public int LeastBufferSectors { get; init; }

    /// <summary>The first address.</summary>
    public required Lba Start { get; init; }

    /// <summary>The address behind the last one; known when the buffer is full at the latest.</summary>
    public required Lba End { get; set; }

    /// <summary>The reader that fills the buffer; not started yet.</summary>
    public required Func<SourceRing, SourceReader> Open { get; init; }

    /// <summary>Called when the buffer is full and nothing is written yet: the last chance to refuse.</summary>
    public Action? BeforeWriting { get; init; }

    /// <summary>Called when the laser is calibrated, before the first WRITE.</summary>
    public Action? Announce { get; init; }

    /// <summary>Called when everything has been written: whether it was enough.</summary>
    public Action<Lba>? AfterWriting { get; init; }

    /// <summary>Which track an address belongs to; 0 for none.</summary>
    public Func<Lba, int>? TrackAt { get; init; }

    /// <summary>Where the tracks will lie; null when it is not known.</summary>
    public SessionLayout? Layout { get; init; }

    /// <summary>The table of contents that the disc must have then; null when it is not known.</summary>
    public TocResponse? Contents { get; set; }

    /// <summary>The state that the disc must have then; null when that is not known.</summary>
    public DiscStatus? Status { get; set; }
}
