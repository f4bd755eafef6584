using Redbook.Recording.AtOnce;

namespace Redbook.Recording.Planning;

/// <summary>What a check has to know besides disc, drive and medium.</summary>
public sealed record RecordingCheckOptions
{
    /// <summary>Whether the laser stays off.</summary>
    public bool TestWrite { get; init; }

    /// <summary>Whether a disc that has something on it already may be continued, where the way of recording allows
    /// it.</summary>
    public bool AllowAppend { get; init; } = true;

    /// <summary>Whether another session is to follow.</summary>
    internal bool IsFollowed { get; init; }

    /// <summary>Sectors by which the lead-out may start behind the last place that the disc names.</summary>
    public int OverburnSectors { get; init; }

    /// <summary>What the drive proved to take; <see langword="null"/> goes by what it says of itself.</summary>
    public AtOnceAbilities? Abilities { get; init; }
}
