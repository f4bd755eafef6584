using Redbook.Mmc.Transport;
using Redbook.Recording;

namespace Redbook;

/// <summary>The way to a drive that is taken, with the computer awake, until it is disposed.</summary>
internal sealed class ClaimedTransport : ForwardingTransport
{
    private readonly DriveClaim _claim;
    private readonly Task<IDisposable>? _awake;

    /// <summary>Takes a drive.</summary>
    /// <param name="drive">The way to it; closed when it cannot be taken.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="options">How it is taken.</param>
    /// <param name="keepAwake">Keeps the computer awake; null where that is not wanted.</param>
    /// <exception cref="RecordingException">It cannot be taken.</exception>
    public ClaimedTransport(IScsiTransport drive, string name, DriveClaimOptions options, IKeepAwake? keepAwake)
        : base(drive)
    {
        try
        {
            _claim = DriveClaim.Take(drive, name, options.ClientName, options.UnmountsDisc, options.Notify);

            // Whoever waits for the drive does not wait for the system's answer to this as well.
            _awake = keepAwake is null ? null : Task.Run(() => keepAwake.Hold(options.Reason));
        }
        catch
        {
            // What was taken is given back with it.
            drive.Dispose();
            throw;
        }
    }

    public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout) =>
        Inner.Execute(cdb, direction, data, timeout);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !IsDisposed)
        {
            _claim.Dispose();
            base.Dispose(disposing);
            _ = _awake?.ContinueWith(
                static held => held.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }
}
