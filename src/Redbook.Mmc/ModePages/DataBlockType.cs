namespace Redbook.Mmc.ModePages;

/// <summary>What the host sends for each sector.</summary>
public enum DataBlockType : byte
{
    /// <summary>2352 bytes: audio, or a complete data sector.</summary>
    Raw = 0,

    /// <summary>2368 bytes: raw and 16 bytes of P and Q.</summary>
    RawPq = 1,

    /// <summary>2448 bytes: raw and packed R to W.</summary>
    RawPackedRw = 2,

    /// <summary>2448 bytes: raw and raw P to W.</summary>
    RawPw = 3,

    /// <summary>2048 bytes: mode 1 user data.</summary>
    Mode1 = 8,

    /// <summary>2336 bytes: mode 2.</summary>
    Mode2 = 9,

    /// <summary>2048 bytes: mode 2 form 1 user data.</summary>
    Mode2Form1 = 10,

    /// <summary>2056 bytes: form 1 with its sub-header.</summary>
    Mode2Form1SubHeader = 11,

    /// <summary>2324 bytes: form 2.</summary>
    Mode2Form2 = 12,

    /// <summary>2332 bytes: form 1 and form 2 mixed.</summary>
    Mode2Mixed = 13,
}
