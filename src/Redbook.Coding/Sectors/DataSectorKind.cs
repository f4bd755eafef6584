namespace Redbook.Coding.Sectors;

/// <summary>The kinds of sector that a data track can have.</summary>
public enum DataSectorKind
{
    /// <summary>No sync pattern: audio, scrambled, or damaged.</summary>
    None = 0,

    /// <summary>Mode 0: 2336 zero bytes.</summary>
    Mode0 = 1,

    /// <summary>Mode 1: 2048 bytes with EDC and ECC.</summary>
    Mode1 = 2,

    /// <summary>Mode 2 without form: 2336 bytes.</summary>
    Mode2 = 3,

    /// <summary>Mode 2 form 1: 2048 bytes with EDC and ECC.</summary>
    Mode2Form1 = 4,

    /// <summary>Mode 2 form 2: 2324 bytes, EDC optional.</summary>
    Mode2Form2 = 5,
}
