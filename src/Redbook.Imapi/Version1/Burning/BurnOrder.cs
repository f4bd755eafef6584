using Redbook.Imapi.Version1.Staging;
using Redbook.Mmc;
using Redbook.Recording;

namespace Redbook.Imapi.Version1.Burning;

/// <summary>What is to be recorded, and how.</summary>
internal sealed record BurnOrder
{
    /// <summary>Where the sound is.</summary>
    public required Stash Stash { get; init; }

    /// <summary>Blocks of each track.</summary>
    public required IReadOnlyList<int> Tracks { get; init; }

    /// <summary>Drive and disc as they were found.</summary>
    public required MediumReport Medium { get; init; }

    /// <summary>Blocks between two tracks, run-out not counted.</summary>
    public required int Gap { get; init; }

    /// <summary>Whether it all fits with the usual gap too.</summary>
    public required bool FitsWithDefaultGap { get; init; }

    /// <summary>What is reported as the whole.</summary>
    public required int TotalBlocks { get; init; }

    /// <summary>Whether the laser stays off.</summary>
    public required bool Simulate { get; init; }

    /// <summary>The speed; <see langword="null"/> for the highest.</summary>
    public DriveSpeed? Speed { get; init; }

    /// <summary>Whether the drive protects itself against an empty buffer.</summary>
    public required bool ProtectsBuffer { get; init; }
}
