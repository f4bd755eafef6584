namespace Redbook.Coding.Subcode;

/// <summary>Where Q frames come from, which decides what their CRC is worth.</summary>
public enum QSource
{
    /// <summary>The 96 sub-code bytes of a sector: the CRC is on the disc and must be right.</summary>
    Subcode96 = 0,

    /// <summary>The 16-byte PQ form: the drive makes or checks the CRC; it may be inverted, plain or zero.</summary>
    Pq16 = 1,
}
