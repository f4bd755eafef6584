using Redbook.Coding.Sectors;

namespace Redbook.Images;

/// <summary>What the forms of sectors have in common.</summary>
public static class SectorForms
{
    /// <summary>Bytes of one sector.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such form.</exception>
    public static int Bytes(this SectorForm form) => form switch
    {
        SectorForm.Raw => DataSector.Size,
        SectorForm.User2048 => DataSector.UserSize,
        SectorForm.User2324 => DataSector.Form2Size,
        SectorForm.Mode2 => DataSector.Mode2Size,
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form of sector."),
    };
}
