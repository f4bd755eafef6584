using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>R-W packs for a stretch of the disc.</summary>
/// <param name="Packs">96 bytes to a sector: four packs without interleave, symbols in bits 5 to 0. Bits 7 and 6 are
/// ignored.</param>
/// <param name="First">The sector that the first four packs belong to.</param>
public sealed record RwSource(SectorSource Packs, Lba First)
{
    /// <summary>Whether parity is computed where the form keeps packs as they are; <c>.cdg</c> files often lack it. In the
    /// raw form it always is, except in the lead-in.</summary>
    public bool ComputeParity { get; init; }
}
