namespace Redbook.Mmc.Commands;

/// <summary>What GET PERFORMANCE returns.</summary>
public enum PerformanceType : byte
{
    /// <summary>Nominal performance over the disc.</summary>
    Performance = 0,

    /// <summary>Where the medium is bad.</summary>
    UnusableArea = 1,

    /// <summary>Defects.</summary>
    DefectStatus = 2,

    /// <summary>The speeds at which this disc can be written.</summary>
    WriteSpeed = 3,
}
