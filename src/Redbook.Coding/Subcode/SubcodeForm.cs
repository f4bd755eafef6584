namespace Redbook.Coding.Subcode;

/// <summary>The two forms of a sector's 96 sub-code bytes; nothing but the CRC of Q tells them apart.</summary>
public enum SubcodeForm
{
    /// <summary>One symbol to a byte: P in bit 7, Q in bit 6, R to W below.</summary>
    Raw = 0,

    /// <summary>Twelve bytes of P, twelve of Q, then R to W, as in <c>.sub</c> files.</summary>
    Packed = 1,
}
