using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Recording.Writing;

/// <summary>The loop that feeds a drive: runs on the caller's thread, sends WRITE after WRITE in strict order, repeats
/// a
/// WRITE while the drive's buffer is full, allocates nothing.</summary>
internal sealed class WriteLoop
{
    /// <summary>The most bytes in one WRITE: what every host adapter carries; 27 sectors of 2352.</summary>
    public const int MaxBytesPerWrite = 65_536;

    private const int SectorsPerBufferQuestion = 64;
    private const int LongestRetryMilliseconds = 25;
    private static readonly TimeSpan s_ringWait = TimeSpan.FromMilliseconds(250);

    private readonly DriveLink _link;
    private readonly ProgressReporter _progress;
    private readonly StallWatch _stalls;
    private readonly string _target;
    private readonly RecordingStep _step;
    private int _sinceBufferQuestion;
    private bool _hasBufferCapacity = true;
    private int _writtenSectors;

    public WriteLoop(
        DriveLink link, ProgressReporter progress, StallWatch stalls, string target,
        RecordingStep step = RecordingStep.Write) =>
        (_link, _progress, _stalls, _target, _step) = (link, progress, stalls, target, step);

    /// <summary>Where the next sector goes.</summary>
    public Lba Position { get; private set; }

    /// <summary>Sectors of a size that a transport can carry in one WRITE.</summary>
    public static int SectorsPerWrite(IScsiTransport transport, int sectorBytes = CdSector.AudioBytes) =>
        Math.Min(MaxBytesPerWrite, transport.MaxTransferBytes) / sectorBytes;

    /// <summary>Writes what a ring delivers from <paramref name="start"/> on.</summary>
    /// <param name="ring">Slots of whole sectors.</param>
    /// <param name="start">The first address.</param>
    /// <param name="end">The address behind the last one that fits.</param>
    /// <param name="cancellation">Honoured between commands.</param>
    /// <exception cref="RecordingException">The drive refused a WRITE for good, or gave no answer.</exception>
    public WriteStop Run(SourceRing ring, Lba start, Lba end, CancellationToken cancellation)
    {
        Position = start;
        _stalls.Begin();
        while (true)
        {
            if (cancellation.IsCancellationRequested)
            {
                return WriteStop.Cancelled;
            }

            RingState state = ring.TryPeek(s_ringWait, cancellation, out Span<byte> slot, out int sectorBytes);
            if (state == RingState.Empty)
            {
                _progress.Tick();
                continue;
            }

            if (state == RingState.Ended)
            {
                return ring.IsComplete(out RecordingException? error) && error is not null
                    ? WriteStop.SourceEnded
                    : WriteStop.Completed;
            }

            int sectors = Math.Min(slot.Length / sectorBytes, end - Position);
            if (sectors <= 0)
            {
                return WriteStop.DiscFull;
            }

            if (!TryWrite(slot[..(sectors * sectorBytes)], sectors, cancellation))
            {
                return WriteStop.Cancelled;
            }

            bool cut = sectors * sectorBytes < slot.Length;
            ring.Release();
            AskBufferCapacity(sectors);
            _progress.Tick();
            if (cut)
            {
                return WriteStop.DiscFull;
            }
        }
    }

    /// <summary>Writes silence, or empty sectors of data, up to <paramref name="end"/>.</summary>
    /// <exception cref="RecordingException">The drive refused a WRITE for good, or gave no answer.</exception>
    public void WriteSilence(Lba end, byte[] silence, int sectorBytes)
    {
        _stalls.Sent();
        int perWrite = Math.Min(SectorsPerWrite(_link.Drive.Transport, sectorBytes), silence.Length / sectorBytes);
        while (Position < end)
        {
            int sectors = Math.Min(perWrite, end - Position);
            TryWrite(silence.AsSpan(0, sectors * sectorBytes), sectors, CancellationToken.None);
            _progress.Tick();
        }
    }

    /// <summary>Continues at an address without having written before it.</summary>
    public void Seek(Lba position) => Position = position;

    private bool TryWrite(Span<byte> data, int sectors, CancellationToken cancellation)
    {
        _stalls.LookBeforeWriting(Position, _step);
        var command = new Write10(Position, (ushort)sectors);
        int waitMilliseconds = 0;
        int repeats = 0;
        long started = _link.Clock.Timestamp;
        while (true)
        {
            ScsiResult result = _link.Send(command, data, _step);
            _stalls.Sent(result.TakenLateBy);
            if (result.IsGood || (result.Sense is SenseData s && SenseClassifier.IsHarmless(s)))
            {
                if (result.IsGood && result.BytesTransferred < data.Length)
                {
                    throw new RecordingException(
                        _step, RecordingFailure.InvalidResponse, Where(),
                        $"the drive took {result.BytesTransferred} of {data.Length} bytes and called that good");
                }

                Position += sectors;
                _writtenSectors += sectors;
                _progress.SetWritten(Position - 1);
                return true;
            }

            if (IsFull(result) && _link.Clock.Since(started) < _link.BusyLimit)
            {
                if (cancellation.IsCancellationRequested)
                {
                    return false;
                }

                // The drive's buffer is full: the same command again, a little later each time.
                _link.Clock.Pause(TimeSpan.FromMilliseconds(waitMilliseconds));
                waitMilliseconds = Math.Min(waitMilliseconds + 1, LongestRetryMilliseconds);
                _progress.Tick();
                continue;
            }

            // An earlier write needed recovery and got it; this one was not carried out.
            if (result.Sense is { IsDeferred: true, Key: SenseKey.RecoveredError } && repeats++ < 8)
            {
                continue;
            }

            throw Fail(result);
        }
    }

    private static bool IsFull(in ScsiResult result) =>
        result.Status is ScsiStatus.Busy or ScsiStatus.TaskSetFull
        || (result.Sense is SenseData sense && SenseClassifier.IsBusy(sense));

    // An address the drive does not expect is our mistake on the first WRITE; later it is what a drive says that lost
    // its place because data came too late.
    private RecordingException Fail(in ScsiResult result)
    {
        if (_writtenSectors > 0 && result.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x21 } sense)
        {
            return new RecordingException(
                _step, RecordingFailure.LossOfStreaming, Where(), $"the drive answered: {sense.Describe()}", sense);
        }

        return _link.Fail(result, _step, Where());
    }

    // Of a session it is said which track it was: that is what the user knows.
    private string Where()
    {
        string track = _progress.TrackAt?.Invoke(Position) is int number and > 0 ? $", track {number}," : "";
        return $"{_target}{track} at LBA {Position} on {_link.Name}";
    }

    private void AskBufferCapacity(int sectors)
    {
        _sinceBufferQuestion += sectors;
        if (!_hasBufferCapacity || _sinceBufferQuestion < SectorsPerBufferQuestion)
        {
            return;
        }

        _sinceBufferQuestion = 0;
        Span<byte> reply = stackalloc byte[BufferCapacity.Size];
        ScsiResult result = _link.Send(
            new ReadBufferCapacity(BufferCapacity.Size, InBlocks: false), reply, _step);
        reply = reply[..Math.Clamp(result.BytesTransferred, 0, reply.Length)];
        if (result.IsGood && BufferCapacity.TryParse(reply, out BufferCapacity capacity))
        {
            _progress.SetDriveBuffer(capacity);
        }
        else if (result.Sense is { Key: SenseKey.IllegalRequest })
        {
            _hasBufferCapacity = false;
        }
    }
}
