using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Tests.Iscsi;

namespace Redbook.Remote.Tests;

public sealed class SharedDriveTests
{
    private const string TestUnitReady = "00 0000000000";
    private const string Inquiry = "12 0000002400";
    private const string RequestSense = "03 0000001200";
    private const string Lock = "1E 0000000100";
    private const string Unlock = "1E 0000000000";

    private static readonly SenseData MediumChanged = new(SenseKey.UnitAttention, 0x28, 0x00);
    private static readonly SenseData Reset = new(SenseKey.UnitAttention, 0x29, 0x00);

    private readonly List<FakeDrive> _opened = [];

    private FakeDrive Drive => _opened[^1];

    [Fact]
    public void The_first_has_the_drive_opened_and_the_last_closes_it()
    {
        SharedDrive shared = Shared();
        Assert.False(shared.IsOpen);
        IScsiTransport one = shared.Connect(), other = shared.Connect();
        Assert.True(shared.IsOpen);
        Assert.Single(_opened);
        Assert.Equal(Drive.MaxTransferBytes, one.MaxTransferBytes);

        one.Dispose();
        one.Dispose();
        Assert.False(Drive.IsDisposed);
        Assert.Equal("", Say(other, TestUnitReady));
        other.Dispose();
        Assert.True(Drive.IsDisposed);
        Assert.False(shared.IsOpen);

        using IScsiTransport next = shared.Connect();
        Assert.Equal(2, _opened.Count);
    }

    [Fact]
    public void A_drive_that_cannot_be_had_is_tried_again_for_the_next_who_comes()
    {
        bool isThere = false;
        SharedDrive shared = new(() => isThere ? new FakeDrive() : throw new ScsiTransportException(TransportFailure.Locked, "Held."));
        Assert.Throws<ScsiTransportException>(shared.Connect);
        Assert.False(shared.IsOpen);
        isThere = true;
        using IScsiTransport one = shared.Connect();
        Assert.Equal("", Say(one, TestUnitReady));
    }

    [Fact]
    public void Who_has_gone_cannot_command_any_more()
    {
        SharedDrive shared = Shared();
        using IScsiTransport stays = shared.Connect();
        IScsiTransport gone = shared.Connect();
        gone.Dispose();
        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(() => Say(gone, TestUnitReady));
        Assert.Equal(TransportFailure.HandleClosed, refused.Failure);
        Assert.Empty(Drive.Cdbs);
    }

    [Fact]
    public void What_the_drive_tells_one_host_is_told_to_every_other_once()
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect(), two = shared.Connect(), three = shared.Connect();
        Assert.Equal("6/28/00", Say(one, TestUnitReady, MediumChanged));

        Assert.Equal("", Say(one, TestUnitReady));
        Assert.Equal("", Say(two, Inquiry));
        Assert.Equal("", Say(two, RequestSense));
        Assert.Equal("6/28/00", Say(two, TestUnitReady));
        Assert.Equal("", Say(two, TestUnitReady));
        Assert.Equal("6/28/00", Say(three, "2A 000000000000000100"));
        Assert.DoesNotContain(Drive.Cdbs, static cdb => cdb.StartsWith("2A", StringComparison.Ordinal));
        Assert.Equal("", Say(three, "2A 000000000000000100"));

