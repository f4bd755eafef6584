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

    /// <summary>The finding in words, with the first sector concerned and how often it was met.</summary>
    public override string ToString() => $"{Words} (first at sector {First}, {Count} {(Count == 1 ? "time" : "times")})";

    private string Words => Kind switch
    {
        SubcodeFindingKind.CrcNotInverted => "the check sum of Q is not inverted",
        SubcodeFindingKind.CrcAbsent => "Q has no check sum",
        SubcodeFindingKind.BinaryNumbers => "numbers in Q are binary, not BCD",
        SubcodeFindingKind.NonzeroZeroByte => "the byte of Q that should be zero is not",
        SubcodeFindingKind.CountdownToZero => "the countdown before a track ends at 00:00:00, not at 00:00:01",
        SubcodeFindingKind.LeadInTimeFromZero => "the time in the lead-in counts from zero",
        SubcodeFindingKind.WrongCrc => "a Q frame has a wrong check sum",
        SubcodeFindingKind.UnknownFrame => "a Q frame says nothing that an audio disc can mean",
        SubcodeFindingKind.AddressDiffers => "Q gives another address than the sector's place",
        SubcodeFindingKind.AddressOutOfOrder => "addresses in Q do not rise from sector to sector",
        SubcodeFindingKind.NumberOutOfOrder => $"track or index numbers go back or skip one{Concerned("at track")}",
        SubcodeFindingKind.RelativeTimeDiffers => $"the time within the track does not fit its start{Concerned("in track")}",
        SubcodeFindingKind.UncertainIndexStart => $"the start of an index is not certain to the sector{Concerned("in track")}",
        SubcodeFindingKind.MissingLeadIn => "there is no lead-in before the program",
        SubcodeFindingKind.BrokenTocCycle => $"the table of contents does not repeat each point three times: point {Number:X2}",
        SubcodeFindingKind.ContradictoryTocPoint => $"the table of contents contradicts itself: point {Number:X2}",
        SubcodeFindingKind.MissingTocPoint => $"the table of contents lacks point {Number:X2}",
        SubcodeFindingKind.TocDiffersFromProgram =>
            $"the table of contents and the program disagree{Concerned("about track")}",
        SubcodeFindingKind.ControlDiffers =>
            $"the table of contents and the program mark a track differently{Concerned("track")}",
        SubcodeFindingKind.MissingLeadOut => "there is no lead-out where the table of contents has it",
        SubcodeFindingKind.McnDiffers => "the catalogue number is malformed, or not the same everywhere",
        SubcodeFindingKind.IsrcDiffers => $"the recording code is malformed, or not the same everywhere{Concerned("in track")}",
        _ => Kind.ToString(),
    };

    private string Concerned(string what) => Number == 0 ? string.Empty : $": {what} {Number}";
}
