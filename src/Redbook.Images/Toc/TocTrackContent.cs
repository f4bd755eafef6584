using Redbook.Discs;

namespace Redbook.Images.Toc;

/// <summary>The content of a track as a TOC file gives it.</summary>
internal sealed record TocTrackContent(
    TrackMode Mode,
    int PregapSectors,
    IReadOnlyList<int> IndexOffsets,
    IReadOnlyList<ImageExtent> Extents,
    IReadOnlyList<SubchannelExtent> Subchannel);
