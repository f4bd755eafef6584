namespace Redbook.Audio;

/// <summary>The order of the bytes of one sample.</summary>
public enum PcmByteOrder
{
    /// <summary>Least significant byte first, as in WAVE and on most machines.</summary>
    LittleEndian,

    /// <summary>Most significant byte first, as in AIFF and in <c>.cdr</c> files.</summary>
    BigEndian,
}
