namespace Redbook.Discs;

/// <summary>The CONTROL nibble of a track: what its sectors are and what may be done with them.</summary>
[Flags]
public enum Control : byte
{
    /// <summary>Two-channel audio without pre-emphasis, digital copy prohibited.</summary>
    None = 0,

    /// <summary>Audio: recorded with 50/15 µs pre-emphasis. Data: recorded incrementally.</summary>
    PreEmphasis = 1,

    /// <summary>Digital copy permitted.</summary>
    CopyPermitted = 2,

    /// <summary>A data track.</summary>
    Data = 4,

    /// <summary>Four-channel audio; never used.</summary>
    FourChannel = 8,
}
