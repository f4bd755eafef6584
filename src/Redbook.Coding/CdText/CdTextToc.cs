using Redbook.Discs;

namespace Redbook.Coding.CdText;

/// <summary>The table of contents in pack type 88h.</summary>
public sealed record CdTextToc
{
    /// <summary>The first track number.</summary>
    public required int FirstTrack { get; init; }

    /// <summary>Where the lead-out starts.</summary>
    public required Msf LeadOut { get; init; }

    /// <summary>Index 1 of each track, in order.</summary>
    public required IReadOnlyList<Msf> Starts { get; init; }

    /// <summary>The last track number.</summary>
    public int LastTrack => FirstTrack + Starts.Count - 1;

    /// <inheritdoc/>
    public bool Equals(CdTextToc? other) => other is not null && FirstTrack == other.FirstTrack
        && LeadOut == other.LeadOut && Starts.SequenceEqual(other.Starts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FirstTrack, LeadOut, Starts.Count);

    /// <summary>The table of contents of a session.</summary>
    public static CdTextToc Of(SessionLayout session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new CdTextToc
        {
            FirstTrack = session.Tracks.Count > 0 ? session.Tracks[0].Number : 1,
            LeadOut = session.LeadOut.ToAbsoluteMsf(),
            Starts = [.. session.Tracks.Select(static track => track.Start.ToAbsoluteMsf())],
        };
    }
}
