namespace Redbook.Audio.External;

/// <summary>What the framing of a compressed file says, apart from what is in the frames.</summary>
/// <param name="LengthFrames">Sample frames that are programme, without delay and padding; null when not recorded.</param>
/// <param name="Notices">What is odd or cannot be exact.</param>
/// <param name="ClockHz">The rate at which the length counts; null when it is that of the decoded samples.</param>
/// <param name="IsStartKnown">False when the file does not say what its encoder put in front.</param>
internal sealed record StreamStructure(
    long? LengthFrames, IReadOnlyList<string> Notices, long? ClockHz = null, bool IsStartKnown = true)
{
    /// <summary>Nothing is known.</summary>
    public static StreamStructure Unknown { get; } = new(null, [], IsStartKnown: false);
}
