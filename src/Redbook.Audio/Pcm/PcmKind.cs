namespace Redbook.Audio.Pcm;

/// <summary>How one stored PCM sample is to be read.</summary>
internal enum PcmKind
{
    /// <summary>Two's complement.</summary>
    SignedInteger,

    /// <summary>Offset binary: silence is half of the range.</summary>
    UnsignedInteger,

    /// <summary>IEEE 754, full scale ±1.0.</summary>
    Float,
}
