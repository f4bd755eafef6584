using Redbook.Mmc.Transport;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux.Tests;

/// <summary>A drive whose disc is mounted; the programs that unmount are scripts that change the table of mounts.</summary>
public sealed class UnmountingTests : IDisposable
{
    private const string Sata = "pci0000:00/0000:00:1f.2/ata2/host1/target1:0:0/1:0:0:0";
    private readonly FakeMachine _machine = new();
    private readonly string _programs;

    public UnmountingTests()
    {
        _machine.Device(Sata, block: "sr0");
        File.WriteAllText(_machine.Dev("sr0"), "");
        _machine.Mounts("24 1 8:1 / / rw - ext4 /dev/sda1 rw\n99 24 11:0 / /media/My\\040Disc ro - iso9660 /dev/sr0 ro\n");
        _programs = Directory.CreateDirectory(_machine.Dev("programs")).FullName;
    }

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_mounted_disc_is_refused_with_its_mount_point()
    {
        using SgIoTransport drive = Open(unmount: _ => throw new InvalidOperationException("Not asked for."));

        Assert.False(drive.TryAcquire("test", force: false));

        Assert.Equal(["/media/My Disc"], drive.MountPoints);
        Assert.Equal("a file system mounted at /media/My Disc", drive.Owner);
    }

    [Fact]
    public void What_root_may_unmount_is_unmounted_by_the_call_alone()
    {
        List<string> unmounted = [];
        using SgIoTransport drive = Open(place =>
        {
            unmounted.Add(place);
            _machine.Mounts("");
            return 0;
        });

        Assert.True(drive.TryAcquire("test", force: true));

        Assert.Equal(["/media/My Disc"], unmounted);
        Assert.Empty(drive.MountPoints);
        Assert.Equal("test", drive.Owner);
    }

    [Theory]
    [InlineData("udisksctl", "unmount --no-user-interaction --block-device ")]
    [InlineData("umount", "-- /media/My Disc")]
    public void For_a_user_the_programs_that_may_are_asked(string program, string expected)
    {
        string said = _machine.Dev("said");
        Program(program, $"echo \"$*\" > '{said}'; : > '{_machine.Roots.Proc}/self/mountinfo'");
        using SgIoTransport drive = Open(static _ => LibC.NotPermitted);

        Assert.True(drive.TryAcquire("test", force: true));

        Assert.StartsWith(expected, File.ReadAllText(said), StringComparison.Ordinal);
    }

    [Fact]
    public void A_disc_in_use_stays_and_the_program_is_named()
    {
        string process = Directory.CreateDirectory(Path.Combine(_machine.Roots.Proc, "4711/fd")).Parent!.FullName;
        File.WriteAllText(Path.Combine(process, "comm"), "player\n");
        File.CreateSymbolicLink(Path.Combine(process, "fd/3"), "/media/My Disc/track.wav");
        Program("umount", "exit 0");
        using SgIoTransport drive = Open(static _ => LibC.Busy);

        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(() => drive.TryAcquire("test", force: true));

        Assert.Equal(TransportFailure.Locked, refused.Failure);
        Assert.Equal(
            "The disc is mounted at /media/My Disc and cannot be unmounted: player (process 4711) uses it.", refused.Message);
        Assert.Equal(["/media/My Disc"], drive.MountPoints);
    }

    [Fact]
    public void Who_may_not_is_told_in_the_words_of_the_last_program_asked()
    {
        Program("udisksctl", "echo 'Error connecting to the udisks daemon' >&2; exit 1");
        Program("umount", "echo 'umount: must be superuser to unmount.' >&2; exit 32");
        using SgIoTransport drive = Open(static _ => LibC.NotPermitted);

        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(() => drive.TryAcquire("test", force: true));

        Assert.EndsWith("cannot be unmounted: umount: must be superuser to unmount.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_such_program_the_system_has_the_word()
    {
        using SgIoTransport drive = Open(static _ => LibC.NotPermitted);

        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(() => drive.TryAcquire("test", force: true));

        Assert.Contains(LibC.TextOf(LibC.NotPermitted), refused.Message, StringComparison.Ordinal);
    }

    private SgIoTransport Open(Func<string, int> unmount)
    {
        LinuxDrives drives = new(_machine.Roots with { Programs = _programs, Unmount = unmount });
        return Assert.IsType<SgIoTransport>(drives.Open(_machine.Dev("sr0")));
    }

    private void Program(string name, string script)
    {
        string path = Path.Combine(_programs, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
