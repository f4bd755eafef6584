using Redbook.Discs;
using Redbook.Imapi.Version1.Recorders;
using Redbook.Imapi.Version1.Staging;
using Redbook.Recording;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
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
    private BurnOrder _order = order;
    private int[] _before = BlocksBefore(order);
    private bool _mayCancel = true;
    private bool _isSession;
    private int _told = -1;
    private int _tracksTold;
    private long _toldAt;

    /// <summary>Whether writing has begun, so that the disc is not what it was.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether a sink said to stop.</summary>
    public bool IsCancelled => _cancellation.IsCancellationRequested;

    /// <summary>The gap that a drive can make: track at once leaves two seconds, at once by a cue sheet any.</summary>
    /// <param name="drive">The drive.</param>
    /// <param name="wish">The gap asked for, in blocks.</param>
    public static int PossibleGap(DriveReport drive, int wish) =>
        drive.WriteModes.HasFlag(WriteModes.SessionAtOnce) ? wish : RecorderSettings.DefaultGap;

    /// <summary>Records.</summary>
    /// <param name="drive">The drive, taken already.</param>
    /// <exception cref="RecordingException">A step failed, or it was cancelled.</exception>
    public void Run(DriveSession drive)
    {
        sinks.PreparingBurn(PreparingSeconds);
        using PollingTransport transport = new(drive.Transport, Poll);
        if (_order.Gap == RecorderSettings.DefaultGap)
        {
            WriteTracks(transport);
        }
        else
        {
            WriteSessionOrTracks(transport);
        }
    }

    /// <summary>What the engine says while it writes.</summary>
    public void Report(RecordingProgress value)
    {
        if (!_mayCancel)
        {
            return;
        }

        if (value.Phase == RecordingPhase.Writing)
        {
            Begin();
            Tell(value);
        }
        else if (HasBegun && _isSession && value.Phase != RecordingPhase.Preparing)
        {
            // The drive closes a session by itself when it has all of it.
            End();
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

    // Drives that list the ability and then refuse a cue sheet leave the usual gaps.
    private void WriteSessionOrTracks(PollingTransport transport)
    {
        try
        {
            WriteSession(transport);
        }
        catch (RecordingException refused) when (!HasBegun && _order.FitsWithDefaultGap
            && refused.Failure is RecordingFailure.CueSheetRefused or RecordingFailure.NotSupportedByDrive)
        {
            _order = _order with { Gap = RecorderSettings.DefaultGap };
            (_before, _isSession) = (BlocksBefore(_order), false);
            WriteTracks(transport);
        }
    }

    private void WriteTracks(PollingTransport transport)
    {
        TrackAtOnceOptions options = new()
        {
            ClientName = DriveSession.OwnerName,
            TestWrite = _order.Simulate,
            UnderrunProtection = _order.ProtectsBuffer,
            Close = SessionClose.Finalize,
            Speed = _order.Speed,
            Verify = false,
            Progress = this,
        };
        using TrackAtOnceRecorder recorder = new(transport, options, time, keepAwake);
        recorder.Prepare(_cancellation.Token);
        long start = 0;
        for (int track = 1; track <= _order.Tracks.Count; track++)
        {
            long length = (long)_order.Tracks[track - 1] * CdSector.AudioBytes;
            using StashStream source = new(_order.Stash, start, length);
            recorder.WriteTrack(source, length, cancellation: _cancellation.Token);
            start += length;
            RequireGoingOn(track);
            TellTracks(Math.Min(track, _order.Tracks.Count - 1));
        }

        End();
        recorder.Close();
    }

    // The same disc, but for the gap: two sectors of run-out behind each track, index 0 before every one but the first.
    private void WriteSession(PollingTransport transport)
    {
        _isSession = true;
        SessionAtOnceOptions options = new()
        {
            ClientName = DriveSession.OwnerName,
            TestWrite = _order.Simulate,
            UnderrunProtection = _order.ProtectsBuffer,
            Close = SessionClose.Finalize,
            Speed = _order.Speed,
            Verify = false,
            Progress = this,
        };
        List<MasterTrack> tracks = [];
        long start = 0;
        foreach (int blocks in _order.Tracks)
        {
            long length = (long)blocks * CdSector.AudioBytes;
            tracks.Add(new MasterTrack
            {
                Source = new SectorSource(new StashStream(_order.Stash, start, length), 0, blocks + StagedDisc.TailBlocks)
                {
                    IsZeroFilled = true,
                },
                PregapSectors = tracks.Count == 0 ? 0 : _order.Gap,
            });
            start += length;
        }

        using SessionAtOnceRecorder recorder = new(transport, options, time, keepAwake);
        recorder.Prepare(_cancellation.Token);
        recorder.Write(new MasterDisc { Tracks = tracks }, _cancellation.Token);
    }

    private void Begin()
    {
        if (!HasBegun)
        {
            HasBegun = true;
            sinks.TrackProgress(0, _order.Tracks.Count);
            sinks.BlockProgress(0, _order.TotalBlocks);
            (_told, _toldAt) = (0, time.GetTimestamp());
        }
    }

    private void End()
    {
        _mayCancel = false;
        TellTracks(_order.Tracks.Count - 1);
        sinks.BlockProgress(_order.TotalBlocks, _order.TotalBlocks);
        sinks.TrackProgress(_order.Tracks.Count, _order.Tracks.Count);
        sinks.ClosingDisc(ClosingSeconds());
    }

    private void Tell(in RecordingProgress value)
    {
        // A session counts from address 0, like the stash; a track from its own start.
        int blocks = _isSession
            ? value.LastWritten.Value + 1
            : _before[value.TrackNumber - 1] + value.WrittenSectors;
        int done = Math.Min(blocks, _order.TotalBlocks);
        if (done > _told && time.GetElapsedTime(_toldAt) >= Cadence)
        {
            int complete = _tracksTold;
            while (_isSession && complete + 1 < _order.Tracks.Count && done >= _before[complete + 1])
            {
                complete++;
            }

            TellTracks(complete);
            (_told, _toldAt) = (done, time.GetTimestamp());
            sinks.BlockProgress(done, _order.TotalBlocks);
        }
    }

    private void TellTracks(int complete)
    {
        while (_tracksTold < complete)
        {
            _tracksTold++;
            sinks.TrackProgress(_tracksTold, _order.Tracks.Count);
        }
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
        int speed = _order.Speed?.SectorsPerSecond
            ?? (_order.Medium.WriteSpeeds is [SupportedWriteSpeed fastest, ..] ? fastest.Speed.SectorsPerSecond : 0);
        return LeadInAndLeadOut / Math.Max(speed, CdSector.PerSecond);
    }
}
