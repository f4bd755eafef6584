using Redbook.Emulation;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi;
using Redbook.Remote.Iscsi.Pdus;
using Redbook.Testing;

namespace Redbook.Remote.Tests.Iscsi;

/// <summary>Several initiators at a drive that sees one host, as those of a machine do.</summary>
public sealed class SharedDriveSessionTests
{
    private const string TestUnitReady = "00 0000000000";

    [Fact]
    public void Each_is_told_of_a_new_disc_though_the_drive_says_it_once()
    {
        using SoftwareRecorder recorder = new();
        SharedDrive shared = new(recorder.Connect);
        using ServedRecorder served = new(open: _ => shared.Connect());
        using TestInitiator one = served.LogIn();
        using TestInitiator other = Second(served);
        Assert.Equal("2/3A/01", one.Execute(TestUnitReady).Refusal);
        using VirtualDisc disc = VirtualDisc.InMemory();
        recorder.Insert(disc);

        foreach (TestInitiator initiator in (TestInitiator[])[one, other])
        {
            Assert.Equal(0, initiator.Execute("12 00000024", reads: 36).Status);
            Assert.Equal("6/28/00", initiator.Execute(TestUnitReady).Refusal);
            Assert.Equal(0, initiator.Execute(TestUnitReady).Status);
        }

        one.Send(new TaskManagementRequestPdu(true, TaskFunction.LogicalUnitReset, 0, 500, 0, one.Counters, 0).WriteTo);
        Assert.Equal(TaskOutcome.Complete, TaskManagementResponsePdu.Parse(one.Receive(IscsiOpcode.TaskManagementResponse).Header).Outcome);
        foreach (TestInitiator initiator in (TestInitiator[])[other, one])
        {
            Assert.StartsWith("6/29/", initiator.Execute(TestUnitReady).Refusal, StringComparison.Ordinal);
            Assert.Equal(0, initiator.Execute(TestUnitReady).Status);
        }
    }

    [Fact]
    public void It_is_taken_while_somebody_is_logged_in_and_a_login_that_cannot_have_it_may_come_again()
    {
        using SoftwareRecorder recorder = new();
        SharedDrive shared = new(() =>
        {
            RecorderConnection drive = recorder.Connect();
            if (!drive.TryAcquire("Redbook", force: false))
            {
                drive.Dispose();
                throw new ScsiTransportException(TransportFailure.Locked, "the drive cannot be had now");
            }

            return drive;
        });
        using ServedRecorder served = new(open: _ => shared.Connect());
        using RecorderConnection somebody = recorder.Connect();
        Assert.True(somebody.TryAcquire("Other Burner", force: false));

        using (TestInitiator refused = served.Connect())
        {
            refused.Login(
                LoginStage.Operational, LoginStage.FullFeature,
                [$"InitiatorName={TestInitiator.Name}", "SessionType=Normal", $"TargetName={ServedRecorder.TargetName}"]);
            Assert.Equal(LoginStatus.ServiceUnavailable, refused.Response.Status);
            refused.IsDropped();
        }

        ServedRecorder.Eventually(() => served.Notices.Any(
            static notice => notice is { Kind: IscsiNoticeKind.LoginRefused, Text: "the drive cannot be had now" }));
        somebody.Release();
        using (TestInitiator one = served.LogIn())
        using (TestInitiator other = Second(served))
        {
            Assert.False(somebody.TryAcquire("Other Burner", force: false));
            one.LogOut();
            Assert.Equal("2/3A/01", other.Execute(TestUnitReady).Refusal);
            Assert.Equal("Redbook", somebody.Owner);
        }

        ServedRecorder.Eventually(() => somebody.TryAcquire("Other Burner", force: false));
        Assert.False(shared.IsOpen);
    }

    [Fact]
    public void While_one_records_another_is_told_that_the_drive_is_reserved()
    {
        const byte ReservationConflict = 0x18;
        FakeDrive drive = new();
        SharedDrive shared = new(() => drive);
        RecordingTurns turns = new(new SteppedTime());
        using ServedRecorder served = new(open: _ => turns.Guard(shared.Connect()));
        using TestInitiator one = served.LogIn();
        using TestInitiator other = Second(served);

        Assert.Equal(0, one.Execute("2A 0000000000000001", writes: new byte[2048]).Status);
        Assert.Equal(ReservationConflict, other.Execute("2A 0000000000000001", writes: new byte[2048]).Status);
        Assert.Equal(ReservationConflict, other.Execute("28 0000000000000001", reads: 2048).Status);
        Assert.Equal(0, other.Execute(TestUnitReady).Status);
        Assert.Single(drive.Written);

        one.LogOut();
        ServedRecorder.Eventually(() => !turns.IsTaken);
        Assert.Equal(0, other.Execute("28 0000000000000001", reads: 2048).Status);
    }

    private static TestInitiator Second(ServedRecorder served) =>
        new TestInitiator(served.EndPoint) { InitiatorName = TestInitiator.Name + ":2" }.LogIn(ServedRecorder.TargetName);
}
