using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Tests.Iscsi;

public sealed class PduTests
{
    private static readonly TargetCounters Target = new(0x01020304, 0x05060708, 0x090A0B0C);
    private static readonly InitiatorCounters Initiator = new(0x11121314, 0x15161718);

    // A refusal with 6/28/00 of 36 bytes expected, as the layout of RFC 7143 11.4 has it.
    [Fact]
    public void A_response_with_sense_lies_as_the_standard_draws_it()
    {
        byte[] header = new byte[48];

        new ScsiResponsePdu(5, 0, 2, new Residual(36, false), 0, 20, new TargetCounters(9, 7, 0x26)).WriteTo(header);

        Assert.Equal(
            "21820002" + "00000014" + "0000000000000000" + "00000005" + "00000000" + "00000009" + "00000007" + "00000026"
            + "00000000" + "00000000" + "00000024",
            Convert.ToHexString(header));
    }

    [Fact]
    public void Every_PDU_reads_what_it_has_written()
    {
        byte[] header = new byte[48];

        var command = new ScsiCommandPdu
        {
            IsImmediate = true, IsFinal = true, Reads = true, Writes = true, Attribute = 3, AhsBytes = 8, DataBytes = 0x123456,
            Lun = 0x0001_0000_0000_0000, TaskTag = 9, ExpectedBytes = 77, Counters = Initiator, Cdb = UInt128.MaxValue - 5,
        };
        command.WriteTo(header);
        Assert.Equal(command, ScsiCommandPdu.Parse(header));

        foreach (Residual residual in (Residual[])[default, new(5, true), new(6, false)])
        {
            var response = new ScsiResponsePdu(1, 1, 2, residual, 3, 20, Target);
            response.WriteTo(header);
            Assert.Equal(response, ScsiResponsePdu.Parse(header));
            var last = new DataInPdu(1, true, 0x02, residual, 3, 4, 5, Target);
            last.WriteTo(header);
            Assert.Equal(last, DataInPdu.Parse(header));
        }

        var dataIn = new DataInPdu(1, false, null, default, 3, 4, 5, Target);
        dataIn.WriteTo(header);
        Assert.Equal(dataIn, DataInPdu.Parse(header));

        var dataOut = new DataOutPdu(1, 2, true, 3, 4, 5, 6);
        dataOut.WriteTo(header);
        Assert.Equal(dataOut, DataOutPdu.Parse(header));

        var ready = new ReadyToTransferPdu(1, 2, 3, 4, 5, Target);
        ready.WriteTo(header);
        Assert.Equal(ready, ReadyToTransferPdu.Parse(header));

        var manage = new TaskManagementRequestPdu(true, TaskFunction.LogicalUnitReset, 7, 1, 2, Initiator, 3);
        manage.WriteTo(header);
        Assert.Equal(manage, TaskManagementRequestPdu.Parse(header));

        var managed = new TaskManagementResponsePdu(1, TaskOutcome.Rejected, Target);
        managed.WriteTo(header);
        Assert.Equal(managed, TaskManagementResponsePdu.Parse(header));

        var login = new LoginRequestPdu
        {
            IsTransit = true, CurrentStage = LoginStage.Operational, NextStage = LoginStage.FullFeature, VersionMax = 1, VersionMin = 2,
            AhsBytes = 4, DataBytes = 6, Isid = 0x123456789ABC, Tsih = 0xDEF0, TaskTag = 3, ConnectionId = 4, Counters = Initiator,
        };
        login.WriteTo(header);
        Assert.Equal(login, LoginRequestPdu.Parse(header));
        login = login with { IsTransit = false, IsContinued = true };
        login.WriteTo(header);
        Assert.Equal(login, LoginRequestPdu.Parse(header));

        var answer = new LoginResponsePdu
        {
            IsTransit = true, CurrentStage = LoginStage.Security, NextStage = LoginStage.Operational, DataBytes = 6, Isid = 0x123456789ABC,
            Tsih = 0xDEF0, TaskTag = 3, Counters = Target, Status = LoginStatus.ServiceUnavailable,
        };
        answer.WriteTo(header);
        Assert.Equal(answer, LoginResponsePdu.Parse(header));

        var text = new TextRequestPdu(true, false, true, 9, 8, 7, 6, Initiator);
        text.WriteTo(header);
        Assert.Equal(text, TextRequestPdu.Parse(header));
        var texts = new TextResponsePdu(false, true, 9, 7, 6, Target);
        texts.WriteTo(header);
        Assert.Equal(texts, TextResponsePdu.Parse(header));

        var logout = new LogoutRequestPdu(false, LogoutReason.RemoveForRecovery, 5, 4, Initiator);
        logout.WriteTo(header);
        Assert.Equal(logout, LogoutRequestPdu.Parse(header));
        var loggedOut = new LogoutResponsePdu(5, LogoutOutcome.CleanupFailed, 4, Target);
        loggedOut.WriteTo(header);
        Assert.Equal(loggedOut, LogoutResponsePdu.Parse(header));

        var nopOut = new NopOutPdu(true, 5, 4, 3, 2, Initiator);
        nopOut.WriteTo(header);
        Assert.Equal(nopOut, NopOutPdu.Parse(header));
        var nopIn = new NopInPdu(5, 4, 3, 2, Target);
        nopIn.WriteTo(header);
        Assert.Equal(nopIn, NopInPdu.Parse(header));

        var message = new AsyncMessagePdu(AsyncEvent.SessionDropped, 1, 2, 3, Target);
        message.WriteTo(header);
        Assert.Equal(message, AsyncMessagePdu.Parse(header));
        var reject = new RejectPdu(RejectReason.InvalidPduField, 48, Target);
        reject.WriteTo(header);
        Assert.Equal(reject, RejectPdu.Parse(header));
    }
}
