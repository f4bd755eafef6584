namespace Redbook.Coding.CdText;

/// <summary>Choices of the CD-TEXT encoder.</summary>
public sealed record CdTextEncoderOptions
{
    /// <summary>What to do with characters that a block's character set does not have.</summary>
    public CdTextUnmappable Unmappable { get; init; }

    /// <summary>Write a text that equals the previous track's as a single TAB, from the second track on. Off by default: not
    /// every reader knows the mark.</summary>
    public bool MarkSameAsPrevious { get; init; }
}