        using IScsiTransport late = shared.Connect();
        Assert.Equal("", Say(late, TestUnitReady));
    }

    [Fact]
    public void What_came_twice_is_told_once_and_what_differs_one_after_the_other()
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect(), other = shared.Connect();
        Say(one, TestUnitReady, Reset);
        Say(one, TestUnitReady, MediumChanged);
        Say(one, TestUnitReady, Reset);
        Assert.Equal(["6/29/00", "6/28/00", "", ""], Enumerable.Range(0, 4).Select(_ => Say(other, TestUnitReady)));

        // However much there is to be told, the oldest is forgotten and memory does not grow.
        for (byte code = 0x30; code < 0x3A; code++)
        {
            Say(one, TestUnitReady, new SenseData(SenseKey.UnitAttention, code, 0));
        }

        Assert.Equal(["6/36/00", "6/37/00", "6/38/00", "6/39/00", ""], Enumerable.Range(0, 5).Select(_ => Say(other, TestUnitReady)));
    }

    [Fact]
    public void What_a_host_has_asked_for_is_told_to_the_others_as_well()
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect(), other = shared.Connect();
        byte[] sense = new byte[SenseData.FixedSize];
        MediumChanged.WriteFixed(sense);
        Drive.Reply = sense;
        byte[] said = new byte[SenseData.FixedSize];
        Assert.True(one.Execute(Cdb(RequestSense), TransferDirection.FromDevice, said, TimeSpan.FromSeconds(1)).IsGood);
        Assert.Equal(sense, said);

        Assert.Equal("", Say(one, TestUnitReady));
        Assert.Equal("6/28/00", Say(other, TestUnitReady));
    }

    [Theory]
    [InlineData(SenseKey.NotReady, 0x3A)]
    [InlineData(SenseKey.MediumError, 0x11)]
    public void What_a_host_has_brought_about_itself_is_its_own(SenseKey key, byte code)
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect(), other = shared.Connect();
        Say(one, TestUnitReady, new SenseData(key, code, 0));
        Assert.Equal("", Say(other, TestUnitReady));
    }

    [Fact]
    public void A_tray_stays_locked_until_the_last_who_locked_it_wants_it_unlocked()
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect(), other = shared.Connect();
        Say(one, Lock);
        Say(other, Lock);
        Assert.Equal("", Say(one, Unlock));
        Assert.Equal(["1E0000000100", "1E0000000100"], Drive.Cdbs);
        Say(other, Unlock);
        Say(other, Unlock);
        Assert.Equal(["1E0000000100", "1E0000000100", "1E0000000000", "1E0000000000"], Drive.Cdbs);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_goes_leaves_no_tray_locked(bool isLast)
    {
        SharedDrive shared = Shared();
        IScsiTransport one = shared.Connect();
        IScsiTransport? other = isLast ? null : shared.Connect();
        Say(one, Lock);
        one.Dispose();
        Assert.Equal(["1E0000000100", "1E0000000000"], Drive.Cdbs);
        Assert.Equal(isLast, Drive.IsDisposed);
        other?.Dispose();
        Assert.Equal(2, Drive.Cdbs.Count);
    }

    [Fact]
    public void A_lock_that_a_reset_took_away_is_nobodys_any_more()
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect(), other = shared.Connect();
        Say(one, Lock);
        Say(other, TestUnitReady, Reset);
        Say(other, Lock);
        Say(other, Unlock);
        Assert.Equal("1E0000000000", Drive.Cdbs[^1]);
    }

    [Fact]
    public void The_persistent_lock_is_between_the_host_and_the_drive()
    {
        SharedDrive shared = Shared();
        using (IScsiTransport one = shared.Connect())
        {
            Say(one, "1E 0000000300");
        }

        Assert.Equal(["1E0000000300"], Drive.Cdbs);
    }

    [Fact]
    public async Task While_the_drive_is_at_work_for_one_others_come_and_go()
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect();
        IScsiTransport keeper = shared.Connect();
        Say(keeper, Lock);
        Drive.Entered.Reset();
        Drive.Gate.Reset();
        Task<string> erasing = Task.Run(() => Say(one, "A1 0000000000000000000000"), TestContext.Current.CancellationToken);
        Assert.True(Drive.Entered.Wait(ServedRecorder.Patience, TestContext.Current.CancellationToken));

        using IScsiTransport late = shared.Connect();
        keeper.Dispose();
        Assert.Equal(2, Drive.Cdbs.Count);
        Drive.Gate.Set();
        Assert.Equal("", await erasing);

        // The tray is unlocked as soon as somebody can say so.
        Say(late, TestUnitReady);
        Assert.Equal(["1E0000000000", "000000000000"], Drive.Cdbs[2..]);
    }

    [Fact]
    public async Task Commands_of_several_hosts_reach_the_drive_one_at_a_time()
    {
        const int Hosts = 4;
        const int Commands = 2000;
        LonelyDrive drive = new();
        SharedDrive shared = new(() => drive);
        await Task.WhenAll(Enumerable.Range(0, Hosts).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < Commands; i++)
            {
                using IScsiTransport host = shared.Connect();
                Say(host, TestUnitReady);
            }
        })));

        Assert.Equal(Hosts * Commands, drive.Commands);
        Assert.Equal(0, drive.Crowds);
        Assert.False(shared.IsOpen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_drive_that_was_lost_is_closed_at_once_and_opened_anew_for_the_next_who_wants_it(bool forNewcomer)
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect(), other = shared.Connect();
        Say(one, Lock);
        Drive.Failure = TransportFailure.DeviceGone;
        Assert.Throws<ScsiTransportException>(() => Say(one, TestUnitReady));
        Assert.True(_opened[0].IsDisposed);
        Assert.False(shared.IsOpen);
        Assert.Single(_opened);

        if (forNewcomer)
        {
            using IScsiTransport next = shared.Connect();
            Assert.Equal("", Say(next, TestUnitReady));
        }

        Assert.Equal("6/29/00", Say(one, TestUnitReady));
        Assert.Equal("", Say(one, TestUnitReady));
        Assert.Equal("6/29/00", Say(other, TestUnitReady));
        Assert.Equal(2, _opened.Count);

        // The lock was the lost drive's.
        Assert.DoesNotContain(Drive.Cdbs, static cdb => cdb.StartsWith("1E", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(ScsiTransportException), TransportFailure.Locked)]
    [InlineData(typeof(InvalidOperationException), TransportFailure.DeviceGone)]
    public void A_lost_drive_that_is_not_back_yet_is_lost_to_all_and_looked_for_with_each_command(Type refusal, TransportFailure failure)
    {
        bool isThere = true;
        SharedDrive shared = new(() =>
        {
            _opened.Add(isThere ? new FakeDrive()
                : refusal == typeof(ScsiTransportException) ? throw new ScsiTransportException(TransportFailure.Locked, "Held.")
                : throw new InvalidOperationException("There is no drive."));
            return Drive;
        });
        using IScsiTransport one = shared.Connect(), other = shared.Connect();
        Drive.Failure = TransportFailure.HandleClosed;
        Assert.Throws<ScsiTransportException>(() => Say(one, TestUnitReady));
        isThere = false;
        Assert.Throws(refusal, shared.Connect);
        foreach (IScsiTransport host in (IScsiTransport[])[one, other])
        {
            Assert.Equal(failure, Assert.Throws<ScsiTransportException>(() => Say(host, TestUnitReady)).Failure);
        }

        isThere = true;
        Assert.Equal("6/29/00", Say(other, TestUnitReady));
        Assert.Equal("6/29/00", Say(one, TestUnitReady));
        Assert.Equal("", Say(one, TestUnitReady));
    }

    [Fact]
    public void Who_stays_while_a_drive_is_lost_may_go_while_it_is()
    {
        SharedDrive shared = Shared();
        IScsiTransport one = shared.Connect();
        Drive.Failure = TransportFailure.DeviceGone;
        Assert.Throws<ScsiTransportException>(() => Say(one, TestUnitReady));
        one.Dispose();
        Assert.Single(_opened);
        using IScsiTransport next = shared.Connect();
        Assert.Equal("", Say(next, TestUnitReady));
    }

    [Theory]
    [InlineData(TransportFailure.TimedOut)]
    [InlineData(TransportFailure.Host)]
    [InlineData(TransportFailure.AccessDenied)]
    public void A_command_that_failed_otherwise_is_its_hosts_own(TransportFailure failure)
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect(), other = shared.Connect();
        Drive.Failure = failure;
        Assert.Throws<ScsiTransportException>(() => Say(one, TestUnitReady));
        Drive.Failure = null;
        using IScsiTransport next = shared.Connect();
        Assert.All([one, other, next], static host => Assert.Equal("", Say(host, TestUnitReady)));
        Assert.Single(_opened);
    }

    [Fact]
    public void More_data_than_the_drive_takes_are_a_failure_of_the_command_alone()
    {
        SharedDrive shared = Shared();
        using IScsiTransport one = shared.Connect();
        byte[] data = new byte[one.MaxTransferBytes + 1];
        ScsiTransportException refused = Assert.Throws<ScsiTransportException>(
            () => one.Execute(Cdb("28 000000000000000100"), TransferDirection.FromDevice, data, TimeSpan.FromSeconds(1)));
        Assert.Equal(TransportFailure.Host, refused.Failure);
        Assert.Equal("", Say(one, TestUnitReady));
    }

    private static byte[] Cdb(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static string Say(IScsiTransport host, string cdb)
    {
        ScsiResult result = host.Execute(Cdb(cdb), TransferDirection.None, [], TimeSpan.FromSeconds(1));
        return result.Sense is { } sense ? $"{(int)sense.Key:X}/{sense.Asc:X2}/{sense.Ascq:X2}" : "";
    }

    private string Say(IScsiTransport host, string cdb, SenseData answer)
    {
        (Drive.Status, Drive.Sense) = (ScsiStatus.CheckCondition, answer);
        string said = Say(host, cdb);
        (Drive.Status, Drive.Sense) = (ScsiStatus.Good, null);
        return said;
    }

    private SharedDrive Shared() => new(() =>
    {
        _opened.Add(new FakeDrive());
        return Drive;
    });

    /// <summary>A drive that notices when it is spoken to by two at a time, or after it was closed.</summary>
    private sealed class LonelyDrive : IScsiTransport
    {
        private int _inside;

        public int MaxTransferBytes => 65_536;

        public int Commands { get; private set; }

        public int Crowds { get; private set; }

        public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
        {
            if (Interlocked.Increment(ref _inside) != 1)
            {
                Crowds++;
            }

            Commands++;
            Interlocked.Decrement(ref _inside);
            return new ScsiResult(ScsiStatus.Good, 0, null, TimeSpan.Zero);
        }

        public void Dispose() => Crowds += Volatile.Read(ref _inside);
    }
}
