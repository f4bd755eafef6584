namespace Redbook;

/// <summary>How a drive is taken by <see cref="Drives.Claim"/>.</summary>
public sealed record DriveClaimOptions
{
    /// <summary>The name that other programs see as the owner.</summary>
    public string ClientName { get; init; } = "Redbook";

    /// <summary>Why the computer stays awake, a sentence: shown where the system shows such things.</summary>
    public string Reason { get; init; } = "A drive is in use.";

    /// <summary>Whether a disc that is mounted as a file system is unmounted first; else it is refused.</summary>
    public bool UnmountsDisc { get; init; }

    /// <summary>Told, on any thread, of what is worth knowing and stops nothing: what was unmounted, and what the system
    /// refused.</summary>
    public Action<string>? Notify { get; init; }
}
