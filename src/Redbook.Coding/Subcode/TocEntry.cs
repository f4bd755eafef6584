using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>One point of a lead-in as a drive reports it (READ TOC, format 2): numbers in binary.</summary>
/// <param name="Adr">1, or 5 for multi-session points.</param>
/// <param name="Control">The CONTROL nibble.</param>
/// <param name="Point">A track number or a <see cref="TocPoint"/>.</param>
/// <param name="Minute">Running time, or what mode 5 puts in its place.</param>
/// <param name="Second">See <paramref name="Minute"/>.</param>
/// <param name="Frame">See <paramref name="Minute"/>.</param>
/// <param name="Zero">The byte between the times.</param>
/// <param name="PMinute">The time or number that the point names.</param>
/// <param name="PSecond">See <paramref name="PMinute"/>; of POINT A0 the <see cref="DiscType"/>.</param>
/// <param name="PFrame">See <paramref name="PMinute"/>.</param>
public readonly record struct TocEntry(int Adr, Control Control, byte Point, byte Minute, byte Second, byte Frame,
    byte Zero, byte PMinute, byte PSecond, byte PFrame)
{
    /// <summary>PMIN, PSEC, PFRAME as an address; null when they are no time.</summary>
    public Lba? Address => PMinute <= 99 && PSecond < 60 && PFrame < CdSector.PerSecond
        ? Lba.FromAbsoluteMsf(new Msf(PMinute, PSecond, PFrame)) : null;
}
