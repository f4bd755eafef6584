using Redbook.Discs;

namespace Redbook.Images.Ccd;

/// <summary>A record of the lead-in as the sheet has it.</summary>
/// <param name="Session">The session, from 1.</param>
/// <param name="Point">1 to 99, A0 and up.</param>
/// <param name="Adr">1, or 5 for what concerns sessions.</param>
/// <param name="Control">The CONTROL nibble.</param>
/// <param name="PMin">The time that the point names.</param>
/// <param name="PSec">See <paramref name="PMin"/>.</param>
/// <param name="PFrame">See <paramref name="PMin"/>.</param>
/// <param name="Line">The section's line, from 0.</param>
internal sealed record CcdEntry(int Session, int Point, int Adr, Control Control, int PMin, int PSec, int PFrame, int Line)
{
    /// <summary>Sectors of the time less 150, whatever the point means.</summary>
    public int PlainAddress => (((PMin * 60) + PSec) * CdSector.PerSecond) + PFrame - Lba.PregapSectors;

    public Lba Address => new(PlainAddress);

    public static CcdEntry? TryParse(CcdSection section) =>
        section.Number("Session") is { } session and >= 1 and <= 99
        && section.Number("Point") is { } point and >= 0 and <= 255
        && section.Number("Control") is { } control
        && section.Number("PMin") is { } minute and >= 0 and <= 255
        && section.Number("PSec") is { } second and >= 0 and <= 255
        && section.Number("PFrame") is { } frame and >= 0 and <= 255
            ? new CcdEntry(session, point, section.Number("ADR") ?? 1, (Control)(control & 0x0F), minute, second, frame, section.Line)
            : null;
}
