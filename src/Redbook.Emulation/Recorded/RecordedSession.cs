using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Emulation.Recorded;

/// <summary>One session: its tracks, and how it was closed.</summary>
internal sealed record RecordedSession
{
    public required int Number { get; init; }

    public required IReadOnlyList<RecordedTrack> Tracks { get; init; }

    /// <summary>Null while the session is open.</summary>
    public SessionEnd? End { get; init; }

    public RecordingMethod Method { get; init; }

    /// <summary>What its lead-in says of the kind of disc; of an open session nothing yet.</summary>
    public DiscType Type { get; init; }

    public KeptSubChannel SubChannel { get; init; }

    /// <summary>CD-TEXT packs of the lead-in, 18 bytes each.</summary>
    public byte[] CdText { get; init; } = [];

    public bool IsClosed => End is not null;
}
