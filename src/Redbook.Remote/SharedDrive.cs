using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;

namespace Redbook.Remote;

/// <summary>One way to a drive for several hosts: opened when the first comes, closed when the last has gone. A drive that is lost
/// is closed at once, so that the system can give its name to the same one when it is back, and opened anew for the next command or
/// host.</summary>
/// <remarks>
/// <para>A drive of the machine sees one host, whoever sends commands through it. What it would do for each host of its own is
/// done here: a unit attention is told to every one, and the tray stays locked until the last who locked it has unlocked it or
/// is gone.</para>
/// <para>Safe to use from several threads; commands are carried out one at a time.</para>
/// </remarks>
public sealed class SharedDrive
{
    private const byte ResetOccurred = 0x29;

    private readonly Func<IScsiTransport> _open;

    // The first is taken before the second; a command may hold the second for an hour.
    private readonly Lock _comingAndGoing = new();
    private readonly Lock _atWork = new();
    private volatile Connection[] _connections = [];
    private volatile IScsiTransport? _drive;
    private int _maxTransferBytes;
    private bool _isTrayLocked;

    /// <summary>A drive that nobody uses yet.</summary>
    /// <param name="open">Opens the way to it, and takes it where others are to be kept out. What it throws is told to whoever
    /// needed the drive.</param>
    public SharedDrive(Func<IScsiTransport> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        _open = open;
    }

    /// <summary>Whether somebody uses it.</summary>
    public bool IsOpen => _drive is not null;

    /// <summary>Lets one more host use the drive; the first has it opened.</summary>
    /// <returns>The host's way to the drive; to dispose it is to go.</returns>
    /// <exception cref="Exception">Whatever opening throws; then nothing has changed for the others.</exception>
    public IScsiTransport Connect()
    {
        lock (_comingAndGoing)
        {
            if (_drive is null)
            {
                lock (_atWork)
                {
                    OpenDrive();
                }
            }

            Connection connection = new(this, Volatile.Read(ref _maxTransferBytes));
            _connections = [.. _connections, connection];
            return connection;
        }
    }

    // Whoever was there before has to do with another drive, for all it knows.
    private IScsiTransport OpenDrive()
    {
        if (_drive is { } open)
        {
            return open;
        }

        IScsiTransport drive = _open();
        Volatile.Write(ref _maxTransferBytes, drive.MaxTransferBytes);
        foreach (Connection host in _connections)
        {
            host.Attentions.Add(new SenseData(SenseKey.UnitAttention, ResetOccurred, 0));
        }

        return _drive = drive;
    }

    private void OpenLostDrive()
    {
        try
        {
            OpenDrive();
        }
        catch (Exception refused) when (refused is not IOException)
        {
            throw new ScsiTransportException(TransportFailure.DeviceGone, refused.Message, refused);
        }
    }

    private ScsiResult Execute(
        Connection host, ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        lock (_atWork)
        {
            if (host.IsClosed)
            {
                throw new ScsiTransportException(TransportFailure.HandleClosed, "The connection to the drive was closed.");
            }

            OpenLostDrive();
            UnlockUnlessKept();
            if (host.Attentions.TakeBefore(cdb[0]) is { } attention)
            {
                return new ScsiResult(ScsiStatus.CheckCondition, 0, attention, TimeSpan.Zero);
            }

            if (cdb[0] != Opcode.PreventAllowMediumRemoval || cdb.Length < PreventAllowMediumRemoval.CdbLength)
            {
                return Send(host, cdb, direction, data, timeout);
            }

            PreventAllowMediumRemoval wish = PreventAllowMediumRemoval.Parse(cdb);
            if (wish is { Prevent: false, Persistent: false })
            {
                host.KeepsTrayLocked = false;
                if (Array.Exists(_connections, static other => other.KeepsTrayLocked))
                {
                    // Another still wants it locked.
                    return new ScsiResult(ScsiStatus.Good, 0, null, TimeSpan.Zero);
                }
            }

            ScsiResult result = Send(host, cdb, direction, data, timeout);
            if (result.IsGood && !wish.Persistent)
            {
                host.KeepsTrayLocked = _isTrayLocked = wish.Prevent;
            }

            return result;
        }
    }

