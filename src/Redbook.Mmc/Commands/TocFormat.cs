namespace Redbook.Mmc.Commands;

/// <summary>The forms of READ TOC/PMA/ATIP.</summary>
public enum TocFormat : byte
{
    /// <summary>One entry per track and the lead-out.</summary>
    Toc = 0,

    /// <summary>First and last session, and the first track of the last one.</summary>
    SessionInfo = 1,

    /// <summary>The lead-in's Q channel, session by session.</summary>
    FullToc = 2,

    /// <summary>The program memory area: what is recorded before the session is closed.</summary>
    Pma = 3,

    /// <summary>The absolute time in pregroove: what a blank disc says of itself.</summary>
    Atip = 4,

    /// <summary>CD-TEXT packs of the lead-in.</summary>
    CdText = 5,
}
