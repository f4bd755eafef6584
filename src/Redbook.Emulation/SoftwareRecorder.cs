using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Handlers;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation;

/// <summary>A CD recorder in software: put a <see cref="VirtualDisc"/> in, connect, and send it the commands that a real
/// one takes.</summary>
/// <remarks>
/// It records track at once on CD-R and blank CD-RW, and reads back what is recorded. It knows nothing of who sends:
/// every answer follows from the disc, the drive's settings and the faults it was told to have. Hosts that connect are
/// told of a change of disc each for themselves. Members may be used from any thread; commands are carried out one
/// after the other.
/// </remarks>
public sealed class SoftwareRecorder : IDisposable
{
    private readonly Lock _gate = new();
    private readonly DriveState _drive;
    private readonly List<RecorderConnection> _connections = [];
    private FaultInjector _faults;
    private RecorderConnection? _owner;
    private string? _ownerName;
    private int _ownerCount;
    private bool _isGone;
    private bool _isDisposed;

    /// <summary>A recorder without a disc, its tray closed.</summary>
    /// <param name="options">How it behaves; the defaults when left out.</param>
    public SoftwareRecorder(SoftwareRecorderOptions? options = null)
    {
        Options = options ?? new SoftwareRecorderOptions();
        _drive = new DriveState(Options);
        _faults = new FaultInjector(Options.Faults);
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
                return _faults.Plan;
            }
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (_gate)
            {
                _faults = new FaultInjector(value);
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
            if (disc is not null)
            {
                TakeOut(disc);
            }

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
            _isGone = true;
            if (_drive.Tray.Disc is { } disc)
            {
                TakeOut(disc);
            }
        }
    }

    internal ScsiResult Execute(
        RecorderConnection connection, ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data)
    {
        lock (_gate)
        {
            ThrowIfUnreachable(connection, data.Length);
            long began = Options.TimeProvider.GetTimestamp();
            var context = new CommandContext(cdb, direction, data, connection.Initiator);
            SenseData? sense = Carry(connection, ref context);

            // A recovered error comes with the data; any other refusal without.
            bool isDone = sense is null or { Key: SenseKey.RecoveredError };
            return new ScsiResult(
                sense is null ? ScsiStatus.Good : ScsiStatus.CheckCondition,
                isDone ? context.BytesTransferred : 0,
                sense,
                Options.TimeProvider.GetElapsedTime(began));
        }
    }

    internal string? Owner
    {
        get
        {
            lock (_gate)
            {
                return _ownerName;
            }
        }
    }

    internal bool TryAcquire(RecorderConnection connection, string clientName)
    {
        lock (_gate)
        {
            if (_owner is not null && _owner != connection)
            {
                return false;
            }

            _owner = connection;
            _ownerName = _ownerCount == 0 ? clientName : _ownerName;
            _ownerCount++;
            return true;
        }
    }

    internal void Release(RecorderConnection connection)
    {
        lock (_gate)
        {
            if (_owner == connection && --_ownerCount == 0)
            {
                (_owner, _ownerName) = (null, null);
            }
        }
    }

    internal void Disconnect(RecorderConnection connection)
    {
        lock (_gate)
        {
            _drive.Initiators.Remove(connection.Initiator);
            if (_owner == connection)
            {
                (_owner, _ownerName, _ownerCount) = (null, null, 0);
            }

            if (_connections.Remove(connection) && _connections.Count == 0)
            {
                // Nobody is left who could: the tray is unlocked, and a simulation leads nowhere.
                _drive.Tray.IsLocked = false;
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
                TakeOut(disc);
            }
        }
    }

    private void ThrowIfUnreachable(RecorderConnection connection, int dataBytes)
    {
        if (connection.IsClosed)
        {
            throw new ScsiTransportException(TransportFailure.HandleClosed, "The connection to the recorder is closed.");
        }

        if (_isGone)
        {
            throw new ScsiTransportException(TransportFailure.DeviceGone, "The recorder is gone.");
        }

        if (_owner is not null && _owner != connection)
        {
            throw new ScsiTransportException(
                TransportFailure.Locked, $"The recorder is held exclusively by {_ownerName}.");
        }

        if (dataBytes > Options.Profile.MaxTransferBytes)
        {
            throw new ScsiTransportException(TransportFailure.Host,
                $"{dataBytes} bytes are more than the recorder takes in one command ({Options.Profile.MaxTransferBytes}).");
        }
    }

    private SenseData? Carry(RecorderConnection connection, ref CommandContext context)
    {
        FaultAction? fault = _faults.Strike(context.Cdb);
        if (fault is not null && Suffer(fault, connection, ref context, out SenseData? answer))
        {
            return answer;
        }

        SenseData? sense;
        if (_drive.Tray.Loaded is { } disc)
        {
            lock (disc.Gate)
            {
                sense = Handle(ref context);
            }
        }
        else
        {
            sense = Handle(ref context);
        }

        if (fault is not null && sense is null)
        {
            Spoil(fault, ref context);
        }

        return sense;
    }

    private SenseData? Handle(ref CommandContext context)
    {
        if (CommandTable.Find(context.Cdb[0]) is not { } handler || handler.CdbLength > context.Cdb.Length)
        {
            return Sense.InvalidOpcode;
        }

        if (!handler.IgnoresAttention && context.Initiator.TakeAttention() is { } attention)
        {
            return attention;
        }

        if (handler.NeedsDisc && _drive.Tray.CheckReady() is { } notReady)
        {
            return notReady;
        }

        try
        {
            return handler.Execute(_drive, ref context);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return context.Direction == TransferDirection.FromDevice ? Sense.UnrecoveredRead : Sense.WriteError;
        }
    }

    // Returns true when the command is not to be carried out.
    private bool Suffer(
        FaultAction fault, RecorderConnection connection, ref CommandContext context, out SenseData? answer)
    {
        answer = null;
        switch (fault.Kind)
        {
            case FaultKind.Answer:
                answer = fault.Sense;
                return true;
            case FaultKind.TimeOut:
                throw new ScsiTransportException(
                    TransportFailure.TimedOut, "The recorder did not answer within the time limit of the command.");
            case FaultKind.LoseDevice:
                _isGone = true;
                throw new ScsiTransportException(TransportFailure.DeviceGone, "The recorder is gone.");
            case FaultKind.CloseHandle:
                connection.Close();
                throw new ScsiTransportException(
                    TransportFailure.HandleClosed, "The connection to the recorder was closed during the command.");
            case FaultKind.PretendSuccess:
                context.Room.Clear();
                context.BytesTransferred = context.Data.Length;
                return true;
            case FaultKind.ChangeMedium:
                _drive.LeaveDisc();
                _drive.Announce(MediaEvent.NewMedium, Sense.MediumChanged);
                return false;
            case FaultKind.Reset:
                _drive.Reset();
                return false;
            case FaultKind.BeBusy:
                _drive.Tray.BeBusy(fault.Sense, fault.Number);
                return false;
            case FaultKind.ProtectMedium:
                _drive.Tray.IsWriteProtected = true;
                return false;
            case FaultKind.RemoveMedium when _drive.Tray.Disc is { } disc:
                TakeOut(disc);
                return false;
            case FaultKind.TurnMediumOver:
                _drive.Tray.IsUpsideDown = true;
                return false;
            default:
                return false;
        }
    }

    private static void Spoil(FaultAction fault, ref CommandContext context)
    {
        if (fault.Kind == FaultKind.ShortenReply)
        {
            context.BytesTransferred = Math.Min(context.BytesTransferred, Math.Max(fault.Number, 0));
        }
        else if (fault.Kind == FaultKind.ScrambleReply && !context.Room.IsEmpty)
        {
            new Random(fault.Number).NextBytes(context.Room[..context.BytesTransferred]);
        }
    }

    private void TakeOut(VirtualDisc disc)
    {
        lock (disc.Gate)
        {
            _drive.LeaveDisc();
        }

        _drive.Tray.Disc = null;
        _drive.Tray.IsUpsideDown = false;
        _drive.Tray.IsWriteProtected = false;
        _drive.Tray.ForgetWork();
        disc.DriveField = null;
        _drive.Announce(MediaEvent.Removed, attention: null);
    }
}
