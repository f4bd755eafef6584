using Redbook.Mmc.Transport;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Tests;

public sealed class WindowsDrivesTests
{
    private readonly FakeWindows _windows = new();

    private WindowsDrives Drives => new(_windows, new FakeMarks());

    [Theory]
    [InlineData("D:", true)]
    [InlineData("d:", true)]
    [InlineData(@"D:\", true)]
    [InlineData(@"\\.\D:", true)]
    [InlineData("/dev/sr0", false)]
    [InlineData("D", false)]
    [InlineData("1:", false)]
    [InlineData(@"D:\x", false)]
    [InlineData("", false)]
    public void A_letter_with_its_colon_names_a_drive(string name, bool expected) =>
        Assert.Equal(expected, Drives.Recognises(name));

    [Fact]
    public void A_drive_is_listed_with_maker_product_and_serial_number()
    {
        _windows.Describe(serial: "K12");

        TransportInfo drive = Assert.Single(Drives.List());

        Assert.Equal("D:", drive.DeviceName);
        Assert.Equal("MAKER CD-RW K12", drive.Id);
        Assert.Equal([@"D:\"], drive.VolumePathNames);
    }

    [Fact]
    public void A_disc_that_appears_in_a_folder_too_is_listed_at_both_places()
    {
        _windows.Paths[@"\\?\Volume{1}\"] = [@"C:\Discs\", @"d:\"];

        Assert.Equal([@"D:\", @"C:\Discs\"], Assert.Single(Drives.List()).VolumePathNames);
    }

    [Fact]
    public void A_drive_of_which_Windows_tells_nothing_is_known_by_its_volume() =>
        Assert.Equal(@"\\?\Volume{1}\", Assert.Single(Drives.List()).Id);

    [Fact]
    public void Two_drives_of_one_make_are_told_apart()
    {
        _windows.Describe();
        _windows.Volumes['E'] = @"\\?\Volume{2}\";

        Assert.Equal(2, Drives.List().Select(drive => drive.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_drive_is_opened_by_its_letter()
    {
        using IScsiTransport transport = Drives.Open(@"d:\");

        Assert.Equal(@"\\.\D:", _windows.Opened);
    }

    // winerror.h
    [Theory]
    [InlineData(2, TransportFailure.DeviceGone)]
    [InlineData(3, TransportFailure.DeviceGone)]
    [InlineData(433, TransportFailure.DeviceGone)]
    [InlineData(5, TransportFailure.AccessDenied)]
    [InlineData(32, TransportFailure.Locked)]
    [InlineData(170, TransportFailure.Locked)]
    [InlineData(87, TransportFailure.Host)]
    public void A_drive_that_cannot_be_opened_is_explained(int error, TransportFailure expected)
    {
        _windows.OpenError = error;

        Assert.Equal(expected, Assert.Throws<ScsiTransportException>(() => Drives.Open("D:")).Failure);
    }

    [Theory]
    [InlineData(65536u, 0u, 65536)]
    [InlineData(131072u, 17u, 65536)]
    [InlineData(0u, 0u, 65536)]
    [InlineData(uint.MaxValue, uint.MaxValue, 524288)]
    [InlineData(1u, 0u, 2048)]
    public void A_command_moves_no_more_than_the_adapter_takes(uint bytes, uint pages, int expected)
    {
        _windows.Describe(bytes, pages);
        using IScsiTransport transport = Drives.Open("D:");

        Assert.Equal(expected, transport.MaxTransferBytes);
    }

    [Fact]
    public void Windows_that_says_nothing_of_the_adapter_gets_little_at_a_time()
    {
        using IScsiTransport transport = Drives.Open("D:");

        Assert.Equal(65536, transport.MaxTransferBytes);
    }

    [Fact]
    public void A_description_that_points_outside_itself_is_not_believed()
    {
        _windows.Answers[Kernel32.QueryProperty] = static (ReadOnlySpan<byte> _, Span<byte> output, out int returned) =>
        {
            output.Fill(0xFF);
            returned = 40;
            return 0;
        };

        Assert.Equal(@"\\?\Volume{1}\", Assert.Single(Drives.List()).Id);
    }
}
