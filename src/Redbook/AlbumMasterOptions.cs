using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook;

/// <summary>How an album is laid out as a disc.</summary>
public sealed record AlbumMasterOptions
{
    /// <summary>The first sector of the lead-in: 95:00:00, which every recorder agrees to, or where a medium has it.</summary>
    public Lba LeadInStart { get; init; } = SubcodeOptions.AgreedLeadInStart;

    /// <summary>The drive's write offset in samples, as lists of drives give it: positive where the drive writes sound
    /// late. The sound is moved the other way, so that it lies right.</summary>
    public int WriteOffsetSamples { get; init; }

    /// <summary>Whether texts become CD-TEXT.</summary>
    public bool WithCdText { get; init; } = true;

    /// <summary>Whether graphics of tracks (CD+G) go into R to W.</summary>
    public bool WithGraphics { get; init; } = true;
}
