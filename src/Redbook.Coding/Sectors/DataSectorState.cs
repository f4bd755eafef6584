namespace Redbook.Coding.Sectors;

/// <summary>How a received data sector fared.</summary>
public enum DataSectorState
{
    /// <summary>All codes that the kind has are right.</summary>
    Good = 0,

    /// <summary>Wrong bytes were found and put right.</summary>
    Corrected = 1,

    /// <summary>The codes are wrong and cannot tell what is right; the sector is as received.</summary>
    Uncorrectable = 2,

    /// <summary>The kind has no code to judge it by.</summary>
    Unprotected = 3,
}
