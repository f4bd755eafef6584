using Redbook.Discs;

namespace Redbook.Emulation.Recorded;

/// <summary>The disc model of the rest of the house, made from what the recorder remembers.</summary>
internal static class DiscLayouts
{
    /// <summary>The whole disc, an open track as far as it has come.</summary>
    /// <param name="state">The disc.</param>
    /// <param name="openDataEnd">Where the open track ends so far; ignored when no track is open.</param>
    public static DiscLayout From(DiscState state, Lba openDataEnd) => new()
    {
        Mcn = state.Mcn,
        Sessions = [.. state.Sessions.Select(session => From(session, openDataEnd))],
    };

    private static SessionLayout From(RecordedSession session, Lba openDataEnd) => new()
    {
        Number = session.Number,
        IsClosed = session.IsClosed,
        LeadOut = session.End?.LeadOut ?? session.Tracks[^1].End ?? openDataEnd,
        Tracks = [.. session.Tracks.Select(track => From(track, openDataEnd))],
    };

    private static TrackLayout From(RecordedTrack track, Lba openDataEnd) => new()
    {
        Number = track.Number,
        Mode = track.Mode,
        Control = track.Control,
        IsCopyAlternating = track.IsCopyAlternating,
        Isrc = track.Isrc,
        Indexes = track.PregapStart < track.Start
            ? [new TrackIndex(0, track.PregapStart), new TrackIndex(1, track.Start), .. track.FurtherIndexes]
            : [new TrackIndex(1, track.Start), .. track.FurtherIndexes],
        End = track.End ?? openDataEnd,
    };
}
