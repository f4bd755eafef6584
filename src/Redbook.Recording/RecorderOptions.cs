using Redbook.Mmc;
using Redbook.Recording.Quirks;

namespace Redbook.Recording;

/// <summary>What every way of recording has in common.</summary>
public abstract record RecorderOptions
{
    /// <summary>The name under which the drive is taken; other programs see it as the owner.</summary>
    public required string ClientName { get; init; }

    /// <summary>Whether a disc that is mounted as a file system is unmounted, so that the drive can be taken.</summary>
    public bool ForceExclusiveAccess { get; init; }

    /// <summary>Whether the laser stays off.</summary>
    public bool TestWrite { get; init; }

    /// <summary>Whether the drive protects itself against an empty buffer, where it can.</summary>
    public bool UnderrunProtection { get; init; } = true;

    /// <summary>The write speed; <see langword="null"/> for the highest.</summary>
    public DriveSpeed? Speed { get; init; }

    /// <summary>Whether constant angular velocity is asked for.</summary>
    public bool Cav { get; init; }

    /// <summary>Whether tracks and table of contents are checked after writing. That a disc is not blank afterwards is
    /// always checked.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>Memory between source and drive, in bytes: about 1.8 s at 52× for the default.</summary>
    public int BufferBytes { get; init; } = 16 << 20;

    /// <summary>How long a disc may take to become ready before it is given up.</summary>
    public TimeSpan ReadyLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a drive may stay busy on one command before it is given up.</summary>
    public TimeSpan BusyLimit { get; init; } = TimeSpan.FromSeconds(200);

    /// <summary>How long finishing a track or session may take.</summary>
    public TimeSpan FinishLimit { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>What every time limit, those above and those of single commands, is multiplied by.</summary>
    public double TimeoutScale { get; init; } = 1;

    /// <summary>What is known of drives, and done otherwise because of it.</summary>
    public DriveQuirks Quirks { get; init; } = DriveQuirks.BuiltIn;

    /// <summary>Told at once, on the thread that records, of what is worth knowing and ends nothing, such as that a disc was
    /// unmounted; each a sentence.</summary>
    public Action<string>? Notify { get; init; }

    /// <summary>Told about progress, on the thread that writes; what it throws is ignored.</summary>
    public IProgress<RecordingProgress>? Progress { get; init; }
}
