using Microsoft.Win32.SafeHandles;
using Redbook.Mmc.Transport;

namespace Redbook.Transport.Windows;

/// <summary>The CD drives of a Windows machine that have a letter.</summary>
/// <remarks>Listing sends nothing to any drive: it asks Windows, which knows from the time the drive appeared. So it is
/// safe while another program records.</remarks>
public sealed class WindowsDrives : ITransportEnumerator
{
    private readonly IDeviceControl _windows;
    private readonly IDriveMarks _marks;

    /// <summary>The drives of this machine.</summary>
    public WindowsDrives()
        : this(new DeviceControl(), new PipeMarks())
    {
    }

    internal WindowsDrives(IDeviceControl windows, IDriveMarks marks) => (_windows, _marks) = (windows, marks);

    /// <inheritdoc/>
    public bool Recognises(string deviceName) => Letter(deviceName) is not null;

    /// <inheritdoc/>
    public IReadOnlyList<TransportInfo> List()
    {
        List<TransportInfo> drives = [];
        foreach (char letter in _windows.CdRomLetters())
        {
            drives.Add(new TransportInfo($"{letter}:", IdOf(letter), PathsOf(letter)));
        }

        // Two drives of one make that tell no serial number are told apart by their volumes.
        return
        [
            .. drives.Select(drive => drives.Count(other => other.Id == drive.Id) == 1
                ? drive
                : drive with { Id = $"{drive.Id} at {_windows.VolumeName(drive.DeviceName[0]) ?? drive.DeviceName}" }),
        ];
    }

    /// <inheritdoc/>
    public IScsiTransport Open(string deviceName)
    {
        if (Letter(deviceName) is not { } letter)
        {
            throw new ScsiTransportException(TransportFailure.DeviceGone, $"'{deviceName}' is not the letter of a drive.");
        }

        string drive = $"{letter}:";
        SafeFileHandle device = _windows.Open($@"\\.\{drive}", out int error) ?? throw HostFailure.OfOpening(error, drive);
        try
        {
            return new PassThroughTransport(_windows, _marks, drive, device);
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>The letter of <c>D:</c>, <c>D:\</c> and <c>\\.\D:</c>.</summary>
    private static char? Letter(string deviceName)
    {
        ArgumentNullException.ThrowIfNull(deviceName);
        ReadOnlySpan<char> name = deviceName.StartsWith(@"\\.\", StringComparison.Ordinal) ? deviceName.AsSpan(4) : deviceName;
        return name.Length is 2 or 3 && char.IsAsciiLetter(name[0]) && name[1] == ':' && (name.Length == 2 || name[2] is '\\' or '/')
            ? char.ToUpperInvariant(name[0])
            : null;
    }

    /// <summary>The letter's own first, then the other places where the disc appears.</summary>
    private IReadOnlyList<string> PathsOf(char letter)
    {
        string root = $@"{letter}:\";
        return _windows.VolumeName(letter) is { } volume
            ? [root, .. _windows.VolumePaths(volume).Where(path => !path.Equals(root, StringComparison.OrdinalIgnoreCase))]
            : [root];
    }

    private string IdOf(char letter)
    {
        using SafeFileHandle? device = _windows.Open($@"\\.\{letter}:", out _);
        return (device is null ? null : StorageProperties.Of(_windows, device).Id)
            ?? _windows.VolumeName(letter) ?? $"drive {letter}:";
    }
}
