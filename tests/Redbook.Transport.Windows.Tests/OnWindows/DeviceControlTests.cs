using Microsoft.Win32.SafeHandles;
using Redbook.Mmc.Transport;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Tests.OnWindows;

/// <summary>The calls of Windows themselves, on a machine without a CD drive; in the lab there is one.</summary>
public sealed class DeviceControlTests
{
    private readonly DeviceControl _windows = new();

    [Fact]
    public void The_disk_is_no_CD_drive()
    {
        Assert.DoesNotContain('C', _windows.CdRomLetters());
        Assert.DoesNotContain(new WindowsDrives().List(), drive => drive.DeviceName == "C:");
    }

    [Fact]
    public void Its_volume_has_a_name_that_does_not_change_with_its_letter()
    {
        string? name = _windows.VolumeName('C');
        Assert.NotNull(name);
        Assert.StartsWith(@"\\?\Volume{", name, StringComparison.Ordinal);
        Assert.Contains(@"C:\", _windows.VolumePaths(name), StringComparer.OrdinalIgnoreCase);
        Assert.Null(_windows.VolumeName('Q'));
        Assert.Empty(_windows.VolumePaths(@"\\?\Volume{00000000-0000-0000-0000-000000000000}\"));
    }

    [Fact]
    public void A_letter_without_a_drive_is_no_drive() => Assert.Equal(
        TransportFailure.DeviceGone, Assert.Throws<ScsiTransportException>(() => new WindowsDrives().Open("Q:")).Failure);

    [Fact]
    public void What_a_file_does_not_do_is_refused_with_a_number()
    {
        string path = Path.GetTempFileName();
        try
        {
            // It exists, so it can be opened.
            using SafeFileHandle file = Assert.IsType<SafeFileHandle>(_windows.Open(path, out int error));
            Assert.Equal(0, error);
            Assert.NotEqual(0, _windows.Control(file, Kernel32.ExclusiveAccess, new byte[8], new byte[65], out _));
            PassThroughCommand command = default;
            Assert.NotEqual(0, _windows.PassThrough(file, ref command));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
