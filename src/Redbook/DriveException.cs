using Redbook.Mmc;

namespace Redbook;

/// <summary>Something could not be done with a drive, or with the disc in it.</summary>
/// <remarks>The message says what was being done, to what, and what the drive answered; <see cref="Advice"/> what the
/// person at the drive can do.</remarks>
public sealed class DriveException : Exception
{
    /// <summary>A failure with its reason.</summary>
    public DriveException(
        DriveFailure failure, string message, string advice, SenseData? sense = null, Exception? innerException = null)
        : base(message, innerException) => (Failure, Advice, Sense) = (failure, advice, sense);

    /// <summary>The reason, for programs.</summary>
    public DriveFailure Failure { get; }

    /// <summary>What to do about it, in one or two sentences.</summary>
    public string Advice { get; }

    /// <summary>The drive's own answer, when a command was refused.</summary>
    public SenseData? Sense { get; }
}
