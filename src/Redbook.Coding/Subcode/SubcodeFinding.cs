using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Something noticed while decoding sub-code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">The first sector where it was noticed.</param>
/// <param name="Count">How often it was noticed.</param>
/// <param name="Number">The track or point concerned where it was noticed first; 0 if none.</param>
public readonly record struct SubcodeFinding(SubcodeFindingKind Kind, Lba First, int Count, int Number)
{
    /// <summary>Whether it is only another convention and not a fault.</summary>
    public bool IsConvention => Kind <= SubcodeFindingKind.LeadInTimeFromZero;
}
