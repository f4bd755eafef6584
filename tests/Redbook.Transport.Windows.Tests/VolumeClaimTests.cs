using Redbook.Mmc.Transport;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows.Tests;

/// <summary>What a claim does with the mark besides the driver's lock.</summary>
[Collection("D:")] // Which drives this process has taken, the process knows once.
public sealed class VolumeClaimTests : IDisposable
{
    private const string Device = @"\Device\CdRom0";

    private readonly FakeWindows _windows = new();
    private readonly FakeMarks _marks = new();
    private readonly List<string> _told = [];
    private IScsiTransport? _transport;

    public VolumeClaimTests()
    {
        _marks.Tell = _told.Add;
        _windows.OnControl = code => _told.AddRange(code switch
        {
            Kernel32.ExclusiveAccess => ["driver"],
            Kernel32.LockVolume => ["lock"],
            Kernel32.UnlockVolume => ["unlock"],
            _ => [],
        });
    }

    private IExclusiveAccess Access => (IExclusiveAccess)(_transport ??= new WindowsDrives(_windows, _marks).Open("D:"));

    public void Dispose() => _transport?.Dispose();

    [Fact]
    public void The_mark_is_the_first_to_come_and_the_last_to_go()
    {
        _windows.DriverLocks();

        Assert.True(Access.TryAcquire("Burner", force: false));
        Assert.Equal("Burner", _marks.Holders[Device]);
        Access.Release();

        Assert.Equal([$"marked {Device}", "driver", "driver", $"free {Device}"], _told);
    }

    [Fact]
    public void So_it_is_with_a_locked_volume()
    {
        _windows.VolumeLocks();

        Assert.True(Access.TryAcquire("Burner", force: false));
        Access.Release();

        Assert.Equal([$"marked {Device}", "driver", "driver", "lock", "unlock", $"free {Device}"], _told);
    }

    [Fact]
    public void A_marked_drive_is_not_to_be_had_and_nothing_is_asked_of_it()
    {
        _marks.Holders[Device] = "Somebody (process 7)";
        _windows.DriverLocks();

        Assert.False(Access.TryAcquire("Burner", force: true));
        Assert.Empty(_told);
        Assert.Equal("Somebody (process 7)", Access.Owner);
    }

    [Fact]
    public void The_drivers_own_word_of_who_holds_it_comes_first()
    {
        _marks.Holders[Device] = "Somebody (process 7)";
        _windows.DriverLocks(owner: "Somebody");

        Assert.Equal("Somebody", Access.Owner);
    }

    [Fact]
    public void A_drive_of_two_letters_has_one_mark()
    {
        _windows.Devices['E'] = Device;
        using IScsiTransport other = new WindowsDrives(_windows, _marks).Open("E:");

        Assert.True(Access.TryAcquire("Burner", force: false));
        Assert.False(((IExclusiveAccess)other).TryAcquire("Another", force: true));
        Assert.Equal("Burner", ((IExclusiveAccess)other).Owner);
    }

    [Fact]
    public void A_drive_whose_device_nobody_tells_is_marked_by_its_letter()
    {
        _windows.Devices.Clear();

        Assert.True(Access.TryAcquire("Burner", force: false));
        Assert.Equal(["D:"], _marks.Holders.Keys);
    }

    [Fact]
    public void Of_a_drive_that_is_not_to_be_had_the_mark_is_taken_away_again()
    {
        _windows.DriverLocks(owner: "Somebody");

        Assert.False(Access.TryAcquire("Burner", force: false));
        Assert.Empty(_marks.Holders);
    }

    [Fact]
    public void And_of_one_that_is_gone()
    {
        _windows.Answers[Kernel32.ExclusiveAccess] = static (ReadOnlySpan<byte> _, Span<byte> _, out int returned) =>
        {
            returned = 0;
            return WindowsError.DeviceNotConnected;
        };

        Assert.Throws<ScsiTransportException>(() => Access.TryAcquire("Burner", force: false));
        Assert.Empty(_marks.Holders);
    }

    [Fact]
    public void A_drive_taken_twice_is_marked_until_it_is_given_back_twice()
    {
        Access.TryAcquire("Burner", force: false);
        Access.TryAcquire("Burner", force: false);

        Access.Release();
        Assert.Single(_marks.Holders);
        Access.Release();
        Assert.Empty(_marks.Holders);
    }

    [Fact]
    public void Closing_takes_the_mark_away()
    {
        Access.TryAcquire("Burner", force: false);

        _transport!.Dispose();

        Assert.Empty(_marks.Holders);
    }

    [Fact]
    public void A_system_without_marks_hinders_nobody()
    {
        _marks.AreThere = false;
        _windows.DriverLocks();

        Assert.True(Access.TryAcquire("Burner", force: false));
        Access.Release();
    }
}
