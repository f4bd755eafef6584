namespace Redbook.Audio;

/// <summary>The format of headerless samples, which nothing but the user can know.</summary>
public sealed record RawPcmFormat
{
    /// <summary>16-bit little-endian stereo at 44.1 kHz: what an audio CD holds.</summary>
    public static RawPcmFormat CompactDisc { get; } = new();

    /// <summary>Sampling rate in Hz, at least 1.</summary>
    public int RateHz { get; init; } = 44_100;

    /// <summary>Interleaved channels, 1 to 64.</summary>
    public int Channels { get; init; } = 2;

    /// <summary>Bits of a stored sample: 8, 16, 24 or 32, of floating point 32 or 64.</summary>
    public int BitsPerSample { get; init; } = 16;

    /// <summary>The order of the bytes of a sample.</summary>
    public PcmByteOrder ByteOrder { get; init; }

    /// <summary>Two's complement when true, offset binary when false; of no meaning for floating point.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>IEEE floating point with full scale at 1.0.</summary>
    public bool IsFloat { get; init; }
}
