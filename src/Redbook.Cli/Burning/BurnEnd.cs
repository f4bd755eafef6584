namespace Redbook.Cli.Burning;

/// <summary>How a recording ended and on what.</summary>
/// <param name="Drive">Where it was recorded.</param>
/// <param name="NewDisc">The folder of the virtual disc that was made for it; <see langword="null"/> when a drive was
/// named.</param>
/// <param name="ExitCode">What the shell is told.</param>
internal sealed record BurnEnd(DriveEntry Drive, string? NewDisc, int ExitCode)
{
    /// <summary>Whether another copy follows.</summary>
    public bool IsMoreToCome { get; init; }

    public bool IsCancelled => ExitCode == Cli.ExitCode.Cancelled;
}
