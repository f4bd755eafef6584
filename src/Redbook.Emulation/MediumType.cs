namespace Redbook.Emulation;

/// <summary>What kind of recordable disc a virtual disc is.</summary>
public enum MediumType
{
    /// <summary>Written once: profile 0009h.</summary>
    CdR = 0,

    /// <summary>Can be blanked: profile 000Ah.</summary>
    CdRw = 1,
}
