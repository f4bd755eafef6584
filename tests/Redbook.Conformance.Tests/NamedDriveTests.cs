namespace Redbook.Conformance.Tests;

public sealed class NamedDriveTests
{
    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData("", "", null, false)]
    [InlineData("/dev/sr0", null, "/dev/sr0", false)]
    [InlineData("/dev/sr0", "", "/dev/sr0", false)]
    [InlineData("/dev/sr0", "/dev/sr0", "/dev/sr0", true)]
    public void A_drive_is_erased_only_where_it_was_named_twice(string? drive, string? erase, string? name, bool mayBeErased)
    {
        NamedDrive? named = Read(drive, erase);

        Assert.Equal(name, named?.Name);
        Assert.Equal(mayBeErased, named?.MayBeErased ?? false);
    }

    [Theory]
    [InlineData("/dev/sr0", "/dev/sr1")]
    [InlineData("/dev/sr0", "1")]
    [InlineData("D:", "d:")]
    [InlineData(null, "/dev/sr0")]
    public void Leave_for_another_drive_is_a_mistake_and_nothing_is_done(string? drive, string erase) =>
        Assert.Throws<ArgumentException>(() => Read(drive, erase));

    [Fact]
    public void A_drive_that_is_not_named_has_no_tests()
    {
        NamedDrive? named = NamedDrive.OfEnvironment;

        Assert.Equal(named is not null, DriveCases.All.Any(row => row.Data == named?.Name));
        Assert.Equal(named?.MayBeErased ?? false, DriveCases.Recordable.Any(row => row.Data == named?.Name));
        Assert.Equal(DriveCases.SoftwareCount + (named is null ? 0 : 1), DriveCases.All.Count);
    }

    // What is named goes the way of any name: a virtual disc here, a real drive where there is a way to one.
    [Fact]
    public void A_named_drive_is_reached_by_the_name_that_the_command_line_takes()
    {
        using Redbook.Testing.TempFolder folder = new();
        string path = folder.PathOf("named.disc");
        Redbook.Emulation.VirtualDisc.Create(path, new() { Type = Redbook.Emulation.MediumType.CdRw }).Dispose();

        using DriveUnderTest drive = DriveCases.OpenNamed(new NamedDrive("virtual:" + path, MayBeErased: true), toRecord: true);

        Assert.Equal(Redbook.Mmc.Responses.DiscStatus.Blank, drive.Status);
    }

    [Fact]
    public void A_named_disc_that_cannot_be_erased_is_never_recorded_on()
    {
        using Redbook.Testing.TempFolder folder = new();
        string path = folder.PathOf("named.disc");
        Redbook.Emulation.VirtualDisc.Create(path).Dispose();

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(
            () => DriveCases.OpenNamed(new NamedDrive("virtual:" + path, MayBeErased: true), toRecord: true));

        Assert.Contains("CD-RW", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(
            () => DriveCases.OpenNamed(new NamedDrive("virtual:" + path, MayBeErased: false), toRecord: true));
    }

    private static NamedDrive? Read(string? drive, string? erase) =>
        NamedDrive.From(name => name == NamedDrive.DriveVariable ? drive : erase);
}
