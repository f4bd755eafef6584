namespace Redbook.Mmc.Transport;

/// <summary>A command did not reach the drive, or the host gave up waiting for its answer.</summary>
public sealed class ScsiTransportException : IOException
{
    /// <summary>A failure on the host's side of the seam.</summary>
    public ScsiTransportException(TransportFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>What went wrong, for callers that act on it.</summary>
    public TransportFailure Failure { get; }
}
