using Redbook.Discs;

namespace Redbook.Emulation.Recorded;

/// <summary>What a track gets from the write parameters that hold at its first sector.</summary>
internal readonly record struct TrackParameters(
    TrackMode Mode, Control Control, bool IsCopyAlternating, Isrc Isrc, Mcn? Mcn);
