using Redbook.Discs;
using Redbook.Imapi.Version1.Recorders;
using Redbook.Imapi.Version1.Staging;
using Redbook.Recording;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Imapi.Version1.Burning;

/// <summary>Records a stash and tells the sinks, in the order that is documented.</summary>
/// <param name="order">What and how.</param>
/// <param name="sinks">Who is told and asked.</param>
/// <param name="isAbandoned">Whether the session was disposed meanwhile.</param>
/// <param name="time">Clock and waiting.</param>
/// <param name="keepAwake">Holds off sleep and logoff.</param>
internal sealed class BurnJob(
    BurnOrder order, ProgressSinks sinks, Func<bool> isAbandoned, TimeProvider time, IKeepAwake? keepAwake)
    : IProgress<RecordingProgress>, IDisposable
{
    private const int PreparingSeconds = 20;
    private static readonly TimeSpan Cadence = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _cancellation = new();
    private readonly int[] _before = BlocksBefore(order);
    private bool _mayCancel = true;
    private int _told = -1;
    private long _toldAt;

    /// <summary>Whether writing has begun, so that the disc is not what it was.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether a sink said to stop.</summary>
    public bool IsCancelled => _cancellation.IsCancellationRequested;

    /// <summary>The gap that a drive can make.</summary>
    /// <param name="drive">The drive.</param>
    /// <param name="wish">The gap asked for, in blocks.</param>
    public static int PossibleGap(DriveReport drive, int wish) =>
        drive.WriteModes == WriteModes.None ? wish : RecorderSettings.DefaultGap;

    /// <summary>Records.</summary>
    /// <param name="drive">The drive, taken already.</param>
    /// <exception cref="RecordingException">A step failed, or it was cancelled.</exception>
    public void Run(DriveSession drive)
    {
        sinks.PreparingBurn(PreparingSeconds);
        TrackAtOnceOptions options = new()
        {
            ClientName = DriveSession.OwnerName,
            TestWrite = order.Simulate,
            UnderrunProtection = order.ProtectsBuffer,
            Close = SessionClose.Finalize,
            Speed = order.Speed,
            Verify = false,
            Progress = this,
        };
        using PollingTransport transport = new(drive.Transport, Poll);
        using TrackAtOnceRecorder recorder = new(transport, options, time, keepAwake);
        recorder.Prepare(_cancellation.Token);
        long start = 0;
        for (int track = 1; track <= order.Tracks.Count; track++)
        {
            long length = (long)order.Tracks[track - 1] * CdSector.AudioBytes;
            using StashStream source = new(order.Stash, start, length);
            recorder.WriteTrack(source, length, cancellation: _cancellation.Token);
            start += length;
            RequireGoingOn(track);
            if (track < order.Tracks.Count)
            {
                sinks.TrackProgress(track, order.Tracks.Count);
            }
        }

        _mayCancel = false;
        sinks.BlockProgress(order.TotalBlocks, order.TotalBlocks);
        sinks.TrackProgress(order.Tracks.Count, order.Tracks.Count);
        sinks.ClosingDisc(ClosingSeconds());
        recorder.Close();
    }

    /// <summary>What the engine says while it writes.</summary>
    public void Report(RecordingProgress value)
    {
        if (value.Phase != RecordingPhase.Writing || !_mayCancel)
        {
            return;
        }

        if (!HasBegun)
        {
            HasBegun = true;
            sinks.TrackProgress(0, order.Tracks.Count);
            sinks.BlockProgress(0, order.TotalBlocks);
            (_told, _toldAt) = (0, time.GetTimestamp());
        }

        int done = Math.Min(_before[value.TrackNumber - 1] + value.WrittenSectors, order.TotalBlocks);
        if (done > _told && time.GetElapsedTime(_toldAt) >= Cadence)
        {
            (_told, _toldAt) = (done, time.GetTimestamp());
            sinks.BlockProgress(done, order.TotalBlocks);
        }
    }

    public void Dispose() => _cancellation.Dispose();

    // What lies before the first block of each track, in the counting of the stash.
    private static int[] BlocksBefore(BurnOrder order)
    {
        int[] before = new int[order.Tracks.Count];
        for (int track = 1; track < before.Length; track++)
        {
            before[track] = before[track - 1] + order.Tracks[track - 1] + StagedDisc.TailBlocks + order.Gap;
        }

        return before;
    }

    private void Poll()
    {
        if (_mayCancel && !IsCancelled && (isAbandoned() || sinks.QueryCancel()))
        {
            _cancellation.Cancel();
        }
    }

    private void RequireGoingOn(int track)
    {
        if (IsCancelled)
        {
            throw new RecordingException(
                RecordingStep.Write, RecordingFailure.Cancelled, $"track {track}", "cancelled when it had been written");
        }
    }

    private int ClosingSeconds()
    {
        const int LeadInAndLeadOut = 4_500 + RedBookLimits.FirstLeadOutSectors;
        int speed = order.Speed?.SectorsPerSecond
            ?? (order.Medium.WriteSpeeds is [SupportedWriteSpeed fastest, ..] ? fastest.Speed.SectorsPerSecond : 0);
        return LeadInAndLeadOut / Math.Max(speed, CdSector.PerSecond);
    }
}
