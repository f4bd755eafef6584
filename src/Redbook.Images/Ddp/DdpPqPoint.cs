using Redbook.Discs;

namespace Redbook.Images.Ddp;

/// <summary>A point of the disc as the PQ descriptor has it, checked.</summary>
/// <param name="Track">1 to 99; 0 for the lead-out.</param>
/// <param name="Index">0 to 99.</param>
/// <param name="Sector">Disc time in sectors.</param>
/// <param name="Control">The CONTROL nibble.</param>
/// <param name="IsCopyAlternating">SCMS.</param>
/// <param name="Isrc">The recording code that this packet names; empty for none.</param>
/// <param name="Offset">Where the packet lies in its file.</param>
internal readonly record struct DdpPqPoint(
    int Track, int Index, int Sector, Control Control, bool IsCopyAlternating, Isrc Isrc, int Offset)
{
    public bool IsLeadOut => Track == 0;
}
