namespace Redbook.Emulation.Quirks;

/// <summary>The forms of the sub-channel that a drive takes when it writes raw.</summary>
[Flags]
public enum RawSubChannels
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>P and Q in 16 bytes: blocks of 2368 bytes.</summary>
    Pq16 = 1,

    /// <summary>P to W in 96 bytes, R to W packed: blocks of 2448 bytes.</summary>
    PackedRw = 2,

    /// <summary>P to W in 96 bytes as they are recorded: blocks of 2448 bytes.</summary>
    RawPw = 4,

    /// <summary>All of them.</summary>
    All = Pq16 | PackedRw | RawPw,
}
