namespace Redbook;

/// <summary>What lies in a drive.</summary>
public enum DiscKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A pressed disc.</summary>
    CdRom = 1,

    /// <summary>A disc that is recorded once.</summary>
    CdR = 2,

    /// <summary>A disc that can be erased.</summary>
    CdRw = 3,

    /// <summary>A disc of another family, such as a DVD.</summary>
    Other = 4,
}
