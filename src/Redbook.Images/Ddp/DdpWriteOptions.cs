namespace Redbook.Images.Ddp;

/// <summary>How a DDP set is written.</summary>
public sealed record DdpWriteOptions
{
    /// <summary>Characters of the longest master identifier.</summary>
    public const int MaxMasterIdLength = 48;

    /// <summary>Whose habits the set follows.</summary>
    public DdpStyle Style { get; init; }

    /// <summary>What identifies the master, 48 characters of ASCII at most; empty for none.</summary>
    public string MasterId { get; init; } = string.Empty;

    /// <summary>Who ordered the master, for the PQ sheet; empty for none.</summary>
    public string Customer { get; init; } = string.Empty;
}
