using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>A run of sectors in which area, track, index and CONTROL stay the same.</summary>
internal sealed class SubcodeStretch
{
    public required DiscArea Area { get; init; }

    /// <summary>Which session, counted from 0.</summary>
    public required int Session { get; init; }

    public required int Start { get; init; }

    /// <summary>The first address behind the run.</summary>
    public int End { get; set; }

    /// <summary>Where the relative time is 0: index 1, or the start of the lead-in or lead-out.</summary>
    public required int RelativeZero { get; init; }

    /// <summary>The address from which P is set until the end; beyond the end where it is not.</summary>
    public int PFrom { get; init; } = int.MaxValue;

    public required Control Control { get; init; }

    public byte Track { get; init; }

    public byte Index { get; init; }

    public bool IsCopyAlternating { get; init; }
}
