using Redbook.Discs;

namespace Redbook.Images;

/// <summary>Made content: silence; in a data track empty sectors of its mode.</summary>
/// <param name="LengthSamples">How long; whole sectors in a data track.</param>
public sealed record SilenceExtent(long LengthSamples) : ImageExtent
{
    /// <inheritdoc/>
    public override long LengthSamples { get; init; } = LengthSamples;

    /// <summary>So many sectors of silence.</summary>
    public static SilenceExtent OfSectors(int sectors) => new((long)sectors * CdSector.Samples);
}
