using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Timing;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation;

/// <summary>A CD recorder in software: put a <see cref="VirtualDisc"/> in, connect, and send it the commands that a real
/// one takes.</summary>
/// <remarks>
/// It records tracks at once, sessions at once and raw on CD-R and CD-RW, blanks the latter, and reads back what is
/// recorded. It knows nothing of who sends:
/// every answer follows from the disc, the drive's settings and the faults it was told to have. Hosts that connect are
/// told of a change of disc each for themselves. Members may be used from any thread; commands are carried out one
/// after the other.
/// </remarks>
public sealed class SoftwareRecorder : IDisposable
{
    // Taken for the whole of a command, waiting included; the gate only while something is looked at or changed.
    private readonly Lock _oneCommand = new();
    private readonly Lock _gate = new();
    private readonly double _scale;
    private readonly RecorderClock _clock;
    private readonly DriveState _drive;
    private readonly List<RecorderConnection> _connections = [];
    private readonly Ownership _ownership = new();
    private readonly CommandRunner _runner;
    private bool _isDisposed;

    /// <summary>A recorder without a disc, its tray closed.</summary>
    /// <param name="options">How it behaves; the defaults when left out.</param>
    public SoftwareRecorder(SoftwareRecorderOptions? options = null)
    {
        Options = options ?? new SoftwareRecorderOptions();
        _scale = Options.Timing?.Scale ?? 1;
        _clock = new RecorderClock(_scale == 1 ? Options.TimeProvider : new ScaledClock(_scale, Options.TimeProvider));
        _drive = new DriveState(Options, _clock);
        _runner = new CommandRunner(_drive, _clock, Options.Faults);
    }

    /// <summary>How it behaves.</summary>
    public SoftwareRecorderOptions Options { get; }

    /// <summary>The disc in it or on its open tray.</summary>
    public VirtualDisc? Disc
    {
        get
        {
            lock (_gate)
            {
                return _drive.Tray.Disc;
            }
        }
    }

    /// <summary>Whether the tray is out.</summary>
    public bool IsTrayOpen
    {
        get
        {
            lock (_gate)
            {
                return _drive.Tray.IsOpen;
            }
        }
    }

    /// <summary>Whether a host keeps the disc from being taken out.</summary>
    public bool IsTrayLocked
    {
        get
        {
            lock (_gate)
            {
                return _drive.Tray.IsLocked;
            }
        }
    }

    /// <summary>What goes wrong from now on; setting it starts all counts anew.</summary>
    public FaultPlan Faults
    {
        get
        {
            lock (_gate)
            {
                return _runner.Faults;
            }
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (_gate)
            {
                _runner.Faults = value;
            }
        }
    }

    /// <summary>How often the buffer ran empty while something was written, since the recorder was made. With underrun
    /// protection each is a harmless link; without, the end of a session. Always 0 where no time passes.</summary>
    public int BufferUnderruns
    {
        get
        {
            lock (_gate)
            {
                return _drive.Clockwork?.Underruns ?? 0;
            }
        }
    }

    /// <summary>Puts a disc in and closes the tray. The caller still disposes the disc.</summary>
    /// <exception cref="InvalidOperationException">There is a disc already, or this one is in another recorder.</exception>
    public void Insert(VirtualDisc disc)
    {
        ArgumentNullException.ThrowIfNull(disc);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_drive.Tray.Disc is not null)
            {
                throw new InvalidOperationException("There is a disc in the recorder already.");
            }

            if (Interlocked.CompareExchange(ref disc.DriveField, this, null) is not null)
            {
                throw new InvalidOperationException("The disc is in another recorder.");
            }

