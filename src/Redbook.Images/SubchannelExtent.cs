using Redbook.Discs;

namespace Redbook.Images;

/// <summary>A stretch of a track's sub-channel and where it comes from.</summary>
/// <param name="Path">The file, as a full path; empty where the form is <see cref="SubchannelForm.Zero"/>.</param>
/// <param name="StartBytes">Where the first sector's bytes begin.</param>
/// <param name="LengthSectors">How many sectors.</param>
/// <param name="Form">How the file holds them.</param>
public sealed record SubchannelExtent(string Path, long StartBytes, int LengthSectors, SubchannelForm Form)
{
    /// <summary>Bytes from one sector's to the next's: 96 in a file of its own, 2448 behind raw sectors.</summary>
    public int StrideBytes { get; init; } = CdSector.SubchannelBytes;

    /// <summary>So many sectors without sub-channel data.</summary>
    public static SubchannelExtent Zeros(int lengthSectors) => new(string.Empty, 0, lengthSectors, SubchannelForm.Zero);
}
