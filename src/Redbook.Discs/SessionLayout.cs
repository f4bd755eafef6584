namespace Redbook.Discs;

/// <summary>One session: lead-in, tracks, lead-out.</summary>
public sealed record SessionLayout
{
    /// <summary>The session number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The tracks in ascending order of their numbers, without holes.</summary>
    public required IReadOnlyList<TrackLayout> Tracks { get; init; }

    /// <summary>The first sector of the lead-out; where the last track ends.</summary>
    public required Lba LeadOut { get; init; }

    /// <summary>Whether a lead-in and a lead-out have been written, so that a player finds the tracks.</summary>
    public bool IsClosed { get; init; } = true;
}
