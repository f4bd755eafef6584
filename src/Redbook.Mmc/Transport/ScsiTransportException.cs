using System.Globalization;
using Redbook.Mmc.Tracing;

namespace Redbook.Mmc.Transport;

/// <summary>A command did not reach the drive, or the host gave up waiting for its answer.</summary>
public sealed class ScsiTransportException : IOException
{
    /// <summary>A failure on the host's side of the seam.</summary>
    public ScsiTransportException(TransportFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>What went wrong, for callers that act on it.</summary>
    public TransportFailure Failure { get; }

    /// <summary>A drive that did not answer in time.</summary>
    /// <param name="drive">Its name on this machine.</param>
    /// <param name="opcode">What it was asked.</param>
    /// <param name="timeout">How long was waited.</param>
    public static ScsiTransportException OfTimeout(string drive, byte opcode, TimeSpan timeout) => new(
        TransportFailure.TimedOut,
        $"{drive} did not answer {CommandText.NameAndCode(opcode)} within {timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s.");
}
