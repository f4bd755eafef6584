using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Transport.Linux.Tests;

public sealed class DiscEventsTests
{
    private const string Place = "/devices/pci0000:00/0000:00:1f.2/ata2/host1/target1:0:0/1:0:0:0/block/sr0";

    [Theory]
    [InlineData("DISK_MEDIA_CHANGE=1", MediaEvent.Changed)]
    [InlineData("DISK_EJECT_REQUEST=1", MediaEvent.EjectRequest)]
    public void What_the_kernel_says_of_a_disc_is_understood(string variable, MediaEvent expected) =>
        Assert.Equal(("sr0", expected), DiscEvents.Parse(Message("sr0", "block", variable)));

    [Theory]
    [InlineData("sr0", "block", "DISK_RO=1")]
    [InlineData("sda", "block", "DISK_MEDIA_CHANGE=1")]
    [InlineData("sr0", "scsi", "DISK_MEDIA_CHANGE=1")]
    [InlineData("srandom", "block", "DISK_MEDIA_CHANGE=1")]
    [InlineData("sr0/../sda", "block", "DISK_MEDIA_CHANGE=1")]
    public void What_it_says_of_other_things_is_passed_over(string name, string subsystem, string variable) =>
        Assert.Null(DiscEvents.Parse(Message(name, subsystem, variable)));

    [Fact]
    public void Any_bytes_are_a_message_or_none()
    {
        Random random = new(1);
        byte[] message = Message("sr0", "block", "DISK_MEDIA_CHANGE=1");
        for (int i = 0; i < 5000; i++)
        {
            byte[] spoilt = [.. message.AsSpan(0, random.Next(message.Length))];
            if (spoilt.Length > 0)
            {
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            }

            _ = DiscEvents.Parse(spoilt);
        }
    }

    [Fact]
    public async Task Messages_are_told_one_by_one_until_nobody_listens()
    {
        using TempFolder folder = new();
        UnixDomainSocketEndPoint place = new(folder.PathOf("kernel"));
        Socket listener = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        listener.Bind(place);
        Channel<(string, MediaEvent)> told = Channel.CreateUnbounded<(string, MediaEvent)>();
        using Socket kernel = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        using (new DiscEvents(listener, (name, what) => told.Writer.TryWrite((name, what))))
        {
            foreach (byte[] message in (byte[][])
                [Message("sr1", "block", "DISK_EJECT_REQUEST=1"), [0xFF, 0], Message("sr0", "block", "DISK_MEDIA_CHANGE=1")])
            {
                await kernel.SendToAsync(message, place);
            }

            Assert.Equal(("sr1", MediaEvent.EjectRequest), await told.Reader.ReadAsync(TestContext.Current.CancellationToken));
            Assert.Equal(("sr0", MediaEvent.Changed), await told.Reader.ReadAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Listening_to_the_kernel_of_this_machine_begins_and_ends()
    {
        using IDisposable? watch = new LinuxDrives().WatchMedia((_, _) => { });
    }

    private static byte[] Message(string name, string subsystem, string variable) => Encoding.UTF8.GetBytes(string.Join(
        '\0', $"change@{Place}", "ACTION=change", $"DEVPATH={Place}", $"SUBSYSTEM={subsystem}", variable, $"DEVNAME={name}",
        "DEVTYPE=disk", "SEQNUM=4711", ""));
}
