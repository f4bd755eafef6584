namespace Redbook.Coding.RwPacks;

/// <summary>How a received R-W pack fared.</summary>
public enum RwPackState
{
    /// <summary>The P parity is right; nothing was changed.</summary>
    Good = 0,

    /// <summary>Wrong symbols were found and put right.</summary>
    Corrected = 1,

    /// <summary>More is wrong than the parity can tell; the pack is as received.</summary>
    Uncorrectable = 2,
}
