namespace Redbook.Audio;

/// <summary>What decoding a file from start to end has shown.</summary>
/// <param name="LengthFrames">Sample frames at the file's own rate, counted.</param>
/// <param name="LengthSamples">Stereo samples at 44.1 kHz that come of them.</param>
/// <param name="Peak">The largest magnitude; 1.0 is full scale, more than it only floating point can hold.</param>
/// <param name="FitsSixteenBits">Whether every sample is exact in 16 bits, however many the file declares.</param>
/// <param name="IsBitExact">
/// Whether the samples reach the disc unchanged: exact in 16 bits, 44.1 kHz, one or two channels.
/// </param>
public sealed record AudioScan(
    long LengthFrames, long LengthSamples, double Peak, bool FitsSixteenBits, bool IsBitExact)
{
    /// <summary>Stereo samples of one CD sector, 1/75 of a second.</summary>
    public const int SamplesPerSector = 588;

    /// <summary>Sectors that the audio takes, the last one filled up.</summary>
    public long LengthSectors => (LengthSamples + SamplesPerSector - 1) / SamplesPerSector;

    /// <summary>Bytes that a <see cref="PcmReader"/> gives.</summary>
    public long LengthBytes => LengthSamples * PcmReader.SampleBytes;
}
