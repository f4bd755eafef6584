namespace Redbook.Recording.Planning;

/// <summary>Something that the disc was to have and will not.</summary>
/// <param name="Kind">What.</param>
/// <param name="Message">What happens instead, in a sentence.</param>
/// <param name="Tracks">The tracks concerned, by their numbers; empty for the whole disc.</param>
public sealed record RecordingLoss(RecordingLossKind Kind, string Message, IReadOnlyList<int> Tracks)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Message;
}
