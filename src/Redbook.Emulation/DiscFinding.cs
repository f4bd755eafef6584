using Redbook.Coding.Subcode;

namespace Redbook.Emulation;

/// <summary>Something that is wrong, or only unusual, about a virtual disc.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Session">The session concerned, from 1.</param>
/// <param name="Subcode">What was found in the sub-channel; null for the other kinds.</param>
public readonly record struct DiscFinding(DiscFindingKind Kind, int Session, SubcodeFinding? Subcode = null)
{
    /// <summary>Whether it is only another convention and does no harm.</summary>
    public bool IsConvention => Subcode is { IsConvention: true };

    /// <summary>The finding in words.</summary>
    public override string ToString() => Kind switch
    {
        DiscFindingKind.TrackNotFinished => $"Session {Session}: the last track was not finished.",
        DiscFindingKind.SessionNotFinished => $"Session {Session} was broken off and cannot be read.",
        DiscFindingKind.NoTableOfContents => $"Session {Session} has no table of contents that can be read.",
        _ => $"Session {Session}: {Subcode}{(IsConvention ? "; harmless" : string.Empty)}.",
    };
}
