using Redbook.Discs;
using Redbook.Mmc.Transport;
using Redbook.Recording.AtOnce;

namespace Redbook.Recording.Writing;

/// <summary>Moves blocks of a source to a drive, and nothing else: the drive has been set up by somebody else, who also
/// begins and ends the recording.</summary>
/// <remarks>The loop that feeds a drive is the one of every recording here. One thread at a time; cancelling is possible from
/// any. The transport stays the caller's.</remarks>
public sealed class SectionWriter
{
    private const int DefaultBufferBytes = 4 << 20;
    private readonly IScsiTransport _transport;
    private readonly TimeProvider _time;

    /// <summary>A writer for the drive behind <paramref name="transport"/>.</summary>
    /// <param name="transport">The seam to the drive.</param>
    /// <param name="time">Clock and waiting.</param>
    public SectionWriter(IScsiTransport transport, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        (_transport, _time) = (transport, time ?? TimeProvider.System);
    }

    /// <summary>Told before, every half second and after, on the thread that writes; what it throws is ignored.</summary>
    public IProgress<RecordingProgress>? Progress { get; init; }

    /// <summary>Memory between source and drive, in bytes.</summary>
    public int BufferBytes { get; init; } = DefaultBufferBytes;

    /// <summary>Writes blocks with WRITE (10), in order.</summary>
    /// <param name="source">Read from its present position on, on a thread of its own.</param>
    /// <param name="start">The address of the first block; negative in a lead-in.</param>
    /// <param name="blocks">How many, 1 or more.</param>
    /// <param name="blockBytes">Bytes of a block as the drive expects them now; no more than the transport carries at a
    /// time.</param>
    /// <param name="cancellation">Honoured between commands.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not as said.</exception>
    /// <exception cref="RecordingException">The drive refused, gave no answer, the source failed or ended early, or it was
    /// cancelled.</exception>
    public void Write(
        Stream source, Lba start, int blocks, int blockBytes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blocks);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockBytes, _transport.MaxTransferBytes);
        const string Target = "the section";
        using var link = new DriveLink(_transport, _time);
        int slotBytes = Math.Max(1, WriteLoop.SectorsPerWrite(_transport, blockBytes)) * blockBytes;
        SourceRing ring = new(slotBytes, Math.Max(BufferBytes, slotBytes));
        var reader = new RawReader(ring, source, blockBytes, blocks, scan: null, Target);
        var progress = new ProgressReporter(Progress, link.Clock, isTestWrite: false) { Ring = ring, Source = reader };
        progress.Begin(RecordingPhase.Writing, 0, start, blocks);
        reader.Start();
        try
        {
            using CancellationTokenRegistration wake = cancellation.Register(static r => ((SourceRing)r!).Wake(), ring);
            var loop = new WriteLoop(
                link, progress, new StallWatch(link, NoKeepAwake.Instance, notify: null), Target, RecordingStep.Write);
            switch (loop.Run(ring, start, start + blocks, cancellation))
            {
                case WriteStop.Cancelled:
                    throw new RecordingException(
                        RecordingStep.Write, RecordingFailure.Cancelled, Target,
                        $"cancelled after {loop.Position - start} of {blocks} blocks");
                case WriteStop.SourceEnded:
                    ring.IsComplete(out RecordingException? error);
                    throw error!;
            }

            progress.Report();
        }
        finally
        {
            reader.Stop();
        }
    }
}
