namespace Redbook.Mmc.Transport;

/// <summary>The one seam to a drive: an operating system's pass-through node, a remote drive, or the recorder in
/// software.</summary>
/// <remarks>
/// An implementation serialises commands itself; a caller may use it from one thread at a time. A drive that refuses a
/// command has answered: that is an ordinary <see cref="ScsiResult"/>, never an exception.
/// </remarks>
public interface IScsiTransport : IDisposable
{
    /// <summary>The largest data phase of one command, in bytes.</summary>
    int MaxTransferBytes { get; }

    /// <summary>Sends one command and waits for its end.</summary>
    /// <param name="cdb">The command block, 6 to 16 bytes.</param>
    /// <param name="direction">Which way the data go.</param>
    /// <param name="data">The data phase: read from for <see cref="TransferDirection.ToDevice"/>, filled for
    /// <see cref="TransferDirection.FromDevice"/>, empty for <see cref="TransferDirection.None"/>.</param>
    /// <param name="timeout">How long the command may take before it is given up.</param>
    /// <exception cref="ScsiTransportException">The command did not reach the drive, or no answer came
    /// back.</exception>
    ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout);
}
