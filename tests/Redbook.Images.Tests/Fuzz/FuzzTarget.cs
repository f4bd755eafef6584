namespace Redbook.Images.Tests.Fuzz;

/// <summary>What is changed at random, and how it is opened.</summary>
/// <param name="Name">What is told of.</param>
/// <param name="Path">What is opened after each change.</param>
/// <param name="Sources">The files that are changed, one of them at a time, with what is right for them.</param>
/// <param name="Change">Makes something else of right bytes.</param>
internal sealed record FuzzTarget(string Name, string Path, IReadOnlyList<FuzzSource> Sources, Func<byte[], Random, byte[]> Change)
{
    /// <summary>Opens the path; null where what it holds is not a disc.</summary>
    public Func<string, DiscImageReading?> Open { get; init; } = static path => DiscImageFile.Open(path);

    /// <summary>Share of rounds, in percent, that must give a disc, or the changes are too wild to say anything.</summary>
    public int LeastDiscsPercent { get; init; } = 10;
}
