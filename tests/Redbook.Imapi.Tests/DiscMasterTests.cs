using System.Threading.Channels;
using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Tests;

public sealed class DiscMasterTests
{
    private readonly Drives _drives = new([]);

    [Fact]
    public void Drives_are_listed_in_order_by_every_way_of_asking()
    {
        string[] ids =
        [
            _drives.Register("/discs/one").Id,
            _drives.Register("/discs/two").Id,
        ];
        MsftDiscMaster2 master = new(_drives);
        Assert.Equal(2, master.Count);
        Assert.Equal(ids[0], master[0]);
        Assert.Equal(ids[1], master[1]);
        Assert.Equal(ids, master.Cast<string>());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_place_outside_the_list_is_an_invalid_argument(int index)
    {
        _drives.Register("/discs/one");
        MsftDiscMaster2 master = new(_drives);
        ImapiException refused = Assert.Throws<ImapiException>(() => master[index]);
        Assert.Equal(ImapiResults.E_INVALIDARG, refused.HResult);
        Assert.Equal(refused.HResult, refused.ErrorCode);
        Assert.Equal(
            $"E_INVALIDARG (0x80070057) from IDiscMaster2.Item (1 drive): "
            + $"There is no drive {index}: valid are 0 to Count - 1.",
            refused.Message);
    }

    [Fact]
    public void A_run_over_the_list_does_not_see_what_happens_after_it_began()
    {
        string one = _drives.Register("/discs/one").Id;
        MsftDiscMaster2 master = new(_drives);
        var run = master.GetEnumerator();
        _drives.Register("/discs/two");
        Assert.True(run.MoveNext());
        Assert.Equal(one, run.Current);
        Assert.False(run.MoveNext());
        Assert.Equal(2, master.Count);
    }

    [Fact]
    public void The_environment_is_supported_when_a_drive_can_be_opened()
    {
        MsftDiscMaster2 master = new(_drives);
        Assert.False(master.IsSupportedEnvironment);
        DriveName closed = _drives.Register(
            DriveName.OfVirtualDisc("/discs/closed"),
            static () => throw new ScsiTransportException(TransportFailure.AccessDenied, "no")).Name;
        Assert.False(master.IsSupportedEnvironment);
        _drives.Unregister(closed);
        _drives.Register(DriveName.OfVirtualDisc("/discs/open"), static () => new NoDrive());
        Assert.True(master.IsSupportedEnvironment);
    }

    [Fact]
    public void Drives_that_come_and_go_are_told_to_both_kinds_of_handler()
    {
        List<string> told = [];
        MsftDiscMaster2 master = new(_drives);
        master.NotifyDeviceAdded += (sender, id) => told.Add($"added {id} {ReferenceEquals(sender, master)}");
        DDiscMaster2Events_Event events = master;
        events.NotifyDeviceRemoved += (_, id) => told.Add($"removed {id}");
        DriveEntry one = _drives.Register("/discs/one");
        _drives.Register("/discs/one");
        _drives.Unregister(one.Name);
        _drives.Unregister(one.Name);
        Assert.Equal([$"added {one.Id} True", $"removed {one.Id}"], told);
    }

    [Fact]
    public async Task Real_drives_that_come_and_go_are_told_when_the_system_tells_of_them()
    {
        Machine machine = new();
        MsftDiscMaster2 master = new(new Drives([machine]));
        Channel<string> told = Channel.CreateUnbounded<string>();
        DiscMaster2_NotifyDeviceAddedEventHandler added = (_, id) => told.Writer.TryWrite($"added {id}");
        DDiscMaster2Events_NotifyDeviceRemovedEventHandler removed = (_, id) => told.Writer.TryWrite($"removed {id}");
        master.NotifyDeviceAdded += added;
        master.NotifyDeviceRemoved += removed;
        Assert.Equal(1, machine.Watchers);

        machine.Plug("/dev/sr0");
        Assert.Equal("added id of /dev/sr0", await NextAsync());
        Assert.Equal("id of /dev/sr0", master[0]);
        machine.Plug("/dev/sr0", "/dev/sr1");
        Assert.Equal("added id of /dev/sr1", await NextAsync());
        machine.Plug("/dev/sr1");
        Assert.Equal("removed id of /dev/sr0", await NextAsync());
        Assert.Equal(["id of /dev/sr1"], master.Cast<string>());

        // Nobody listens any more: the system is not asked any more either.
        master.NotifyDeviceAdded -= added;
        Assert.Equal(1, machine.Watchers);
        master.NotifyDeviceRemoved -= removed;
        Assert.Equal(0, machine.Watchers);
        machine.Plug();
        Assert.False(told.Reader.TryRead(out _));

        async Task<string> NextAsync() => await told.Reader.ReadAsync(TestContext.Current.CancellationToken)
            .AsTask().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    /// <summary>A machine with drives that come and go, and a system that says so.</summary>
    private sealed class Machine : ITransportEnumerator, ITransportWatcher, IDisposable
    {
        private string[] _names = [];
        private Action? _changed;

        public int Watchers { get; private set; }

        public void Plug(params string[] names)
        {
            Volatile.Write(ref _names, names);
            _changed?.Invoke();
        }

        public bool Recognises(string deviceName) => deviceName.StartsWith("/dev/sr", StringComparison.Ordinal);

        public IReadOnlyList<TransportInfo> List() =>
            [.. Volatile.Read(ref _names).Select(static name => new TransportInfo(name, "id of " + name, []))];

        public IScsiTransport Open(string deviceName) => new NoDrive();

        public IDisposable Watch(Action changed)
        {
            Watchers++;
            _changed = changed;
            return this;
        }

        public void Dispose()
        {
            Watchers--;
            _changed = null;
        }
    }

    private sealed class NoDrive : IScsiTransport
    {
        public int MaxTransferBytes => 65_536;

        public ScsiResult Execute(
            ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout) =>
            throw new ScsiTransportException(TransportFailure.DeviceGone, "gone");

        public void Dispose()
        {
        }
    }
}
