namespace Redbook.Discs;

/// <summary>Limits that hold for every audio disc.</summary>
public static class RedBookLimits
{
    /// <summary>The highest track number.</summary>
    public const int MaxTrackNumber = 99;

    /// <summary>The highest index number.</summary>
    public const int MaxIndexNumber = 99;

    /// <summary>The shortest track from index 1 to its end, in sectors: 4 s.</summary>
    public const int MinTrackSectors = 300;

    /// <summary>The ordinary pause before a track, in sectors: 2 s.</summary>
    public const int PauseSectors = 150;

    /// <summary>The shortest lead-out of a first session, in sectors: 90 s.</summary>
    public const int FirstLeadOutSectors = 6_750;

    /// <summary>The shortest lead-out of a later session, in sectors: 30 s.</summary>
    public const int LaterLeadOutSectors = 2_250;

    /// <summary>The lead-in of a later session, in sectors: 60 s.</summary>
    public const int LaterLeadInSectors = 4_500;

    /// <summary>Sectors from the start of a session's lead-out to the program area of the next session, which begins with the
    /// pause of its first track: lead-out and lead-in.</summary>
    /// <param name="session">The number of the session that ends, from 1.</param>
    public static int SessionGapSectors(int session) => LeadOutSectors(session) + LaterLeadInSectors;

    /// <summary>Sectors of a session's lead-out.</summary>
    /// <param name="session">The number of the session, from 1.</param>
    public static int LeadOutSectors(int session) => session <= 1 ? FirstLeadOutSectors : LaterLeadOutSectors;
}
