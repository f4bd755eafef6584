using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>What a stream of Q frames told.</summary>
public sealed record DecodedSubcode
{
    /// <summary>The sessions in the order they passed.</summary>
    public required IReadOnlyList<DecodedSession> Sessions { get; init; }

    /// <summary>The catalogue number, if there is one.</summary>
    public required Mcn? Mcn { get; init; }

    /// <summary>What was noticed.</summary>
    public required IReadOnlyList<SubcodeFinding> Findings { get; init; }

    /// <summary>The disc as a player sees it; null when one of the sessions has no usable table of contents.</summary>
    public DiscLayout? Layout => Sessions.Count > 0 && Sessions.All(static session => session.FromToc is not null)
        ? new DiscLayout { Mcn = Mcn, Sessions = [.. Sessions.Select(static session => session.FromToc!)] } : null;
}
