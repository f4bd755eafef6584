using Redbook.Audio;

namespace Redbook.Images;

/// <summary>A stretch of a file that holds samples as the disc does, without any header: 16 bits, stereo, 44.1 kHz.
/// </summary>
/// <param name="Path">The file, as a full path.</param>
/// <param name="StartBytes">Where the first sample begins.</param>
/// <param name="LengthSamples">How long it is; 4 bytes to a sample.</param>
public sealed record PcmExtent(string Path, long StartBytes, long LengthSamples) : ImageExtent
{
    /// <inheritdoc/>
    public override long LengthSamples { get; init; } = LengthSamples;

    /// <summary>The order of the bytes of a sample.</summary>
    public PcmByteOrder ByteOrder { get; init; }

    /// <inheritdoc/>
    public override string? SourcePath => Path;
}
