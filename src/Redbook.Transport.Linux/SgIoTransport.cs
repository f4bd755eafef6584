using System.Diagnostics;
using System.Runtime.InteropServices;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux;

/// <summary>A CD drive of this machine, spoken to with SG_IO on its block or generic device.</summary>
/// <remarks>
/// Opening takes nothing from anybody. <see cref="TryAcquire"/> claims the block device, as burning programs do: other
/// programs that claim it are refused, it cannot be mounted, and the kernel stops asking it for disc changes.
/// Safe to dispose from another thread; a command under way ends first.
/// </remarks>
public sealed class SgIoTransport : IScsiTransport, IExclusiveAccess
{
    /// <summary>Room for sense; drives send 18 bytes, descriptor format at most 252.</summary>
    private const int SenseBytes = 252;

    private const ushort DriverSense = 0x08;
    private const int LongestCommandBlock = 16;
    private const byte StatusBits = 0x3E;

    /// <summary>What the kernel's count of a command's time and ours may differ by.</summary>
    private static readonly TimeSpan LeastLate = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly DriveNode _node;
    private readonly NodeClaim _claim;
    private readonly bool _isGeneric;
    private DescriptorHandle? _descriptor;
    private bool _isDisposed;

    internal SgIoTransport(DriveNode node, string path, DescriptorHandle descriptor, MachineRoots roots)
    {
        _node = node;
        _descriptor = descriptor;
        _isGeneric = node.IsGeneric(path);
        _claim = new NodeClaim(node, roots);
        DeviceName = path;
        MaxTransferBytes = node.MaxTransferBytes;
    }

    /// <summary>The device node.</summary>
    public string DeviceName { get; }

    /// <inheritdoc/>
    public int MaxTransferBytes { get; }

    /// <inheritdoc/>
    public string? Owner => _claim.Owner;

    /// <inheritdoc/>
    public IReadOnlyList<string> MountPoints => _claim.MountPoints;

    /// <inheritdoc/>
    /// <exception cref="ScsiTransportException">The drive is gone, this user may not claim it, or its disc cannot be
    /// unmounted.</exception>
    public bool TryAcquire(string clientName, bool force)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientName);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);

            // A generic device is claimed by being its only user, so our own descriptor has to go for that moment.
            if (_node.BlockPath is not null || _claim.IsHeld)
            {
                return _claim.TryTake(clientName, force);
            }

            _descriptor?.Dispose();
            _descriptor = null;
            bool isTaken = _claim.TryTake(clientName, force);
            if (!isTaken)
            {
                _descriptor = DeviceOpening.Open(_node, DeviceName);
            }

            return isTaken;
        }
    }

    /// <inheritdoc/>
    public void Release()
    {
        lock (_gate)
        {
            _claim.Release();
            if (!_claim.IsHeld && _descriptor is null && !_isDisposed)
            {
                _descriptor = DeviceOpening.Open(_node, DeviceName);
            }
        }
    }

    /// <inheritdoc/>
    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        if (cdb.Length is 0 or > LongestCommandBlock)
        {
            throw new ArgumentException($"A command block has 1 to {LongestCommandBlock} bytes, got {cdb.Length}.", nameof(cdb));
        }

        if (data.Length > MaxTransferBytes)
        {
            throw new ArgumentException(
                $"{DeviceName} takes {MaxTransferBytes} bytes in one command, got {data.Length}.", nameof(data));
        }

        lock (_gate)
        {
            DescriptorHandle descriptor = _descriptor ?? _claim.Descriptor ?? throw new ScsiTransportException(
                TransportFailure.HandleClosed, $"{DeviceName} was closed.");
            return Send(descriptor, cdb, direction, data, timeout);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _claim.Dispose();
            _descriptor?.Dispose();
            _descriptor = null;
        }
    }

    private static uint Milliseconds(TimeSpan timeout) => timeout == Timeout.InfiniteTimeSpan
        ? uint.MaxValue
        : (uint)Math.Clamp(Math.Ceiling(timeout.TotalMilliseconds), 1, uint.MaxValue - 1d);

    private unsafe ScsiResult Send(
        DescriptorHandle descriptor, ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        Span<byte> sense = stackalloc byte[SenseBytes];
        sense.Clear();
        SgIoHeader header;
        long started;
        int result, error;
        fixed (byte* command = cdb)
        fixed (byte* buffer = data)
        fixed (byte* senseBuffer = sense)
        {
            header = new SgIoHeader
            {
                InterfaceId = 'S',
                TransferDirection = data.IsEmpty ? -1 : direction switch
                {
                    TransferDirection.FromDevice => -3,
                    TransferDirection.ToDevice => -2,
                    _ => -1,
                },
                CommandBytes = (byte)cdb.Length,
                MaxSenseBytes = SenseBytes,
                TransferBytes = direction == TransferDirection.None ? 0 : (uint)data.Length,
                Data = (nint)buffer,
                Command = (nint)command,
                Sense = (nint)senseBuffer,
                TimeoutMilliseconds = Milliseconds(timeout),
            };
            started = Stopwatch.GetTimestamp();
            (result, error) = _isGeneric ? HandOver(descriptor, ref header) : Control(descriptor, ref header);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        if (result < 0)
        {
            throw HostFailure.OfError(error, DeviceName, cdb[0], data.Length);
        }

        if (header.HostStatus != HostStatus.Ok)
        {
            throw HostFailure.OfStatus(header.HostStatus, DeviceName, cdb[0], elapsed, timeout);
        }

        int moved = Math.Clamp((int)header.TransferBytes - header.ResidualBytes, 0, (int)header.TransferBytes);
        SenseData? why = header.SenseBytes > 0 && SenseData.TryParse(sense[..header.SenseBytes], out SenseData parsed)
            ? parsed
            : null;

        // Some adapters give the sense and forget the status.
        ScsiStatus status = (ScsiStatus)(header.Status & StatusBits);
        if (status == ScsiStatus.Good && (header.DriverStatus & DriverSense) != 0
            && why is { Key: not (SenseKey.NoSense or SenseKey.RecoveredError) })
        {
            status = ScsiStatus.CheckCondition;
        }

        // The kernel's time of the command ends with it, ours when we are let go on.
        TimeSpan late = elapsed - TimeSpan.FromMilliseconds(header.DurationMilliseconds);
        return new ScsiResult(status, moved, why, elapsed) { TakenLateBy = late >= LeastLate ? late : TimeSpan.Zero };
    }

    private static (int Result, int Error) Control(DescriptorHandle descriptor, ref SgIoHeader header)
    {
        int result = LibC.Control(descriptor, LibC.SgIo, ref header);
        return (result, result < 0 ? Marshal.GetLastPInvokeError() : 0);
    }

    /// <summary>The generic device takes a command and gives its end back in two calls, and only the waiting is done again
    /// after a signal, a stop (Ctrl-Z) or a sleep of the computer. Its SG_IO would send the whole command a second time.</summary>
    private static (int Result, int Error) HandOver(DescriptorHandle descriptor, ref SgIoHeader header)
    {
        if (LibC.Write(descriptor, in header, SgIoHeader.Size) < 0)
        {
            return (-1, Marshal.GetLastPInvokeError());
        }

        int error;
        do
        {
            if (LibC.Read(descriptor, ref header, SgIoHeader.Size) >= 0)
            {
                return (0, 0);
            }

            error = Marshal.GetLastPInvokeError();
        }
        while (error == LibC.Interrupted);
        return (-1, error);
    }
}
