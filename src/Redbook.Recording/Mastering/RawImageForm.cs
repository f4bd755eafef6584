namespace Redbook.Recording.Mastering;

/// <summary>What follows the 2352 main bytes of each sector of a raw image. The numbers are those of the data block type
/// in the write parameters.</summary>
public enum RawImageForm
{
    /// <summary>16 bytes: twelve of Q, three zero, P. R to W are not there.</summary>
    Pq = 1,

    /// <summary>96 bytes: P and Q as on the disc, R to W as four packs without interleave.</summary>
    Cooked = 2,

    /// <summary>96 bytes: P to W as on the disc.</summary>
    Raw = 3,
}
