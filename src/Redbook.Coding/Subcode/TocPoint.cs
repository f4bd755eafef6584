namespace Redbook.Coding.Subcode;

/// <summary>POINT values of lead-in Q frames that are not track numbers.</summary>
public static class TocPoint
{
    /// <summary>Mode 1, A0: first track number and kind of disc.</summary>
    public const byte FirstTrack = 0xA0;

    /// <summary>Mode 1, A1: last track number.</summary>
    public const byte LastTrack = 0xA1;

    /// <summary>Mode 1, A2: start of the lead-out.</summary>
    public const byte LeadOut = 0xA2;

    /// <summary>Mode 5, B0: where the next session's program area can start.</summary>
    public const byte NextSession = 0xB0;

    /// <summary>Mode 5, B1: counts of skip intervals and skip tracks.</summary>
    public const byte SkipCounts = 0xB1;

    /// <summary>Mode 5, C0: start of the first lead-in, from the ATIP.</summary>
    public const byte FirstLeadIn = 0xC0;

    /// <summary>Mode 5, C1: a copy of the ATIP's special information.</summary>
    public const byte AtipSpecial = 0xC1;

    // Bytes 3 to 5 of C0 and all of C1 are copied from the ATIP bit by bit.
    internal static bool HasRawTime(int adr, byte point) => adr == 5 && point is (FirstLeadIn or AtipSpecial);

    // PSEC of A0 is the kind of disc (00h, 10h, 20h), which is no number of seconds.
    internal static bool HasRawSecond(int adr, byte point) => IsRaw(adr, point) || (adr == 1 && point == FirstTrack);

    internal static bool IsRaw(int adr, byte point) => adr == 5 && point == AtipSpecial;
}
