using System.Threading.Channels;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Tests;

public sealed class DriveWatchTests
{
    [Theory]
    [InlineData("tells")]
    [InlineData("tells nothing")]
    [InlineData("never tells")]
    public async Task Real_drives_that_come_and_go_are_told_whether_or_not_their_system_tells(string system)
    {
        Machine machine = system switch
        {
            "tells" => new TellingMachine(),
            "tells nothing" => new TellingMachine { HasNoWatchLeft = true },
            _ => new Machine(),
        };
        Channel<DriveListChangedEventArgs> told = Channel.CreateUnbounded<DriveListChangedEventArgs>();
        Drives drives = new([machine]);
        EventHandler<DriveListChangedEventArgs> handler = (_, change) => told.Writer.TryWrite(change);
        drives.Changed += handler;

        machine.Names = ["/dev/sr0"];
        DriveListChangedEventArgs came = await told.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.True(came.IsAdded);
        Assert.Equal("/dev/sr0", came.Entry.Name.ToString());

        machine.Names = [];
        Assert.False((await told.Reader.ReadAsync(TestContext.Current.CancellationToken)).IsAdded);

        drives.Changed -= handler;
        Assert.Equal(0, machine.Watchers);
    }

    [Fact]
    public async Task What_the_system_says_of_discs_is_told_with_their_drive()
    {
        TellingMachine machine = new() { Names = ["/dev/sr0", "/dev/sr1"] };
        Channel<DiscChangedEventArgs> told = Channel.CreateUnbounded<DiscChangedEventArgs>();
        Drives drives = new([machine]);
        EventHandler<DiscChangedEventArgs> handler = (_, change) => told.Writer.TryWrite(change);
        drives.DiscChanged += handler;

        foreach ((MediaEvent what, DiscChange expected) in ((MediaEvent, DiscChange)[])
            [
                (MediaEvent.Changed, DiscChange.Changed), (MediaEvent.EjectRequest, DiscChange.EjectRequested),
                (MediaEvent.NewMedium, DiscChange.Inserted), (MediaEvent.Removed, DiscChange.Removed),
            ])
        {
            machine.Tell("/dev/sr1", MediaEvent.NoChange);
            machine.Tell("no drive at all", what);
            machine.Tell("/dev/sr1", what);
            DiscChangedEventArgs change = await told.Reader.ReadAsync(TestContext.Current.CancellationToken);
            Assert.Equal(expected, change.Change);
            Assert.Equal("id of /dev/sr1", change.Entry.Id);
        }

        drives.DiscChanged -= handler;
        Assert.Equal(0, machine.Watchers);
        Assert.False(told.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_virtual_disc_that_is_taken_out_of_its_drive_and_put_back_is_told()
    {
        using TempFolder folder = new();
        string first = folder.PathOf("first.disc"), second = folder.PathOf("second.disc");
        VirtualDiscs.Create(first);
        VirtualDiscs.Create(second);
        Channel<DiscChangedEventArgs> told = Channel.CreateUnbounded<DiscChangedEventArgs>();
        Drives drives = new([]);
        drives.Register(first);
        EventHandler<DiscChangedEventArgs> handler = (_, change) => told.Writer.TryWrite(change);
        drives.DiscChanged += handler;
        DriveEntry later = drives.Register(second);
        drives.Register(folder.PathOf("none.disc"));

        foreach (string disc in (string[])[first, second])
        {
            VirtualDiscDrive.Eject(disc);
            Assert.Equal(DiscChange.Removed, (await told.Reader.ReadAsync(TestContext.Current.CancellationToken)).Change);
            VirtualDiscDrive.Insert(disc);
            DiscChangedEventArgs back = await told.Reader.ReadAsync(TestContext.Current.CancellationToken);
            Assert.Equal(DiscChange.Inserted, back.Change);
            Assert.Equal(DriveName.OfVirtualDisc(disc), back.Entry.Name);
        }

        // One that was taken off the list is not looked at any more; the other one is.
        drives.Unregister(later.Name);
        VirtualDiscDrive.Eject(second);
        VirtualDiscDrive.Eject(first);
        Assert.Equal(
            DriveName.OfVirtualDisc(first), (await told.Reader.ReadAsync(TestContext.Current.CancellationToken)).Entry.Name);
        drives.DiscChanged -= handler;
    }

    private class Machine : ITransportEnumerator
    {
        private string[] _names = [];

        public string[] Names
        {
            get => Volatile.Read(ref _names);
            set
            {
                Volatile.Write(ref _names, value);
                ListChanged();
            }
        }

        public int Watchers { get; protected set; }

        public bool Recognises(string deviceName) => deviceName.StartsWith("/dev/sr", StringComparison.Ordinal);

        public IReadOnlyList<TransportInfo> List() => [.. Names.Select(name => new TransportInfo(name, "id of " + name, []))];

        public IScsiTransport Open(string deviceName) => throw new ScsiTransportException(TransportFailure.DeviceGone, "Gone.");

        protected virtual void ListChanged()
        {
        }
    }

    private sealed class TellingMachine : Machine, ITransportWatcher, IMediaWatcher
    {
        private Action? _changed;
        private Action<string, MediaEvent>? _noticed;

        /// <summary>Whether it cannot tell now.</summary>
        public bool HasNoWatchLeft { get; init; }

        public IDisposable? Watch(Action changed)
        {
            if (HasNoWatchLeft)
            {
                return null;
            }

            Watchers++;
            _changed = changed;
            return new Watching(() => Watchers--);
        }

        public IDisposable? WatchMedia(Action<string, MediaEvent> noticed)
        {
            Watchers++;
            _noticed = noticed;
            return new Watching(() => Watchers--);
        }

        public void Tell(string name, MediaEvent what) => _noticed!(name, what);

        protected override void ListChanged() => _changed?.Invoke();

        private sealed class Watching(Action end) : IDisposable
        {
            public void Dispose() => end();
        }
    }
}
