namespace Redbook.Emulation.Recorded;

/// <summary>A session that was begun and that no player finds: broken off, or without a table of contents.</summary>
/// <param name="Number">The session number.</param>
/// <param name="Method">How it was recorded.</param>
/// <param name="IsFinished">Whether everything was recorded, only that the table of contents cannot be read.</param>
internal sealed record UnreadableSession(int Number, RecordingMethod Method, bool IsFinished);
