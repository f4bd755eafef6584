using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows;

/// <summary>A CD drive of this machine, spoken to through SCSI pass-through direct.</summary>
/// <remarks>Opening takes nothing from anybody; <see cref="TryAcquire"/> does. Safe to dispose from another thread; a
/// command under way ends first.</remarks>
public sealed unsafe class PassThroughTransport : IScsiTransport, IExclusiveAccess
{
    private const int LongestCommandBlock = 16;

    private readonly Lock _gate = new();
    private readonly IDeviceControl _windows;
    private readonly int _alignment;
    private readonly VolumeClaim _claim;
    private SafeFileHandle? _device;
    private void* _bounce;

    internal PassThroughTransport(IDeviceControl windows, IDriveMarks marks, string drive, SafeFileHandle device)
    {
        StorageProperties properties = StorageProperties.Of(windows, device);
        (_windows, _device, _alignment) = (windows, device, properties.Alignment);
        _claim = new VolumeClaim(windows, marks, drive, device);
        DeviceName = drive;
        MaxTransferBytes = properties.MaxTransferBytes;
    }

#pragma warning disable MA0055 // The aligned memory is not the collector's.
    /// <summary>Gives back what was not disposed.</summary>
    ~PassThroughTransport() => NativeMemory.AlignedFree(_bounce);
#pragma warning restore MA0055

    /// <summary>The drive's letter with its colon.</summary>
    public string DeviceName { get; }

    /// <inheritdoc/>
    public int MaxTransferBytes { get; }

    /// <inheritdoc/>
    public string? Owner
    {
        get
        {
            lock (_gate)
            {
                return _device is null ? null : _claim.Owner;
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ScsiTransportException">The drive is gone, or this user may not take it.</exception>
    public bool TryAcquire(string clientName, bool force)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientName);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_device is null, this);
            return _claim.TryTake(clientName, force);
        }
    }

    /// <inheritdoc/>
    public void Release()
    {
        lock (_gate)
        {
            _claim.Release();
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
            SafeFileHandle device = _device ?? throw new ScsiTransportException(
                TransportFailure.HandleClosed, $"{DeviceName} was closed.");
            fixed (byte* buffer = data)
            {
                if (direction == TransferDirection.None || (nuint)buffer % (nuint)_alignment == 0)
                {
                    return Send(device, cdb, direction, buffer, data.Length, timeout);
                }
            }

            // The adapter wants its data at a rounder address than the caller's.
            Span<byte> aligned = Bounce(data.Length);
            if (direction == TransferDirection.ToDevice)
            {
                data.CopyTo(aligned);
            }

            ScsiResult result = Send(device, cdb, direction, (byte*)_bounce, data.Length, timeout);
            if (direction == TransferDirection.FromDevice)
            {
                aligned[..Math.Min(result.BytesTransferred, data.Length)].CopyTo(data);
            }

            return result;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _claim.Dispose();
            _device?.Dispose();
            _device = null;
            NativeMemory.AlignedFree(_bounce);
            _bounce = null;
        }

        GC.SuppressFinalize(this);
    }

    private static uint Seconds(TimeSpan timeout) => timeout == Timeout.InfiniteTimeSpan
        ? int.MaxValue
        : (uint)Math.Clamp(Math.Ceiling(timeout.TotalSeconds), 1, int.MaxValue);

    private Span<byte> Bounce(int length)
    {
        if (_bounce is null)
        {
            _bounce = NativeMemory.AlignedAlloc((nuint)MaxTransferBytes, (nuint)_alignment);
        }

        return new Span<byte>(_bounce, length);
    }

    private ScsiResult Send(
        SafeFileHandle device, ReadOnlySpan<byte> cdb, TransferDirection direction, byte* data, int length, TimeSpan timeout)
    {
        bool hasData = direction != TransferDirection.None && length > 0;
        PassThroughCommand command = default;
        command.Header = new PassThroughDirect
        {
            Length = (ushort)Unsafe.SizeOf<PassThroughDirect>(),
            CommandBytes = (byte)cdb.Length,
            SenseBytes = (byte)Unsafe.SizeOf<PassThroughCommand.SenseBuffer>(),
            Direction = !hasData ? (byte)2 : direction == TransferDirection.FromDevice ? (byte)1 : (byte)0,
            TransferBytes = hasData ? (uint)length : 0,
            TimeoutSeconds = Seconds(timeout),
            Data = hasData ? (nint)data : 0,
            SenseOffset = (uint)Unsafe.SizeOf<PassThroughDirect>(),
        };
        cdb.CopyTo(command.Header.Command);
        long started = Stopwatch.GetTimestamp();
        int error = _windows.PassThrough(device, ref command);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        if (error != 0)
        {
            throw HostFailure.OfCommand(error, DeviceName, cdb[0], elapsed, timeout);
        }

        ScsiStatus status = (ScsiStatus)command.Header.ScsiStatus;
        ReadOnlySpan<byte> sense = command.Sense;
        SenseData? why = status != ScsiStatus.Good && SenseData.TryParse(
            sense[..Math.Min((int)command.Header.SenseBytes, sense.Length)], out SenseData parsed)
            ? parsed
            : null;
        int moved = hasData ? (int)Math.Min(command.Header.TransferBytes, (uint)length) : 0;
        return new ScsiResult(status, moved, why, elapsed);
    }
}
