using Redbook.Discs;

namespace Redbook.Recording;

/// <summary>A track as it now lies on the disc.</summary>
/// <param name="Number">1 to 99.</param>
/// <param name="Start">Index 1.</param>
/// <param name="LengthSectors">Sectors, padding included.</param>
/// <param name="Control">The CONTROL nibble.</param>
public sealed record RecordedTrack(int Number, Lba Start, int LengthSectors, Control Control)
{
    /// <summary>The recording code, where one was given.</summary>
    public Isrc? Isrc { get; init; }

    /// <summary>Sectors of silence at the end that were not in the source.</summary>
    public int PaddingSectors { get; init; }

    /// <summary>Whether it ended before its source did, or a failure leaves in doubt whether all of it is
    /// there.</summary>
    public bool IsShortened { get; init; }

    /// <summary>The first sector behind it.</summary>
    public Lba End => Start + LengthSectors;
}
