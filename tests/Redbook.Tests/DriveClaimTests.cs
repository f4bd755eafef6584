using System.Collections.Concurrent;
using Redbook.Emulation;
using Redbook.Mmc.Transport;

namespace Redbook.Tests;

public sealed class DriveClaimTests : IDisposable
{
    private static readonly DriveName Name = DriveName.Parse("/dev/sr97");

    private readonly SoftwareRecorder _recorder = new();
    private readonly FakeComputer _computer = new();
    private readonly List<string> _told = [];
    private readonly RecorderConnection _somebody;

    public DriveClaimTests() => _somebody = _recorder.Connect();

    [Fact]
    public void A_drive_is_taken_with_the_computer_awake_and_all_is_given_back()
    {
        using (IScsiTransport drive = Machine().Claim(Name, new DriveClaimOptions { ClientName = "Us", Reason = "We need it." }))
        {
            Assert.Equal("Us", _somebody.Owner);
            Eventually(() => _computer.Held == 1);
            Assert.Equal(["We need it."], _computer.Asked);
            Assert.Equal(36, drive.Execute([0x12, 0, 0, 0, 36, 0], TransferDirection.FromDevice, new byte[36], TimeSpan.FromSeconds(1)).BytesTransferred);
        }

        Assert.Null(_somebody.Owner);
        Eventually(() => _computer.Held == 0);
        Assert.Empty(_told);
    }

    [Fact]
    public void A_drive_that_another_holds_is_refused_with_its_name_and_nothing_is_kept()
    {
        Assert.True(_somebody.TryAcquire("Other Burner", force: false));
        DriveException refused = Assert.Throws<DriveException>(() => Machine().Claim(Name));
        Assert.Equal(DriveFailure.InUse, refused.Failure);
        Assert.Contains("(/dev/sr97): the drive is held by Other Burner.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_computer.Asked);
        _somebody.Release();
        Machine().Claim(Name).Dispose();
    }

    [Theory]
    [InlineData(null, false, DriveFailure.InUse, "is mounted at /media/disc")]
    [InlineData("It is busy.", true, DriveFailure.InUse, "It is busy")]
    public void A_mounted_disc_is_refused_unless_it_can_be_and_is_to_be_unmounted(
        string? refusal, bool unmounts, DriveFailure failure, string words)
    {
        MountedRecorder mounted = new(_recorder) { Place = "/media/disc", Refusal = refusal };
        DriveException refused = Assert.Throws<DriveException>(
            () => Machine(mounted).Claim(Name, new DriveClaimOptions { UnmountsDisc = unmounts, Notify = _told.Add }));
        Assert.Equal(failure, refused.Failure);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal("/media/disc", mounted.Place);
        Assert.Empty(_told);
        Assert.Equal(1, mounted.Closed);
    }

    [Fact]
    public void A_disc_that_is_unmounted_is_told()
    {
        MountedRecorder mounted = new(_recorder) { Place = "/media/disc" };
        using IScsiTransport drive = Machine(mounted).Claim(Name, new DriveClaimOptions { UnmountsDisc = true, Notify = _told.Add });
        Assert.Equal(["The disc was mounted at /media/disc; it is unmounted now."], _told);
        Assert.Equal("Redbook", _somebody.Owner);
    }

    [Fact]
    public void What_the_system_refuses_is_told_and_the_drive_taken_all_the_same()
    {
        FakeComputer stubborn = new() { Refusal = "Not you." };
        using BlockingCollection<string> told = [];
        using IScsiTransport drive = Machine(computer: stubborn).Claim(Name, new DriveClaimOptions { Notify = told.Add });
        Assert.True(told.TryTake(out string? notice, Patience));
        Assert.Equal("The computer may go to sleep or be shut down meanwhile. Not you.", notice);
        Assert.Equal("Redbook", _somebody.Owner);
    }

    [Fact]
    public void The_computer_is_not_asked_where_that_is_switched_off_nor_for_a_virtual_disc()
    {
        Machine(keepsAwake: false).Claim(Name).Dispose();
        Drives drives = Machine();
        DriveName disc = DriveName.Parse("virtual:memory");
        drives.Register(disc, _recorder.Connect);
        using (drives.Claim(disc))
        {
            Assert.Equal("Redbook", _somebody.Owner);
        }

        Assert.Empty(_computer.Asked);
        Assert.Null(_somebody.Owner);
    }

    [Fact]
    public void A_drive_that_is_not_there_is_told_as_when_it_is_opened()
    {
        MountedRecorder gone = new(_recorder) { IsGone = true };
        DriveException refused = Assert.Throws<DriveException>(() => Machine(gone).Claim(Name));
        Assert.Equal(DriveFailure.Gone, refused.Failure);
        Assert.StartsWith("Opening /dev/sr97 failed", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _somebody.Dispose();
        _recorder.Dispose();
    }

    private static TimeSpan Patience { get; } = TimeSpan.FromMinutes(3);

    private static void Eventually(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, Patience), "It did not come about.");

    private Drives Machine(MountedRecorder? way = null, FakeComputer? computer = null, bool keepsAwake = true) =>
        new([way ?? new MountedRecorder(_recorder)]) { KeepsAwake = keepsAwake, Computer = computer ?? _computer };

    /// <summary>The way to a recorder whose disc may be mounted.</summary>
    private sealed class MountedRecorder(SoftwareRecorder recorder) : ITransportEnumerator
    {
        public string? Place { get; set; }

        public string? Refusal { get; init; }

        public bool IsGone { get; init; }

        public int Closed { get; private set; }

        public bool Recognises(string deviceName) => deviceName == Name.Value;

        public IReadOnlyList<TransportInfo> List() => [];

        public IScsiTransport Open(string deviceName) => IsGone
            ? throw new ScsiTransportException(TransportFailure.DeviceGone, "There is no drive.")
            : new Way(this, recorder.Connect());

        private sealed class Way(MountedRecorder drive, RecorderConnection inner) : ForwardingTransport(inner)
        {
            public override IReadOnlyList<string> MountPoints => drive.Place is null ? [] : [drive.Place];

            public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout) =>
                Inner.Execute(cdb, direction, data, timeout);

            public override bool TryAcquire(string clientName, bool force)
            {
                if (drive.Place is not null && !force)
                {
                    return false;
                }

                if (drive.Place is not null && drive.Refusal is not null)
                {
                    throw new ScsiTransportException(TransportFailure.Locked, drive.Refusal);
                }

                drive.Place = null;
                return base.TryAcquire(clientName, force);
            }

            protected override void Dispose(bool disposing)
            {
                drive.Closed++;
                base.Dispose(disposing);
            }
        }
    }
}
