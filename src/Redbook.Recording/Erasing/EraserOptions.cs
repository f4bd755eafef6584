using Redbook.Recording.Quirks;

namespace Redbook.Recording.Erasing;

/// <summary>How a disc is erased.</summary>
public sealed record EraserOptions
{
    /// <summary>The name under which the drive is taken; other programs see it as the owner.</summary>
    public required string ClientName { get; init; }

    /// <summary>Whether a disc that is mounted as a file system is unmounted, so that the drive can be taken.</summary>
    public bool ForceExclusiveAccess { get; init; }

    /// <summary>Whether the whole disc is overwritten, which takes as long as recording all of it; else only what says
    /// that there is something on it.</summary>
    public bool Full { get; init; }

    /// <summary>How long a disc may take to become ready before it is given up.</summary>
    public TimeSpan ReadyLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a drive may stay busy on one command before it is given up; erasing has its own limit,
    /// <see cref="DiscEraser.TimeLimit"/>.</summary>
    public TimeSpan BusyLimit { get; init; } = TimeSpan.FromSeconds(200);

    /// <summary>What every time limit, that of erasing included, is multiplied by.</summary>
    public double TimeoutScale { get; init; } = 1;

    /// <summary>What is known of drives, and done otherwise because of it.</summary>
    public DriveQuirks Quirks { get; init; } = DriveQuirks.BuiltIn;

    /// <summary>Told at once of what is worth knowing and ends nothing, such as that a disc was unmounted; each a sentence.
    /// </summary>
    public Action<string>? Notify { get; init; }

    /// <summary>Told about progress, on the thread that erases; what it throws is ignored.</summary>
    public IProgress<EraserProgress>? Progress { get; init; }
}
