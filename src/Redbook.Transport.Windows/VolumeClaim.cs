using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Redbook.Mmc.Transport;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows;

/// <summary>A drive taken for one program: by a mark, which keeps out all that set such marks; and by the CD-ROM driver's own
/// lock, which bears a name and keeps out everybody, or where that is not to be had by locking the volume.</summary>
internal sealed class VolumeClaim(IDeviceControl windows, IDriveMarks marks, string drive, SafeFileHandle device) : IDisposable
{
    /// <summary>With the names, as a locked volume bears none.</summary>
    private readonly ClaimCount _count = new(drive);

    /// <summary>One mark for one drive, whatever its letters.</summary>
    private readonly string _place = windows.DeviceName(drive[0]) ?? drive;

    private IDisposable? _mark;
    private bool _isDriverLock;
    private bool _areNoticesOff;

    /// <summary>Who holds the drive; <see langword="null"/> when it is free or nobody tells.</summary>
    public string? Owner => _count.Owner ?? OwnerByDriver() ?? marks.HolderOf(_place);

    /// <summary>Takes the drive, or counts once more.</summary>
    /// <exception cref="ScsiTransportException">It is gone.</exception>
    public bool TryTake(string clientName, bool force)
    {
        if (!_count.IsHeld && !TryTake(clientName, force, out _mark))
        {
            return false;
        }

        _count.Add(clientName);
        return true;
    }

    /// <summary>Counts one less; at zero the drive is free.</summary>
    public void Release()
    {
        if (_count.Remove())
        {
            GiveBack();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_count.RemoveAll())
        {
            GiveBack();
        }
    }

    private static Span<byte> Bytes<T>(ref T value)
        where T : unmanaged => MemoryMarshal.AsBytes(new Span<T>(ref value));

    private void GiveBack()
    {
        if (_isDriverLock)
        {
            ExclusiveLock request = new() { Request = ExclusiveLock.Unlock };
            _ = windows.Control(device, Kernel32.ExclusiveAccess, Bytes(ref request)[..8], [], out _);
        }
        else
        {
            _ = windows.Control(device, Kernel32.UnlockVolume, [], [], out _);
        }

        SetNotices(isOn: true);
        _isDriverLock = false;
        _mark?.Dispose();
        _mark = null;
    }

    /// <summary>The mark comes first and goes last: a program that has no lock yet, or none any more, is alone all the
    /// same.</summary>
    private bool TryTake(string clientName, bool force, out IDisposable? mark)
    {
        if (!marks.TrySet(_place, clientName, out mark))
        {
            return false;
        }

        bool isTaken = false;
        try
        {
            isTaken = TryDriverLock(clientName, force) || TryVolumeLock(force);
        }
        finally
        {
            if (!isTaken)
            {
                mark?.Dispose();
                mark = null;
            }
        }

        return isTaken;
    }

    private string? OwnerByDriver()
    {
        ExclusiveLock query = new() { Request = ExclusiveLock.QueryState };
        LockState state = default;
        int error = windows.Control(device, Kernel32.ExclusiveAccess, Bytes(ref query)[..8], Bytes(ref state), out _);
        return error == 0 && state.IsLocked != 0 ? ExclusiveLock.NameOf(state.Caller) : null;
    }

    private bool TryDriverLock(string clientName, bool force)
    {
        ExclusiveLock request = new()
        {
            Request = ExclusiveLock.Lock,
            Flags = ExclusiveLock.NoMediaNotifications | (force ? ExclusiveLock.IgnoreVolume : 0),
        };
        request.SetCaller(clientName);
        int error = windows.Control(device, Kernel32.ExclusiveAccess, Bytes(ref request), [], out _);
        ThrowIfGone(error);
        return _isDriverLock = error == 0;
    }

    /// <summary>A volume is locked while no file on it is open, then dismounted, so that Windows looks anew
    /// afterwards.</summary>
    private bool TryVolumeLock(bool force)
    {
        // Another program's lock in the driver is not to be got round.
        if (OwnerByDriver() is not null)
        {
            return false;
        }

        if (force)
        {
            _ = windows.Control(device, Kernel32.DismountVolume, [], [], out _);
        }

        int error = windows.Control(device, Kernel32.LockVolume, [], [], out _);
        ThrowIfGone(error);
        if (error is WindowsError.AccessDenied or WindowsError.SharingViolation or WindowsError.Busy)
        {
            return false;
        }

        // A system without volumes to lock has nobody to keep out that way.
        if (error == 0)
        {
            _ = windows.Control(device, Kernel32.DismountVolume, [], [], out _);
        }

        SetNotices(isOn: false);
        return true;
    }

    private void SetNotices(bool isOn)
    {
        if (_areNoticesOff != isOn)
        {
            return;
        }

        ReadOnlySpan<byte> prevent = [isOn ? (byte)0 : (byte)1];
        _areNoticesOff = windows.Control(device, Kernel32.MediaChangeNotices, prevent, [], out _) == 0 && !isOn;
    }

    private void ThrowIfGone(int error)
    {
        if (error is WindowsError.DeviceNotConnected or WindowsError.NoSuchDevice or WindowsError.DeviceRemoved)
        {
            throw new ScsiTransportException(TransportFailure.DeviceGone, $"{drive} is gone.");
        }
    }
}
