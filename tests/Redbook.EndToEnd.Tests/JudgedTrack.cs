namespace Redbook.EndToEnd.Tests;

/// <summary>A track as another program sees it on the disc.</summary>
/// <param name="Number">1 to 99.</param>
/// <param name="StartSector">Where index 1 lies, counted from LBA 0.</param>
/// <param name="EndSector">The first sector after the track.</param>
internal sealed record JudgedTrack(int Number, int StartSector, int EndSector)
{
    /// <summary>Sectors from index 1 to the end.</summary>
    public int LengthSectors => EndSector - StartSector;
}
