namespace Redbook.Recording.Mastering;

/// <summary>Fields of a cue sheet on which drives disagree. The default is what most take.</summary>
public readonly record struct CueSheetVariant
{
    /// <summary>Whether the lead-in entry of a session with CD-TEXT gives the time where the lead-in starts; else
    /// 00:00:00.</summary>
    public bool IsLeadInTimeStated { get; init; }

    /// <summary>Whether entries of recording codes have CONTROL 0; else that of their track.</summary>
    public bool IsIsrcControlZero { get; init; }

    /// <summary>Whether the write parameters name the sub-channel that comes with sectors (data block type 3); else they say
    /// nothing of it (type 0).</summary>
    public bool IsSubChannelStated { get; init; }
}
