using Redbook.Discs;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Recorded;

/// <summary>All that a disc remembers besides its main channel. Immutable: a command makes the next state, keeps it
/// safe, and only then lets it be the present one.</summary>
internal sealed record DiscState
{
    public required MediumOptions Medium { get; init; }

    /// <summary>Times the laser power was calibrated on this disc.</summary>
    public int PowerCalibrations { get; init; }

    public Mcn? Mcn { get; init; }

    /// <summary>Sessions with at least one track; only the last can be open.</summary>
    public IReadOnlyList<RecordedSession> Sessions { get; init; } = [];

    /// <summary>What lies behind the last session and cannot be read; nothing can be added to such a disc.</summary>
    public UnreadableSession? Unreadable { get; init; }

    public RecordedSession? LastSession => Sessions.Count == 0 ? null : Sessions[^1];

    public RecordedTrack? LastTrack => LastSession?.Tracks[^1];

    /// <summary>The track that is being recorded, or was when the process ended.</summary>
    public RecordedTrack? OpenTrack => LastTrack is { IsOpen: true } track ? track : null;

    public bool IsLastSessionOpen => LastSession is { IsClosed: false };

    public DiscStatus Status => LastSession switch
    {
        _ when Unreadable is not null => DiscStatus.Complete,
        null => DiscStatus.Blank,
        { End: { } end } => end.IsNextAllowed ? DiscStatus.Appendable : DiscStatus.Complete,
        _ => DiscStatus.Appendable,
    };

    /// <summary>The number of the session that is open, or would be opened by the next track.</summary>
    public int CurrentSessionNumber => Sessions.Count + (IsLastSessionOpen ? 0 : 1);

    /// <summary>The number that the next track gets; 100 when all are used.</summary>
    public int NextTrackNumber => (LastTrack?.Number ?? 0) + 1;

    public RecordedTrack? FindTrack(int number)
    {
        foreach (RecordedSession session in Sessions)
        {
            if (number >= session.Tracks[0].Number && number <= session.Tracks[^1].Number)
            {
                return session.Tracks[number - session.Tracks[0].Number];
            }
        }

        return null;
    }

    public DiscState WithLastSession(RecordedSession session) => this with { Sessions = [.. Sessions.SkipLast(1), session] };

    public DiscState WithLastTrack(RecordedTrack track) =>
        WithLastSession(LastSession! with { Tracks = [.. LastSession!.Tracks.SkipLast(1), track] });
}
