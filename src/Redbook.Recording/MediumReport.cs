using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Features;
using Redbook.Mmc.Responses;

namespace Redbook.Recording;

/// <summary>A drive and the disc in it, as found without changing anything.</summary>
public sealed record MediumReport
{
    /// <summary>The drive.</summary>
    public required DriveReport Drive { get; init; }

    /// <summary>What the disc says.</summary>
    public MediumState State { get; init; }

    /// <summary>Why there is no usable disc.</summary>
    public SenseData? NotReady { get; init; }

    /// <summary>The kind of disc; taken from the pregroove where the drive does not name it.</summary>
    public Profile Profile { get; init; }

    /// <summary>Sessions and state.</summary>
    public DiscInformation? Disc { get; init; }

    /// <summary>Tracks and lead-out of the closed sessions; <see langword="null"/> for a blank disc.</summary>
    public TocResponse? Toc { get; init; }

    /// <summary>Tracks recorded in the open session, in order; empty when there is none.</summary>
    public IReadOnlyList<TrackInformation> OpenTracks { get; init; } = [];

    /// <summary>What the pregroove says; <see langword="null"/> for a pressed disc.</summary>
    public Atip? Atip { get; init; }

    /// <summary>The track that would be written next; <see langword="null"/> for a closed disc.</summary>
    public TrackInformation? NextTrack { get; init; }

    /// <summary>Speeds the drive offers for this disc, fastest first.</summary>
    public IReadOnlyList<SupportedWriteSpeed> WriteSpeeds { get; init; } = [];

    /// <summary>Where a lead-out may start at the latest: the capacity; <see langword="null"/> when nobody
    /// says.</summary>
    public Lba? LastPossibleLeadOut { get; init; }

    /// <summary>How full the disc is; <see langword="null"/> for a closed disc.</summary>
    public DiscSpace? Space { get; init; }

    /// <summary>Whether the disc is a CD-R or CD-RW.</summary>
    public bool IsRecordableCd => Profile is Profile.CdR or Profile.CdRw;
}
