using Redbook.Mmc.Transport;

namespace Redbook.Transport.Linux.Tests;

public sealed class LinuxDrivesTests : IDisposable
{
    private const string Sata = "pci0000:00/0000:00:1f.2/ata2/host1/target1:0:0/1:0:0:0";
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_machine_without_drives_lists_none() => Assert.Empty(_machine.Drives.List());

    [Fact]
    public void A_machine_without_sysfs_lists_none() =>
        Assert.Empty(new LinuxDrives(new MachineRoots("/nonexistent", "/nonexistent", "/nonexistent")).List());

    [Fact]
    public void A_drive_with_two_nodes_is_one_drive_named_by_its_block_device()
    {
        _machine.Device(Sata, block: "sr0", generic: "sg1", serial: "K1 2345 ");

        TransportInfo drive = Assert.Single(_machine.Drives.List());

        Assert.Equal(_machine.Dev("sr0"), drive.DeviceName);
        Assert.Equal("MAKER CD-RW 52X K1 2345", drive.Id);
        Assert.Empty(drive.VolumePathNames);
    }

    [Fact]
    public void A_drive_whose_block_driver_is_missing_is_found_by_its_generic_device()
    {
        _machine.Device(Sata, generic: "sg3");

        Assert.Equal(_machine.Dev("sg3"), Assert.Single(_machine.Drives.List()).DeviceName);
    }

    [Fact]
    public void Disks_and_scanners_are_no_cd_drives()
    {
        _machine.Device("pci0000:00/host0/target0:0:0/0:0:0:0", generic: "sg0", type: "0");
        _machine.Device("pci0000:00/host0/target0:0:1/0:0:1:0", generic: "sg1", type: "6");

        Assert.Empty(_machine.Drives.List());
    }

    [Fact]
    public void Without_a_serial_number_the_place_stands_in_and_leaves_out_what_changes_at_each_plugging()
    {
        _machine.Device("pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/host7/target7:0:0/7:0:0:0", block: "sr0");

        Assert.Equal(
            "MAKER CD-RW 52X pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/0:0:0",
            Assert.Single(_machine.Drives.List()).Id);
    }

    [Fact]
    public void Two_drives_that_tell_the_same_serial_number_have_two_names()
    {
        _machine.Device("a/host0/target0:0:0/0:0:0:0", block: "sr0", serial: "0");
        _machine.Device("b/host1/target1:0:0/1:0:0:0", block: "sr1", serial: "0");

        string[] ids = [.. _machine.Drives.List().Select(drive => drive.Id)];

        Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Drives_come_in_the_order_of_their_numbers()
    {
        foreach (int number in new[] { 10, 2, 0 })
        {
            _machine.Device($"p/host{number}/target{number}:0:0/{number}:0:0:0", block: $"sr{number}", serial: $"S{number}");
        }

        Assert.Equal(
            [_machine.Dev("sr0"), _machine.Dev("sr2"), _machine.Dev("sr10")],
            _machine.Drives.List().Select(drive => drive.DeviceName));
    }

    [Fact]
    public void Mount_points_are_the_volumes_of_a_drive()
    {
        _machine.Device(Sata, block: "sr0");
        _machine.Mounts(
            "24 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
            + "99 24 11:0 / /media/My\\040Disc ro,nosuid - iso9660 /dev/sr0 ro\n"
            + "broken\n");

        Assert.Equal(["/media/My Disc"], Assert.Single(_machine.Drives.List()).VolumePathNames);
    }

    [Theory]
    [InlineData(null, null, 64 * 1024)]
    [InlineData("128", null, 128 * 1024)]
    [InlineData("1280", "9", 8 * 4096)]
    [InlineData("32767", "128", 127 * 4096)]
    [InlineData("1", "1", 2048)]
    [InlineData("nonsense", "0", 4096)]
    public void A_command_moves_no_more_than_the_kernel_allows(string? sectorsKb, string? segments, int expected)
    {
        _machine.Device(Sata, block: "sr0");
        if (sectorsKb is not null)
        {
            _machine.Queue(Sata, "sr0", "max_sectors_kb", sectorsKb);
        }

        if (segments is not null)
        {
            _machine.Queue(Sata, "sr0", "max_segments", segments);
        }

        DriveNode node = Assert.Single(new DriveNodes(_machine.Roots).Find());

        Assert.Equal(expected, node.MaxTransferBytes);
    }

    [Fact]
    public void A_link_to_a_node_names_the_drive()
    {
        _machine.Device(Sata, block: "sr0");
        File.WriteAllText(_machine.Dev("sr0"), "");
        File.CreateSymbolicLink(_machine.Dev("cdrom"), "sr0");

        Assert.Equal(_machine.Dev("sr0"), new DriveNodes(_machine.Roots).Find(_machine.Dev("cdrom"))?.BlockPath);
    }

    [Fact]
    public void A_drive_that_is_not_there_is_gone()
    {
        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(() => _machine.Drives.Open("/dev/sr99"));

        Assert.Equal(TransportFailure.DeviceGone, refused.Failure);
        Assert.Contains("/dev/sr99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_was_not_passed_into_a_container_is_said_so()
    {
        _machine.Device(Sata, block: "sr0");

        ScsiTransportException refused =
            Assert.Throws<ScsiTransportException>(() => _machine.Drives.Open(_machine.Dev("sr0")));

        Assert.Equal(TransportFailure.DeviceGone, refused.Failure);
        Assert.Contains("container", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_drive_is_refused()
    {
        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(() => _machine.Drives.Open("/dev/null"));

        Assert.Contains("no CD drive", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_is_no_scsi_device_does_not_take_commands()
    {
        _machine.Device(Sata, block: "sr0");
        File.WriteAllText(_machine.Dev("sr0"), "");
        using IScsiTransport transport = _machine.Drives.Open(_machine.Dev("sr0"));

        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(
            () => transport.Execute(new byte[6], TransferDirection.None, [], TimeSpan.FromSeconds(1)));

        Assert.Equal(TransportFailure.Host, refused.Failure);
        Assert.Contains("no SCSI device", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_drive_takes_no_commands()
    {
        _machine.Device(Sata, block: "sr0");
        File.WriteAllText(_machine.Dev("sr0"), "");
        IScsiTransport transport = _machine.Drives.Open(_machine.Dev("sr0"));
        transport.Dispose();

        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(
            () => transport.Execute(new byte[6], TransferDirection.None, [], TimeSpan.FromSeconds(1)));

        Assert.Equal(TransportFailure.HandleClosed, refused.Failure);
    }

    [Fact]
    public void Too_much_for_one_command_is_refused_before_it_is_sent()
    {
        _machine.Device(Sata, block: "sr0");
        File.WriteAllText(_machine.Dev("sr0"), "");
        using IScsiTransport transport = _machine.Drives.Open(_machine.Dev("sr0"));

        Assert.Throws<ArgumentException>("data", () => transport.Execute(
            new byte[10], TransferDirection.ToDevice, new byte[transport.MaxTransferBytes + 1], TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Drives_that_come_and_go_are_noticed_together()
    {
        using SemaphoreSlim noticed = new(0);
        using IDisposable? watch = _machine.Drives.Watch(() => noticed.Release());
        Assert.NotNull(watch);

        File.WriteAllText(_machine.Dev("sr0"), "");
        File.WriteAllText(_machine.Dev("sg1"), "");
        Assert.True(await noticed.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        File.Delete(_machine.Dev("sr0"));
        Assert.True(await noticed.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }
}
