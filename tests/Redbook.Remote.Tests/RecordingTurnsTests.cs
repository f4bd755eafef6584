using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Tests.Iscsi;
using Redbook.Testing;

namespace Redbook.Remote.Tests;

public sealed class RecordingTurnsTests : IDisposable
{
    private const byte Write = Opcode.Write10;
    private const byte Read = Opcode.Read10;

    private readonly SteppedTime _time = new();
    private readonly FakeDrive _drive = new();
    private readonly RecordingTurns _turns;
    private readonly IScsiTransport _one;
    private readonly IScsiTransport _other;

    public RecordingTurnsTests()
    {
        _turns = new RecordingTurns(_time);
        (_one, _other) = (_turns.Guard(_drive), _turns.Guard(_drive));
    }

    [Theory]
    [InlineData(Opcode.Write10)]
    [InlineData(Opcode.Write12)]
    [InlineData(Opcode.ModeSelect10)]
    [InlineData(Opcode.SendCueSheet)]
    [InlineData(Opcode.SendOpcInformation)]
    [InlineData(Opcode.ReserveTrack)]
    [InlineData(Opcode.CloseTrackSession)]
    [InlineData(Opcode.SynchronizeCache)]
    [InlineData(Opcode.Blank)]
    public void Whoever_records_has_the_drive_to_itself(byte opcode)
    {
        Assert.False(_turns.IsTaken);
        Assert.Equal(ScsiStatus.Good, Say(_one, opcode));
        Assert.True(_turns.IsTaken);

        foreach (byte disturbing in (byte[])[
            Write, Opcode.Write12, Read, Opcode.ReadCd, Opcode.StartStopUnit, Opcode.ModeSelect10, Opcode.SendCueSheet, Opcode.Blank,
            Opcode.SynchronizeCache, Opcode.SetCdSpeed, Opcode.ReadTocPmaAtip, Opcode.ReadDiscInformation, 0xFF])
        {
            Assert.Equal(ScsiStatus.ReservationConflict, Say(_other, disturbing));
            Assert.Equal(ScsiStatus.Good, Say(_one, disturbing));
        }

        Assert.True(_turns.IsTaken);
    }

    [Theory]
    [InlineData(Opcode.TestUnitReady)]
    [InlineData(Opcode.RequestSense)]
    [InlineData(Opcode.Inquiry)]
    [InlineData(Opcode.GetConfiguration)]
    [InlineData(Opcode.GetEventStatusNotification)]
    [InlineData(Opcode.ModeSense10)]
    [InlineData(Opcode.PreventAllowMediumRemoval)]
    public void Whether_the_drive_is_there_and_what_it_is_may_always_be_asked(byte opcode)
    {
        Say(_one, Write);
        Assert.Equal(ScsiStatus.Good, Say(_other, opcode));
        Assert.Equal(2, _drive.Cdbs.Count);
    }

    [Fact]
    public void Who_only_reads_keeps_nobody_out()
    {
        Say(_one, Read);
        Say(_one, Opcode.ReadTocPmaAtip);
        Assert.False(_turns.IsTaken);
        Assert.Equal(ScsiStatus.Good, Say(_other, Write));
        Assert.Equal(ScsiStatus.ReservationConflict, Say(_one, Read));
    }

    [Fact]
    public void A_turn_is_over_a_while_after_the_last_that_was_recorded()
    {
        Say(_one, Write);
        _time.Advance(RecordingTurns.Rest - TimeSpan.FromSeconds(1));
        Say(_one, Write);
        _time.Advance(RecordingTurns.Rest - TimeSpan.FromSeconds(1));

        // To look whether the drive is still there is no recording.
        Say(_one, Opcode.TestUnitReady);
        Assert.Equal(ScsiStatus.ReservationConflict, Say(_other, Read));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_turns.IsTaken);
        Assert.Equal(ScsiStatus.Good, Say(_other, Read));
        Assert.Equal(ScsiStatus.Good, Say(_other, Write));
        Assert.Equal(ScsiStatus.ReservationConflict, Say(_one, Write));
    }

    [Fact]
    public void What_the_drive_does_in_the_background_belongs_to_the_turn()
    {
        Say(_one, Opcode.Blank);
        for (int minute = 0; minute < 60; minute++)
        {
            _time.Advance(RecordingTurns.Rest - TimeSpan.FromSeconds(1));
            Say(_one, Opcode.TestUnitReady, new SenseData(SenseKey.NotReady, 0x04, 0x07));
        }

        Assert.Equal(ScsiStatus.ReservationConflict, Say(_other, Read));
        _time.Advance(RecordingTurns.Rest);
        Assert.False(_turns.IsTaken);

        // Nor does a drive that looks at another disc begin a turn.
        Say(_one, Opcode.TestUnitReady, new SenseData(SenseKey.NotReady, 0x04, 0x07));
        Assert.False(_turns.IsTaken);
    }

    [Fact]
    public async Task A_command_under_way_is_recording_however_long_it_takes()
    {
        _drive.Gate.Reset();
        Task<ScsiStatus> erasing = Task.Run(() => Say(_one, Opcode.Blank), TestContext.Current.CancellationToken);
        Assert.True(_drive.Entered.Wait(ServedRecorder.Patience, TestContext.Current.CancellationToken));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ScsiStatus.ReservationConflict, Say(_other, Read));
        _drive.Gate.Set();
        Assert.Equal(ScsiStatus.Good, await erasing);
        Assert.Equal(ScsiStatus.ReservationConflict, Say(_other, Read));
    }

    [Fact]
    public void A_command_that_never_reached_the_drive_leaves_the_turn_as_it_is()
    {
        _drive.Failure = TransportFailure.Host;
        Assert.Throws<ScsiTransportException>(() => Say(_one, Write));
        _drive.Failure = null;
        Assert.Equal(ScsiStatus.ReservationConflict, Say(_other, Read));
        _time.Advance(RecordingTurns.Rest);
        Assert.Equal(ScsiStatus.Good, Say(_other, Read));
    }

    [Fact]
    public void Who_goes_leaves_the_drive_to_the_others()
    {
        Say(_one, Write);
        _one.Dispose();
        Assert.False(_turns.IsTaken);
        Assert.Equal(ScsiStatus.Good, Say(_other, Write));
    }

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }

    private static ScsiStatus Say(IScsiTransport host, byte opcode) =>
        host.Execute([opcode, 0, 0, 0, 0, 0, 0, 0, 0, 0], TransferDirection.None, [], TimeSpan.FromSeconds(1)).Status;

    private void Say(IScsiTransport host, byte opcode, SenseData answer)
    {
        (_drive.Status, _drive.Sense) = (ScsiStatus.CheckCondition, answer);
        Say(host, opcode);
        (_drive.Status, _drive.Sense) = (ScsiStatus.Good, null);
    }
}
