using Microsoft.Win32.SafeHandles;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Tests.OnWindows;

/// <summary>Windows itself and a drive <c>D:</c> with a blank disc in it, which stays blank. The lab has one.</summary>
[Trait("Category", "Drive")]
public sealed class DriveTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly WindowsDrives _drives = new();

    [Fact]
    public void It_is_listed_with_its_root()
    {
        TransportInfo drive = Assert.Single(_drives.List(), drive => drive.DeviceName == "D:");
        Assert.Equal(@"D:\", drive.VolumePathNames[0], ignoreCase: true);
        Assert.NotEmpty(drive.Id);
    }

    // INQUIRY, with the data at an odd address too.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_command_and_its_data_come_and_go(int offset)
    {
        using IScsiTransport drive = _drives.Open("D:");
        byte[] data = new byte[100];
        ScsiResult result = drive.Execute([0x12, 0, 0, 0, 36, 0], TransferDirection.FromDevice, data.AsSpan(offset, 36), Limit);
        Assert.True(result.IsGood);
        Assert.Equal(36, result.BytesTransferred);
        Assert.Equal("REDBOOK "u8, data.AsSpan(offset + 8, 8));
        Assert.False(data.AsSpan(offset + 36).ContainsAnyExcept((byte)0));
    }

    // READ(10) of a blank disc.
    [Fact]
    public void A_refusal_comes_with_its_sense()
    {
        using IScsiTransport drive = _drives.Open("D:");
        ScsiResult result = drive.Execute(
            [0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0], TransferDirection.FromDevice, new byte[2048], Limit);
        Assert.Equal(ScsiStatus.CheckCondition, result.Status);
        Assert.Equal(SenseKey.IllegalRequest, result.Sense?.Key);
    }

    [Fact]
    public void It_is_taken_under_a_name_that_others_are_told_and_given_back()
    {
        using IScsiTransport drive = _drives.Open("d:"), other = _drives.Open(@"\\.\D:");
        IExclusiveAccess mine = Assert.IsType<IExclusiveAccess>(drive, exactMatch: false);
        IExclusiveAccess theirs = Assert.IsType<IExclusiveAccess>(other, exactMatch: false);
        Assert.Null(mine.Owner);
        Assert.True(mine.TryAcquire("The Burner", force: false));
        Assert.True(mine.TryAcquire("The Burner", force: false));
        Assert.Equal("The Burner", theirs.Owner);
        Assert.False(theirs.TryAcquire("Another", force: true));
        mine.Release();
        Assert.Equal("The Burner", theirs.Owner);
        mine.Release();
        Assert.Null(theirs.Owner);
        Assert.True(theirs.TryAcquire("Another", force: false));
        theirs.Release();
    }

    /// <summary>What wine has of the requests to a drive, and what it answers to the others: the page of the transport says
    /// so, and when wine learns one of them it is to be tried.</summary>
    [Fact]
    public void What_wine_has_not_is_what_the_page_says()
    {
        DeviceControl windows = new();
        using SafeFileHandle? drive = windows.Open(@"\\.\D:", out int error);
        Assert.NotNull(drive);
        Assert.Equal(0, error);
        byte[] adapter = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], device = new byte[12];
        Assert.Equal(
            "exclusive 50, notices 50, adapter 50, device 50, lock 0, unlock 0",
            $"exclusive {Ask(Kernel32.ExclusiveAccess, new byte[8])}, notices {Ask(Kernel32.MediaChangeNotices, [0])}, "
            + $"adapter {Ask(Kernel32.QueryProperty, adapter)}, device {Ask(Kernel32.QueryProperty, device)}, "
            + $"lock {Ask(Kernel32.LockVolume, [])}, unlock {Ask(Kernel32.UnlockVolume, [])}");

        int Ask(uint code, byte[] input) => windows.Control(drive, code, input, new byte[72], out _);
    }
}
