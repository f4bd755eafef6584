using Redbook.Discs;

namespace Redbook.Emulation.Faults;

/// <summary>A stretch of a disc where the dye, the groove or the plastic is not as it should be.</summary>
/// <remarks>It belongs to whatever disc is in the drive. A test write meets no bad spots.</remarks>
public sealed record BadSpot
{
    /// <summary>Wrong bytes in each sector when nothing else is said: about what a scratch does.</summary>
    public const int UsualWrongBytes = 64;

    /// <summary>The first bad sector.</summary>
    public required Lba Start { get; init; }

    /// <summary>How many sectors are bad; at least 1.</summary>
    public int Sectors { get; init; } = 1;

    /// <summary>What is wrong with them.</summary>
    public required BadSpotKind Kind { get; init; }

    /// <summary>Wrong bytes in each sector, for <see cref="BadSpotKind.C2Errors"/>; 1 to 2352.</summary>
    public int WrongBytes { get; init; } = UsualWrongBytes;

    /// <summary>Which bytes are wrong follows from this number and the address.</summary>
    public int Seed { get; init; }

    internal long End => (long)Start.Value + Sectors;
}
