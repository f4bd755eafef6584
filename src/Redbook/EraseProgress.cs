namespace Redbook;

/// <summary>How far erasing has come.</summary>
/// <param name="Elapsed">Since the drive was told to erase.</param>
/// <param name="EstimatedTotal">From then to the end; may be revised.</param>
public readonly record struct EraseProgress(TimeSpan Elapsed, TimeSpan EstimatedTotal)
{
    /// <summary>0 to 100, by the estimate.</summary>
    public double Percent => EstimatedTotal > TimeSpan.Zero ? Math.Clamp(Elapsed / EstimatedTotal * 100, 0, 100) : 100;

    /// <summary>What is left, by the estimate.</summary>
    public TimeSpan Remaining => EstimatedTotal > Elapsed ? EstimatedTotal - Elapsed : TimeSpan.Zero;
}
