namespace Redbook.Mmc.Commands;

/// <summary>Byte 10 of READ CD: sub-channel data behind each sector.</summary>
public enum SubChannelSelection : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>96 bytes of P to W as they lie on the disc.</summary>
    RawPw = 1,

    /// <summary>16 bytes: the Q channel.</summary>
    Q = 2,

    /// <summary>96 bytes of R to W, corrected and de-interleaved.</summary>
    CorrectedRw = 4,
}
