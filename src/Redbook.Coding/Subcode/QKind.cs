namespace Redbook.Coding.Subcode;

/// <summary>What a Q frame is about.</summary>
public enum QKind
{
    /// <summary>No information, or a mode without meaning on an audio disc, or fields that cannot be numbers.</summary>
    None = 0,

    /// <summary>Mode 1 in the program area.</summary>
    Position = 1,

    /// <summary>Mode 1 in the lead-out.</summary>
    LeadOut = 2,

    /// <summary>Mode 1 in the lead-in.</summary>
    TocPoint = 3,

    /// <summary>Mode 2.</summary>
    Mcn = 4,

    /// <summary>Mode 3.</summary>
    Isrc = 5,

    /// <summary>Mode 5 in the lead-in.</summary>
    MultiSession = 6,
}
