using Redbook.Mmc.Transport;

namespace Redbook.Transport.Linux.Tests;

public sealed class HostFailureTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // asm-generic/errno.h
    [Theory]
    [InlineData(19, TransportFailure.DeviceGone)]
    [InlineData(6, TransportFailure.DeviceGone)]
    [InlineData(108, TransportFailure.DeviceGone)]
    [InlineData(1, TransportFailure.AccessDenied)]
    [InlineData(13, TransportFailure.AccessDenied)]
    [InlineData(5, TransportFailure.Host)]
    [InlineData(22, TransportFailure.Host)]
    [InlineData(12, TransportFailure.Host)]
    [InlineData(25, TransportFailure.Host)]
    public void An_error_number_becomes_a_reason(int error, TransportFailure expected)
    {
        ScsiTransportException failure = HostFailure.OfError(error, "/dev/sr0", opcode: 0x2A, transferBytes: 65536);

        Assert.Equal(expected, failure.Failure);
        Assert.Contains("/dev/sr0", failure.Message, StringComparison.Ordinal);
    }

    // scsi/scsi_status.h: the DID_ numbers.
    [Theory]
    [InlineData(0x01, 0, TransportFailure.DeviceGone)]
    [InlineData(0x04, 0, TransportFailure.DeviceGone)]
    [InlineData(0x0E, 0, TransportFailure.DeviceGone)]
    [InlineData(0x0F, 0, TransportFailure.DeviceGone)]
    [InlineData(0x03, 10, TransportFailure.TimedOut)]
    [InlineData(0x05, 10, TransportFailure.TimedOut)]
    [InlineData(0x05, 1, TransportFailure.Host)]
    [InlineData(0x08, 11, TransportFailure.TimedOut)]
    [InlineData(0x08, 1, TransportFailure.Host)]
    [InlineData(0x02, 0, TransportFailure.Host)]
    [InlineData(0x06, 0, TransportFailure.Host)]
    [InlineData(0x07, 0, TransportFailure.Host)]
    [InlineData(0x13, 0, TransportFailure.Host)]
    public void A_host_status_becomes_a_reason(int status, int elapsedSeconds, TransportFailure expected) =>
        Assert.Equal(
            expected,
            HostFailure.OfStatus((ushort)status, "/dev/sr0", 0x2A, TimeSpan.FromSeconds(elapsedSeconds), Limit).Failure);

    [Fact]
    public void The_message_names_command_and_limit() =>
        Assert.Equal(
            "/dev/sr0 did not answer WRITE(10) (2Ah) within 10 s.",
            HostFailure.OfStatus(0x03, "/dev/sr0", 0x2A, Limit, Limit).Message);
}
