namespace Redbook.Mmc.ModePages;

/// <summary>Byte 5 of page 2Ah: reading audio.</summary>
[Flags]
public enum CdDaFunctions : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>READ CD of audio sectors.</summary>
    Commands = 1 << 0,

    /// <summary>Continues a read exactly where it left off.</summary>
    AccurateStream = 1 << 1,

    /// <summary>R to W of the sub-channel.</summary>
    RwSupported = 1 << 2,

    /// <summary>R to W de-interleaved and corrected.</summary>
    RwCorrected = 1 << 3,

    /// <summary>C2 error pointers.</summary>
    C2Pointers = 1 << 4,

    /// <summary>Recording codes.</summary>
    Isrc = 1 << 5,

    /// <summary>Catalogue numbers.</summary>
    Upc = 1 << 6,

    /// <summary>Bar codes.</summary>
    BarCode = 1 << 7,
}
