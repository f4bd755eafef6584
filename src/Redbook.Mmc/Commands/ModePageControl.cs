namespace Redbook.Mmc.Commands;

/// <summary>Which values of a mode page are read.</summary>
public enum ModePageControl : byte
{
    /// <summary>The values in force.</summary>
    Current = 0,

    /// <summary>A mask of the bits that may be changed.</summary>
    Changeable = 1,

    /// <summary>The values after power-on.</summary>
    Default = 2,

    /// <summary>The saved values; drives do not keep any.</summary>
    Saved = 3,
}
