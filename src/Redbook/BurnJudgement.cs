using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook;

/// <summary>What one way of recording would make of an album on a drive and a disc.</summary>
/// <param name="Mode">The way of recording.</param>
/// <param name="RawForm">Raw: the form of its sectors.</param>
/// <param name="Problems">Why it cannot be done, the gravest first.</param>
/// <param name="Lost">What is left out all the same.</param>
internal sealed record BurnJudgement(
    WriteMode Mode, RawImageForm? RawForm, IReadOnlyList<DriveException> Problems, IReadOnlyList<DiscWish> Lost)
{
    /// <summary>How much is lost that counts.</summary>
    public int LostCount => Lost.Count(static wish => wish.Counts);

    /// <summary>Where everything is expected to come to lie.</summary>
    public required DiscLayout Layout { get; init; }

    /// <summary>What is wanted and cannot be had this way, lost or refused.</summary>
    public required IReadOnlyList<DiscWish> Impossible { get; init; }
}
