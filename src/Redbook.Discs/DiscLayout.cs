namespace Redbook.Discs;

/// <summary>A disc as it lies: sessions of tracks with their indexes.</summary>
public sealed record DiscLayout
{
    /// <summary>The sessions in order.</summary>
    public required IReadOnlyList<SessionLayout> Sessions { get; init; }

    /// <summary>The catalogue number, when the disc has one.</summary>
    public Mcn? Mcn { get; init; }

    /// <summary>All tracks of all sessions, in order.</summary>
    public IEnumerable<TrackLayout> Tracks => Sessions.SelectMany(static session => session.Tracks);
}
