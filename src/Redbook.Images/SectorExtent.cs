using Redbook.Audio;
using Redbook.Discs;

namespace Redbook.Images;

/// <summary>A stretch of a file that holds sectors one after another: data in any form, or sound with sub-channel bytes
/// behind each sector.</summary>
/// <param name="Path">The file, as a full path.</param>
/// <param name="StartBytes">Where the first sector begins.</param>
/// <param name="LengthSectors">How many there are.</param>
/// <param name="Form">What a sector in the file holds.</param>
public sealed record SectorExtent(string Path, long StartBytes, int LengthSectors, SectorForm Form) : ImageExtent
{
    /// <summary>Bytes behind each sector that are not of the main channel: 0, 16 or 96.</summary>
    public int TrailingBytes { get; init; }

    /// <summary>The order of the bytes of samples, where the sectors are sound.</summary>
    public PcmByteOrder ByteOrder { get; init; }

    /// <summary>Whether data sectors lie in the file as on the disc, scrambled behind their sync pattern.</summary>
    public bool IsScrambled { get; init; }

    /// <summary>Bytes of one sector in the file.</summary>
    public int StrideBytes => Form.Bytes() + TrailingBytes;

    /// <inheritdoc/>
    public override long LengthSamples
    {
        get => (long)LengthSectors * CdSector.Samples;
        init => LengthSectors = checked((int)(value / CdSector.Samples));
    }

    /// <inheritdoc/>
    public override string? SourcePath => Path;
}
