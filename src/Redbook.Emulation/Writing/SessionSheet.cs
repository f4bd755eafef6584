using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Writing;

/// <summary>A session as a cue sheet lays it out.</summary>
internal sealed record SessionSheet
{
    public Mcn? Mcn { get; init; }

    /// <summary>Whether the host sends the lead-in's R to W.</summary>
    public bool HasTextLeadIn { get; init; }

    /// <summary>The tracks as they will lie on the disc.</summary>
    public required IReadOnlyList<RecordedTrack> Tracks { get; init; }

    /// <summary>The whole program area, in order and without holes.</summary>
    public required IReadOnlyList<CueSegment> Segments { get; init; }

    public required Lba LeadOut { get; init; }

    public Lba Start => Segments[0].Start;

    public bool HasSubChannel => Segments.Any(static segment => segment.Form.SubChannelBytes > 0);
}
