namespace Redbook.Recording.Planning;

/// <summary>One reason why a disc cannot be recorded.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Message">The reason in a sentence, with its numbers.</param>
/// <param name="Advice">What to do, in a sentence.</param>
public sealed record RecordingProblem(RecordingProblemKind Kind, string Message, string Advice)
{
    /// <summary>What would be needed (sectors, tracks, bytes); null where there is no number.</summary>
    public long? Required { get; init; }

    /// <summary>What is there of it.</summary>
    public long? Available { get; init; }

    /// <summary>The reason, then the advice.</summary>
    public override string ToString() => $"{Message} {Advice}";
}
