using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Recording;

/// <summary>A step of a recording failed.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>A failed step.</summary>
    /// <param name="step">What was being done.</param>
    /// <param name="failure">Why it failed.</param>
    /// <param name="target">To what: the drive, a track.</param>
    /// <param name="answer">What the drive (or host, or source) answered, in words; no full stop.</param>
    /// <param name="sense">The drive's own words.</param>
    /// <param name="innerException">What caused it.</param>
    public RecordingException(
        RecordingStep step,
        RecordingFailure failure,
        string target,
        string answer,
        SenseData? sense = null,
        Exception? innerException = null)
        : base($"{FailureText.Doing(step)} ({target}): {answer}. {FailureText.Advice(failure, step)}", innerException)
    {
        (Step, Failure, Target, Answer, Sense) = (step, failure, target, answer, sense);
    }

    /// <summary>What is said of a drive that cannot be taken: another program holds it, or its disc is mounted.</summary>
    /// <param name="target">The drive.</param>
    /// <param name="access">Tells who holds it and where the disc is mounted.</param>
    public static RecordingException OfHeldDrive(string target, IExclusiveAccess access)
    {
        ArgumentNullException.ThrowIfNull(access);
        string? owner = access.Owner;
        (RecordingFailure failure, string answer) = access.MountPoints is { Count: > 0 } places
            ? (RecordingFailure.MediumMounted, $"the disc is mounted at {string.Join(" and ", places)}")
            : (RecordingFailure.Locked, $"the drive is held by {owner ?? "another program"}");
        return new RecordingException(RecordingStep.TakeExclusiveAccess, failure, target, answer) { Owner = owner };
    }

    /// <summary>What was being done, to what, and the answer: the message without its advice.</summary>
    public string Report => $"{FailureText.Doing(Step)} ({Target}): {Answer}.";

    /// <summary>What to do about it, in a sentence: the end of the message.</summary>
    public string Advice => FailureText.Advice(Failure, Step);

    /// <summary>What was being done.</summary>
    public RecordingStep Step { get; }

    /// <summary>Why it failed.</summary>
    public RecordingFailure Failure { get; }

    /// <summary>To what it was being done.</summary>
    public string Target { get; }

    /// <summary>The answer in words.</summary>
    public string Answer { get; }

    /// <summary>The drive's sense data, where a command was refused.</summary>
    public SenseData? Sense { get; }

    /// <summary>The program that holds the drive, for <see cref="RecordingFailure.Locked"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>The track that was ended early and stays on the disc, where that is the case.</summary>
    public RecordedTrack? ShortenedTrack { get; internal set; }

    /// <summary>Whether a disc that was being recorded in one go has been written on and cannot be used any
    /// more.</summary>
    public bool IsDiscSpoiled { get; internal set; }
}
