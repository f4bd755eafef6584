namespace Redbook.Recording.Writing;

/// <summary>Nothing is written before the buffer is full; a source that fails until then costs nothing.</summary>
internal static class RingFill
{
    private static readonly TimeSpan s_wait = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until a ring is full or its source has ended.</summary>
    /// <exception cref="RecordingException">Cancelled, the source failed, or there is nothing in it.</exception>
    public static void WaitFull(SourceRing ring, ProgressReporter progress, string target, CancellationToken cancellation)
    {
        while (!ring.WaitFull(s_wait, cancellation))
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            progress.Tick();
        }

        if (cancellation.IsCancellationRequested)
        {
            throw new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.Cancelled, target, "cancelled before anything was written");
        }

        if (!ring.IsComplete(out RecordingException? error))
        {
            return;
        }

        if (error is not null)
        {
            throw error;
        }

        if (ring.UsedBytes == 0)
        {
            throw new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceInvalid, target, "there is no sound");
        }
    }
}
