using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Recording.Erasing;

namespace Redbook;

/// <summary>One erasing, on the thread that calls <see cref="Run"/>.</summary>
internal sealed class DiscErasure(
    IScsiTransport transport, EraseOptions options, IProgress<EraseProgress>? progress, JobConditions conditions)
    : IProgress<EraserProgress>
{
    public void Run(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            new DiscEraser(
                transport,
                new EraserOptions
                {
                    ClientName = options.ClientName,
                    Full = options.Full,
                    ForceExclusiveAccess = conditions.UnmountsDisc,
                    Quirks = conditions.Quirks,
                    TimeoutScale = conditions.TimeoutScale,
                    Notify = conditions.Notify,
                    Progress = this,
                },
                conditions.Clock,
                conditions.KeepAwake).Erase(cancellationToken);
        }
        catch (RecordingException cancelled) when (cancelled.Failure == RecordingFailure.Cancelled)
        {
            throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
        }
        catch (RecordingException cause)
        {
            throw DriveErrors.Recording(cause);
        }
    }

    public void Report(EraserProgress value) => progress?.Report(new EraseProgress(value.Elapsed, value.EstimatedTotal));
}
