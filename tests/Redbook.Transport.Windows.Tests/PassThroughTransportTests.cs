using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Tests;

[Collection("D:")] // Which drives this process has taken, the process knows once.
public sealed class PassThroughTransportTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly FakeWindows _windows = new();
    private readonly FakeMarks _marks = new();
    private IScsiTransport? _transport;

    private IScsiTransport Transport => _transport ??= new WindowsDrives(_windows, _marks).Open("D:");

    private IExclusiveAccess Access => (IExclusiveAccess)Transport;

    public void Dispose() => _transport?.Dispose();

    [Fact]
    public void A_command_goes_out_as_it_is()
    {
        PassThroughDirect seen = default;
        _windows.OnCommand = (ref PassThroughCommand command) =>
        {
            seen = command.Header;
            return 0;
        };

        Transport.Execute([0x43, 2, 0, 0, 0, 0, 0, 0, 100, 0], TransferDirection.FromDevice, new byte[100], Limit);

        Assert.Equal((56, 10, 1, 100u, 10u, 56u),
            (seen.Length, seen.CommandBytes, seen.Direction, seen.TransferBytes, seen.TimeoutSeconds, seen.SenseOffset));
        Assert.Equal([0x43, 2, 0, 0, 0, 0, 0, 0, 100, 0], ((ReadOnlySpan<byte>)seen.Command)[..10].ToArray());
    }

    [Fact]
    public unsafe void Data_come_back_with_their_count()
    {
        _windows.OnCommand = static (ref PassThroughCommand command) =>
        {
            new Span<byte>((void*)command.Header.Data, 4).Fill(7);
            command.Header.TransferBytes = 4;
            return 0;
        };
        byte[] data = new byte[100];

        ScsiResult result = Transport.Execute(new byte[6], TransferDirection.FromDevice, data, Limit);

        Assert.True(result.IsGood);
        Assert.Equal(4, result.BytesTransferred);
        Assert.Equal([7, 7, 7, 7, 0], data[..5]);
    }

    [Theory]
    [InlineData(TransferDirection.FromDevice)]
    [InlineData(TransferDirection.ToDevice)]
    public unsafe void Data_begin_where_the_adapter_wants_them(TransferDirection direction)
    {
        _windows.Describe(alignmentMask: 511);
        byte[] arrived = [];
        _windows.OnCommand = (ref PassThroughCommand command) =>
        {
            Assert.Equal(0, command.Header.Data % 512);
            Span<byte> data = new((void*)command.Header.Data, (int)command.Header.TransferBytes);
            arrived = data.ToArray();
            data.Fill(9);
            return 0;
        };
        byte[] own = new byte[1001];
        own.AsSpan().Fill(3);

        Transport.Execute(new byte[6], direction, own.AsSpan(1), Limit);

        Assert.Equal(1000, arrived.Length);
        Assert.Equal(direction == TransferDirection.ToDevice ? 3 : 9, own[1]);
        if (direction == TransferDirection.ToDevice)
        {
            Assert.All(arrived, one => Assert.Equal(3, one));
        }
    }

    [Fact]
    public void A_refusal_is_an_answer()
    {
        _windows.OnCommand = static (ref PassThroughCommand command) =>
        {
            command.Header.ScsiStatus = 2;
            new SenseData(SenseKey.NotReady, 0x3A, 1).WriteFixed(command.Sense);
            command.Header.SenseBytes = 18;
            return 0;
        };

        ScsiResult result = Transport.Execute(new byte[6], TransferDirection.None, [], Limit);

        Assert.Equal(ScsiStatus.CheckCondition, result.Status);
        Assert.Equal(new SenseData(SenseKey.NotReady, 0x3A, 1), result.Sense);
    }

    // winerror.h
    [Theory]
    [InlineData(121, TransportFailure.TimedOut)]
    [InlineData(1460, TransportFailure.TimedOut)]
    [InlineData(1167, TransportFailure.DeviceGone)]
    [InlineData(433, TransportFailure.DeviceGone)]
    [InlineData(1617, TransportFailure.DeviceGone)]
    [InlineData(5, TransportFailure.AccessDenied)]
    [InlineData(32, TransportFailure.Locked)]
    [InlineData(6, TransportFailure.HandleClosed)]
    [InlineData(995, TransportFailure.HandleClosed)]
    [InlineData(50, TransportFailure.Host)]
    [InlineData(87, TransportFailure.Host)]
    [InlineData(1117, TransportFailure.Host)]
    public void An_error_becomes_a_reason(int error, TransportFailure expected)
    {
        _windows.OnCommand = (ref PassThroughCommand _) => error;

        ScsiTransportException failure = Assert.Throws<ScsiTransportException>(
            () => Transport.Execute([0x2A, 0, 0, 0, 0, 0, 0, 0, 0, 0], TransferDirection.None, [], Limit));

        Assert.Equal(expected, failure.Failure);
        Assert.Contains("WRITE(10) (2Ah)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_drivers_lock_bears_the_clients_name()
    {
        _windows.DriverLocks();

        Assert.Null(Access.Owner);
        Assert.True(Access.TryAcquire("Burner", force: false));
        Assert.Equal("Burner", Access.Owner);
        Assert.DoesNotContain(_windows.Asked, asked => asked.Code == Kernel32.LockVolume);
        Access.Release();
        Assert.Null(Access.Owner);
    }

    [Fact]
    public void Another_programs_lock_is_not_got_round()
    {
        _windows.DriverLocks(owner: "Somebody");
        _windows.VolumeLocks();

        Assert.False(Access.TryAcquire("Burner", force: true));
        Assert.Equal("Somebody", Access.Owner);
        Assert.DoesNotContain(_windows.Asked, asked => asked.Code == Kernel32.LockVolume);
    }

    [Fact]
    public void Without_the_drivers_lock_the_volume_is_locked_and_notices_are_off_meanwhile()
    {
        _windows.VolumeLocks();

        Assert.True(Access.TryAcquire("Burner", force: false));
        Access.Release();

        Assert.Equal(
            [Kernel32.LockVolume, Kernel32.DismountVolume, Kernel32.MediaChangeNotices, Kernel32.UnlockVolume, Kernel32.MediaChangeNotices],
            _windows.Asked.Select(asked => asked.Code).Where(code => code is not (Kernel32.QueryProperty or Kernel32.ExclusiveAccess)));
        Assert.Equal([1, 0], _windows.Asked.Where(asked => asked.Code == Kernel32.MediaChangeNotices).Select(asked => (int)asked.Input[0]));
    }

    [Fact]
    public void A_volume_with_an_open_file_is_not_to_be_had()
    {
        _windows.VolumeLocks(error: 5);

        Assert.False(Access.TryAcquire("Burner", force: false));
    }

    [Fact]
    public void With_force_the_volume_is_dismounted_first()
    {
        _windows.VolumeLocks();

        Assert.True(Access.TryAcquire("Burner", force: true));

        Assert.True(_windows.Asked.FindIndex(asked => asked.Code == Kernel32.DismountVolume)
            < _windows.Asked.FindIndex(asked => asked.Code == Kernel32.LockVolume));
    }

    [Fact]
    public void A_drive_taken_twice_is_given_back_twice()
    {
        _windows.DriverLocks();
        Access.TryAcquire("Burner", force: false);
        Access.TryAcquire("Burner", force: false);

        Access.Release();
        Assert.Equal("Burner", Access.Owner);
        Access.Release();
        Assert.Null(Access.Owner);
    }

    [Fact]
    public void Closing_gives_the_drive_back()
    {
        _windows.DriverLocks();
        Access.TryAcquire("Burner", force: false);

        Transport.Dispose();

        Assert.Equal(2, _windows.Asked[^1].Input[0]);
        Assert.Equal(TransportFailure.HandleClosed, Assert.Throws<ScsiTransportException>(
            () => Transport.Execute(new byte[6], TransferDirection.None, [], Limit)).Failure);
    }
}
