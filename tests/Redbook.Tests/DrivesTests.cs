using Redbook.Mmc.Transport;

namespace Redbook.Tests;

public sealed class DrivesTests
{
    [Fact]
    public void Real_drives_are_listed_before_virtual_ones()
    {
        Drives drives = new([new FakeEnumerator()], "virtual:second.disc");
        drives.Register("third.disc", @"D:\");

        IReadOnlyList<DriveEntry> list = drives.List();

        Assert.Equal(
            ["/dev/sr7", DriveName.OfVirtualDisc("second.disc").ToString(), DriveName.OfVirtualDisc("third.disc").ToString()],
            list.Select(entry => entry.Name.ToString()));
        Assert.Equal([true, false, false], list.Select(entry => entry.IsReal));
        Assert.Equal([@"D:\"], list[2].VolumePathNames);
        Assert.Equal(3, list.Select(entry => entry.Id).Distinct().Count());
    }

    [Fact]
    public void The_list_of_this_machine_can_be_asked() => Assert.NotNull(Drives.OfThisMachine.List());

    [Theory]
    [InlineData("a:virtual:b:/c/d", ':', "a|b|/c/d")]
    [InlineData("virtual:a", ':', "a")]
    [InlineData("virtual:virtual", ':', "virtual")]
    [InlineData(@"virtual:C:\a;D:\b", ';', @"virtual:C:\a|D:\b")]
    [InlineData("", ':', "")]
    [InlineData("::", ':', "")]
    public void The_environment_registers_paths_with_and_without_their_prefix(string list, char separator, string expected) =>
        Assert.Equal(expected, string.Join('|', Drives.SplitPaths(list, separator)));

    [Fact]
    public void An_entry_that_names_nothing_is_passed_over() =>
        Assert.Single(new Drives([], $"virtual:{Path.PathSeparator} {Path.PathSeparator}a.disc").List());

    [Fact]
    public void Registering_a_name_again_replaces_it()
    {
        Drives drives = new([]);
        drives.Register("a.disc");
        drives.Register("b.disc");
        drives.Register("a.disc", @"E:\");

        Assert.Equal([1, 0], drives.List().Select(entry => entry.VolumePathNames.Count));
    }

    [Fact]
    public void A_drive_taken_off_the_list_is_gone_from_it()
    {
        Drives drives = new([]);
        DriveEntry entry = drives.Register("a.disc");

        Assert.True(drives.Unregister(entry.Name));
        Assert.False(drives.Unregister(entry.Name));
        Assert.Empty(drives.List());
    }

    [Theory]
    [InlineData("/dev/sr0")]
    [InlineData("D:")]
    public void A_real_drive_without_a_way_to_it_is_refused_in_words(string name)
    {
        DriveException refused = Assert.Throws<DriveException>(() => new Drives([]).Open(DriveName.Parse(name)));
        Assert.Equal(DriveFailure.NotSupported, refused.Failure);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_real_drive_that_is_not_there_keeps_the_reason_of_its_transport()
    {
        Drives drives = new([new FakeEnumerator()]);
        DriveException refused = Assert.Throws<DriveException>(() => drives.Open(DriveName.Parse("/dev/sr9")));
        Assert.Equal(DriveFailure.Gone, refused.Failure);
        Assert.IsType<ScsiTransportException>(refused.InnerException);
    }

    [Fact]
    public void A_virtual_disc_that_is_not_there_is_refused_with_the_command_that_makes_one()
    {
        string path = Path.Combine(Path.GetTempPath(), "redbook-no-such.disc");
        DriveException refused = Assert.Throws<DriveException>(() => new Drives([]).Open(DriveName.OfVirtualDisc(path)));
        Assert.Equal(DriveFailure.NotFound, refused.Failure);
        Assert.Contains("redbook disc new", refused.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_virtual_names_are_registered() => Assert.Throws<ArgumentException>(
        () => new Drives([]).Register(DriveName.Parse("/dev/sr0"), () => throw new NotSupportedException()));

    private sealed class FakeEnumerator : ITransportEnumerator
    {
        public bool Recognises(string deviceName) => deviceName.StartsWith("/dev/sr", StringComparison.Ordinal);

        public IReadOnlyList<TransportInfo> List() => [new("/dev/sr7", "usb-1", [])];

        public IScsiTransport Open(string deviceName) =>
            throw new ScsiTransportException(TransportFailure.DeviceGone, $"{deviceName}: no such device");
    }
}