            _drive.Tray.Disc = disc;
            _drive.Tray.IsOpen = false;
            _drive.Tray.IsUpsideDown = false;
            _drive.MeetDisc();
        }
    }

    /// <summary>Takes the disc out, whatever is going on with it, and leaves the tray as it is.</summary>
    /// <returns>The disc, which can be put in again; null when there was none.</returns>
    public VirtualDisc? Remove()
    {
        lock (_gate)
        {
            VirtualDisc? disc = _drive.Tray.Disc;
            _drive.TakeOutDisc();
            return disc;
        }
    }

    /// <summary>Presses the button at the drive: the tray opens unless it is locked, or closes.</summary>
    /// <returns>Whether the tray moved.</returns>
    public bool PressButton()
    {
        lock (_gate)
        {
            if (_drive.Tray.IsOpen)
            {
                _drive.CloseTray();
                return true;
            }

            if (_drive.Tray.IsLocked)
            {
                _drive.Announce(MediaEvent.EjectRequest, attention: null);
                return false;
            }

            _drive.OpenTray();
            return true;
        }
    }

    /// <summary>Connects a host. The connection also gives exclusive access.</summary>
    public RecorderConnection Connect()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var connection = new RecorderConnection(this);
            _connections.Add(connection);
            _drive.Initiators.Add(connection.Initiator);
            return connection;
        }
    }

    /// <summary>Switches the recorder off: every connection is lost. A disc in it stays the caller's.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _drive.IsGone = true;
            _drive.TakeOutDisc();
        }

        // Whoever waits for an answer learns that none will come.
        _clock.Dispose();
    }

    internal ScsiResult Execute(
        RecorderConnection connection, ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        // A time limit is in the host's time, everything else here in the recorder's.
        timeout = timeout <= TimeSpan.Zero ? timeout : TimeSpan.FromTicks((long)Math.Min(timeout.Ticks * _scale, long.MaxValue / 4.0));
        lock (_oneCommand)
        {
            TimeSpan began = _clock.Now;
            FaultAction? fault;
            lock (_gate)
            {
                ThrowIfUnreachable(connection, data.Length);
                fault = _runner.Strike(cdb);
            }

            if (fault is not null)
            {
                Hold(fault, timeout);
            }

            ScsiResult result;
            TimeSpan duration;
            lock (_gate)
            {
                ThrowIfUnreachable(connection, data.Length);
                result = Carry(connection, cdb, direction, data, fault, out duration);
            }

            _clock.Wait(timeout > TimeSpan.Zero && duration > timeout ? timeout : duration);
            return timeout <= TimeSpan.Zero || duration <= timeout
                ? result with { Elapsed = (_clock.Now - began) / _scale }
                : throw new ScsiTransportException(
                    TransportFailure.TimedOut, "The recorder was still at work when the time limit of the command ended.");
        }
    }

    internal void Reset()
    {
        lock (_gate)
        {
            _drive.Reset();
        }
    }

    internal string? Owner
    {
        get
        {
            lock (_gate)
            {
                return _ownership.Name;
            }
        }
    }

    /// <summary>Page 05h as it is in force.</summary>
    internal WriteParametersPage WriteParameters
    {
        get
        {
            lock (_gate)
            {
                return _drive.ModePages.WriteParameters;
            }
        }
    }

    /// <summary>Where the next WRITE must go and how large its blocks are; null when nothing can be written.</summary>
    internal (Lba Start, int BlockBytes)? NextBlock
    {
        get
        {
            lock (_gate)
            {
                return _drive.Tray.Loaded is not null && _drive.WriteMode is { NextWritable: { } start, BlockBytes: { } bytes }
                    ? (start, bytes)
                    : null;
            }
        }
    }

    internal bool TryAcquire(RecorderConnection connection, string clientName)
    {
        lock (_gate)
        {
            return _ownership.TryAcquire(connection, clientName);
        }
    }

    internal void Release(RecorderConnection connection)
    {
        lock (_gate)
        {
            _ownership.Release(connection);
        }
    }

    internal void Disconnect(RecorderConnection connection)
    {
        lock (_gate)
        {
            _drive.Initiators.Remove(connection.Initiator);
            _ownership.Forfeit(connection);
            _drive.Tray.Forget(connection.Initiator);
            if (_connections.Remove(connection) && _connections.Count == 0)
            {
                // Nobody is left who could go on: a simulation leads nowhere.
                _drive.Simulation = null;
            }
        }
    }

    internal void Forget(VirtualDisc disc)
    {
        lock (_gate)
        {
            if (_drive.Tray.Disc == disc)
            {
                _drive.TakeOutDisc();
            }
        }
    }

    // Nothing happens for as long as the fault wants, or the host waits.
    private void Hold(FaultAction fault, TimeSpan timeout)
    {
        bool isTooLong = timeout > TimeSpan.Zero && (fault.Kind == FaultKind.Hang || fault.Delay >= timeout);
        _clock.Wait(isTooLong ? timeout : fault.Delay);
        if (isTooLong)
        {
            throw new ScsiTransportException(
                TransportFailure.TimedOut, "The recorder did not answer within the time limit of the command.");
        }
    }

    private ScsiResult Carry(
        RecorderConnection connection,
        ReadOnlySpan<byte> cdb,
        TransferDirection direction,
        Span<byte> data,
        FaultAction? fault,
        out TimeSpan duration)
    {
        var context = new CommandContext(cdb, direction, data, connection.Initiator);
        SenseData? sense;
        try
        {
            sense = _runner.Run(ref context, fault);
        }
        catch (ScsiTransportException lost) when (lost.Failure == TransportFailure.HandleClosed)
        {
            connection.Close();
            throw;
        }

        duration = context.Duration;

        // A recovered error comes with the data; any other refusal without.
        bool isDone = sense is null or { Key: SenseKey.RecoveredError };
        return new ScsiResult(
            sense is null ? ScsiStatus.Good : ScsiStatus.CheckCondition,
            isDone ? context.BytesTransferred : 0,
            sense,
            TimeSpan.Zero);
    }

    private void ThrowIfUnreachable(RecorderConnection connection, int dataBytes)
    {
        if (connection.IsClosed)
        {
            throw new ScsiTransportException(TransportFailure.HandleClosed, "The connection to the recorder is closed.");
        }

        if (_drive.IsGone)
        {
            throw new ScsiTransportException(TransportFailure.DeviceGone, "The recorder is gone.");
        }

        if (!_ownership.Admits(connection))
        {
            throw new ScsiTransportException(
                TransportFailure.Locked, $"The recorder is held exclusively by {_ownership.Name}.");
        }

        if (dataBytes > Options.Profile.MaxTransferBytes)
        {
            throw new ScsiTransportException(TransportFailure.Host,
                $"{dataBytes} bytes are more than the recorder takes in one command ({Options.Profile.MaxTransferBytes}).");
        }
    }
}