    private ScsiResult Send(
        Connection? host, ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        IScsiTransport drive = _drive ?? throw new ScsiTransportException(TransportFailure.DeviceGone, "The drive is gone.");
        if (data.Length > drive.MaxTransferBytes)
        {
            throw new ScsiTransportException(
                TransportFailure.Host, $"The drive takes {drive.MaxTransferBytes} bytes in one command, got {data.Length}.");
        }

        try
        {
            ScsiResult result = drive.Execute(cdb, direction, data, timeout);
            if (AttentionIn(cdb[0], result, data) is { } attention)
            {
                TellOthers(host, attention);
            }

            return result;
        }
        catch (ScsiTransportException lost) when (lost.Failure is TransportFailure.DeviceGone or TransportFailure.HandleClosed)
        {
            LoseDrive();
            throw;
        }
    }

    // It comes instead of an answer, or is the answer to who asks for it.
    private static SenseData? AttentionIn(byte opcode, in ScsiResult result, ReadOnlySpan<byte> data)
    {
        SenseData? said = result.Sense;
        if (opcode == Opcode.RequestSense && result.IsGood
            && SenseData.TryParse(data[..Math.Clamp(result.BytesTransferred, 0, data.Length)], out SenseData asked))
        {
            said = asked;
        }

        return said is { Key: SenseKey.UnitAttention } ? said : null;
    }

    private void TellOthers(Connection? host, SenseData attention)
    {
        foreach (Connection other in _connections)
        {
            if (other != host)
            {
                other.Attentions.Add(attention);
            }

            // A drive that was reset has forgotten the lock.
            other.KeepsTrayLocked &= attention.Asc != ResetOccurred;
        }

        _isTrayLocked &= attention.Asc != ResetOccurred;
    }

    private void UnlockUnlessKept()
    {
        const int MaxAttentions = 4;
        if (!_isTrayLocked || Array.Exists(_connections, static connection => connection.KeepsTrayLocked))
        {
            return;
        }

        _isTrayLocked = false;
        Span<byte> cdb = stackalloc byte[PreventAllowMediumRemoval.CdbLength];
        new PreventAllowMediumRemoval(Prevent: false, Persistent: false).WriteTo(cdb);
        try
        {
            ScsiResult result;
            int attentions = 0;
            do
            {
                result = Send(null, cdb, TransferDirection.None, [], PreventAllowMediumRemoval.Timeout);
            }
            while (result.Sense is { Key: SenseKey.UnitAttention } && ++attentions < MaxAttentions);
        }
        catch (IOException)
        {
            // The drive is gone, and its lock with it.
        }
    }

    private void Leave(Connection host)
    {
        lock (_comingAndGoing)
        {
            if (host.IsClosed)
            {
                return;
            }

            host.IsClosed = true;
            _connections = [.. _connections.Where(other => other != host)];
            if (_connections.Length == 0)
            {
                CloseDrive();
                return;
            }
        }

        // What it kept locked is unlocked now, or before the next command of another.
        if (_atWork.TryEnter())
        {
            try
            {
                UnlockUnlessKept();
            }
            finally
            {
                _atWork.Exit();
            }
        }
    }

    private void CloseDrive()
    {
        lock (_atWork)
        {
            UnlockUnlessKept();
            LoseDrive();
        }
    }

    private void LoseDrive()
    {
        IScsiTransport? drive = _drive;
        (_drive, _isTrayLocked) = (null, false);
        foreach (Connection connection in _connections)
        {
            connection.KeepsTrayLocked = false;
        }

        drive?.Dispose();
    }

    private sealed class Connection(SharedDrive shared, int maxTransferBytes) : IScsiTransport, IDeviceReset
    {
        private volatile bool _isClosed;
        private volatile bool _keepsTrayLocked;

        public int MaxTransferBytes => maxTransferBytes;

        public Attentions Attentions { get; } = new();

        public bool IsClosed
        {
            get => _isClosed;
            set => _isClosed = value;
        }

        public bool KeepsTrayLocked
        {
            get => _keepsTrayLocked;
            set => _keepsTrayLocked = value;
        }

        public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout) =>
            shared.Execute(this, cdb, direction, data, timeout);

        // The drive tells of it with the next command, and then everybody is told.
        public bool TryReset() => shared._drive is IDeviceReset drive && drive.TryReset();

        public void Dispose() => shared.Leave(this);
    }
}
