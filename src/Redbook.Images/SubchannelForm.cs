namespace Redbook.Images;

/// <summary>How a file holds the sub-channel of a sector.</summary>
public enum SubchannelForm
{
    /// <summary>No file: zeros.</summary>
    Zero = 0,

    /// <summary>96 bytes, a symbol to a byte: P in bit 7, Q in bit 6, R to W below, as it lies on the disc.</summary>
    Raw = 1,

    /// <summary>96 bytes: twelve of P, twelve of Q, then R to W, as in <c>.sub</c> files.</summary>
    Packed = 2,

    /// <summary>96 bytes: four packs of R to W without interleave, symbols in bits 5 to 0. P and Q are not there.</summary>
    RwPacks = 3,

    /// <summary>16 bytes: twelve of Q, three zero, P in the top bit of the last.</summary>
    Pq = 4,
}
