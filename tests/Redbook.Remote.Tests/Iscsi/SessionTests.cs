using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi;
using Redbook.Remote.Iscsi.Pdus;
using Redbook.Testing;

namespace Redbook.Remote.Tests.Iscsi;

public sealed class SessionTests
{
    private const string TestUnitReady = "00 0000000000";
    private const string Inquiry36 = "12 00000024";

    [Fact]
    public void A_drive_is_known_by_its_inquiry()
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.LogIn();

        TestInitiator.Outcome said = initiator.Execute(Inquiry36, reads: 36);

        Assert.Equal((0, 36, default), (said.Status, said.Data.Length, said.Residual));
        Assert.Equal((0x05, 0x80), (said.Data[0], said.Data[1]));
        Assert.Equal("2/3A/01", initiator.Execute(TestUnitReady).Refusal);
    }

    [Theory]
    [InlineData("12 00000024", 255, 36, 219, false)]
    [InlineData("12 00000060", 36, 36, 60, true)]
    [InlineData("A0 0000000000000000FF", 255, 16, 239, false)]
    public void What_was_expected_and_what_came_may_differ_and_it_is_said_by_how_much(
        string cdb, int expected, int came, uint residual, bool isOverflow)
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.LogIn();

        TestInitiator.Outcome said = initiator.Execute(cdb, reads: expected);

        Assert.Equal((0, came, new Residual(residual, isOverflow)), (said.Status, said.Data.Length, said.Residual));
    }

    [Theory]
    [InlineData("A0 00000000000000000F00", "5/24/00")]
    [InlineData("A0 00030000000000010000", "5/24/00")]
    public void Units_are_reported_only_to_those_who_ask_properly(string cdb, string refusal)
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.LogIn();

        Assert.Equal(refusal, initiator.Execute(cdb, reads: 255).Refusal);
    }

    [Fact]
    public void There_is_one_unit_and_no_other()
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.LogIn();

        Assert.Equal("00000008000000000000000000000000", Convert.ToHexString(initiator.Execute("A0 0000000000000000FF", reads: 16).Data));
        Assert.Equal("00000000" + "00000000", Convert.ToHexString(initiator.Execute("A0 0001000000000000FF", reads: 255).Data));
        Assert.Equal(0x7F, At(Inquiry36, 36).Data[0]);
        Assert.Equal("5/25/00", At(TestUnitReady, 0).Refusal);
        Assert.Equal(0x25, At("03 00000012", 18).Data[12]);

        TestInitiator.Outcome At(string cdb, int reads)
        {
            ScsiCommandPdu command = initiator.Command(cdb, reads) with { Lun = 0x0001_0000_0000_0000 };
            initiator.Send(command.WriteTo);
            return initiator.Await(command, []);
        }
    }

    // Immediate data or not, unasked data or not, long and short stretches: the drive gets the same bytes.
    [Theory]
    [InlineData("InitialR2T=Yes", "ImmediateData=No", "MaxBurstLength=262144", 0, 0)]
    [InlineData("InitialR2T=Yes", "ImmediateData=Yes", "MaxBurstLength=262144", 1234, 0)]
    [InlineData("InitialR2T=No", "ImmediateData=No", "MaxBurstLength=4096", 0, 20_000)]
    [InlineData("InitialR2T=No", "ImmediateData=Yes", "MaxBurstLength=65536", 8192, 65_536)]
    [InlineData("InitialR2T=No", "ImmediateData=Yes", "FirstBurstLength=512", 512, 512)]
    public void Data_reach_the_drive_as_they_were_agreed_to_come(string r2t, string immediate, string burst, int atOnce, int unasked)
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn(r2t, immediate, burst);
        byte[] data = Signals.Noise(200, 5)[..300_001];

        bool hasMore = unasked > atOnce;
        ScsiCommandPdu command = initiator.Command("2A 0000000000000080", writes: data.Length) with
        {
            DataBytes = atOnce, IsFinal = !hasMore,
        };
        initiator.Send(command.WriteTo, data.AsSpan(0, atOnce));
        if (hasMore)
        {
            initiator.SendData(
                new ReadyToTransferPdu(command.TaskTag, BasicHeader.NoTag, 0, (uint)atOnce, (uint)(unasked - atOnce), default), data);
        }

        TestInitiator.Outcome outcome = initiator.Await(command, data);

        Assert.Equal((0, default), (outcome.Status, outcome.Residual));
        Assert.Equal(data, Assert.Single(drive.Written));
        int stretch = burst.StartsWith("MaxBurst", StringComparison.Ordinal) ? int.Parse(burst[15..]) : 262_144;
        int rest = data.Length - Math.Max(atOnce, unasked);
        Assert.Equal((uint)((rest + stretch - 1) / stretch), outcome.ExpDataSn);
    }

    [Theory]
    [InlineData(8192, 262_144)]
    [InlineData(513, 4096)]
    [InlineData(262_144, 100_000)]
    public void Data_come_in_pieces_of_the_size_the_initiator_takes(int segment, int burst)
    {
        byte[] reply = Signals.Noise(100, 6)[..200_003];
        FakeDrive drive = new() { Reply = reply };
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn($"MaxRecvDataSegmentLength={segment}", $"MaxBurstLength={burst}");

        TestInitiator.Outcome outcome = initiator.Execute("BE 0000000000000000F800", reads: reply.Length);

        Assert.Equal((0, default), (outcome.Status, outcome.Residual));
        Assert.Equal(reply, outcome.Data);
    }

    [Theory]
    [InlineData(0x00, "000000000000")]
    [InlineData(0x2A, "2A000000000000000000")]
    [InlineData(0x43, "43000000000000000000")]
    [InlineData(0xA8, "A80000000000000000000000")]
    [InlineData(0x88, "88000000000000000000000000000000")]
    [InlineData(0xD8, "D80000000000000000000000")]
    public void A_command_block_is_as_long_as_its_group_says(byte opcode, string cdb)
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();

        initiator.Execute($"{opcode:X2}");

        Assert.Equal(cdb, Assert.Single(drive.Cdbs));
    }

    [Theory]
    [InlineData(TransportFailure.TimedOut, 2, "4/3E/02")]
    [InlineData(TransportFailure.DeviceGone, 2, "4/3E/01")]
    [InlineData(TransportFailure.HandleClosed, 2, "4/3E/01")]
    [InlineData(TransportFailure.Host, 2, "4/3E/01")]
    [InlineData(TransportFailure.AccessDenied, 2, "7/20/02")]
    [InlineData(TransportFailure.Locked, 0x18, "")]
    public void A_command_that_never_reached_the_drive_has_failed(TransportFailure failure, byte status, string refusal)
    {
        FakeDrive drive = new() { Failure = failure };
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();

        TestInitiator.Outcome outcome = initiator.Execute("28 0000000000000001", reads: 2048);

        Assert.Equal((status, refusal, new Residual(2048, false)), (outcome.Status, outcome.Refusal, outcome.Residual));
    }

    [Fact]
    public void A_recovered_error_brings_its_data_and_its_sense()
    {
        FakeDrive drive = new()
        {
            Reply = [1, 2, 3], ReplyBytes = 3, Status = ScsiStatus.CheckCondition, Sense = new SenseData(SenseKey.RecoveredError, 0x73, 0x01),
        };
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();

        TestInitiator.Outcome outcome = initiator.Execute("12 00000024", reads: 36);

        Assert.Equal((2, "1/73/01", 1u), (outcome.Status, outcome.Refusal, outcome.ExpDataSn));
        Assert.Equal([1, 2, 3], outcome.Data);
    }

    [Fact]
    public void What_the_drive_does_not_take_is_refused_before_its_data_are_asked_for()
    {
        FakeDrive drive = new() { MaxTransferBytes = 65_536 };
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();

        Assert.Equal("5/24/00", initiator.Execute("28 0000000000000100", reads: 65_537).Refusal);
        Assert.Equal("5/24/00", initiator.Execute("2A 0000000000000100", writes: new byte[65_537]).Refusal);
        ScsiCommandPdu twoWay = initiator.Command("2A", reads: 5) with { Writes = true };
        initiator.Send(twoWay.WriteTo);
        Assert.Equal("5/24/00", initiator.Await(twoWay, []).Refusal);
        Assert.Empty(drive.Cdbs);
        Assert.Equal(0, initiator.Execute(TestUnitReady).Status);
    }

    // A kernel reads ahead as far as it likes, and a drive by USB takes 120 KiB.
    [Theory]
    [InlineData("28 0000000064000201", 0x201, "6400003C00", "A000003C00", "DC00003C00")]
    [InlineData("A8 00000000640000020000", 0x200, "640000003C", "A00000003C", "DC0000003C")]
    public void A_long_read_is_cut_up_for_a_drive_that_takes_less(string cdb, int sectors, params string[] starts)
    {
        byte[] reply = Signals.Noise(60, 6)[..(60 * 2048)];
        FakeDrive drive = new() { MaxTransferBytes = 120 * 1024, Reply = reply };
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();

        TestInitiator.Outcome outcome = initiator.Execute(cdb, reads: sectors * 2048);

        Assert.Equal((0, default), (outcome.Status, outcome.Residual));
        Assert.Equal([.. Enumerable.Range(0, sectors * 2048).Select(i => reply[i % reply.Length])], outcome.Data);
        Assert.Equal(9, drive.Cdbs.Count);
        Assert.All(starts, (start, i) => Assert.Contains(start, drive.Cdbs[i], StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_read_ends_where_the_drive_cannot_go_on()
    {
        FakeDrive drive = new() { MaxTransferBytes = 65_536, FailsAfter = 2, Status = ScsiStatus.CheckCondition, Sense = new SenseData(SenseKey.MediumError, 0x11, 0x05) };
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();

        TestInitiator.Outcome outcome = initiator.Execute("28 0000000000000080", reads: 0x80 * 2048);

        Assert.Equal((2, "3/11/05"), (outcome.Status, outcome.Refusal));
        Assert.Equal(3, drive.Cdbs.Count);
        Assert.Equal(0, initiator.Execute(TestUnitReady).Status);
    }

    [Theory]
    [InlineData("28 0000000000000400", 0x201)]
    [InlineData("28 0000000000000200", 0x201)]
    [InlineData("A8 00000000000000080100", 0x801)]
    [InlineData("BE 0000000000000201F800", 0x201)]
    public void A_long_read_that_says_two_lengths_or_is_too_long_is_refused(string cdb, int sectors)
    {
        FakeDrive drive = new() { MaxTransferBytes = 65_536 };
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();

        Assert.Equal("5/24/00", initiator.Execute(cdb, reads: sectors * 2048).Refusal);
        Assert.Empty(drive.Cdbs);
    }

    [Theory]
    [InlineData("00", 3)]
    [InlineData("BE 0000000000000001F800", 3)]
    [InlineData("A1 11", 180)]
    [InlineData("2A", 180)]
    [InlineData("5B", 180)]
    [InlineData("E3", 180)]
    public void What_only_asks_or_reads_is_given_up_sooner_than_what_records_or_is_not_known(string cdb, int minutes)
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();

        initiator.Execute(cdb);

        Assert.Equal(TimeSpan.FromMinutes(minutes), drive.Limit);
    }

    [Fact]
    public void A_ping_is_answered_while_the_drive_is_at_work()
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();
        drive.Gate.Reset();
        ScsiCommandPdu command = initiator.Command("A1 11");
        initiator.Send(command.WriteTo);
        Assert.True(drive.Entered.Wait(ServedRecorder.Patience));

        initiator.Send(new NopOutPdu(true, 3, 0, 77, BasicHeader.NoTag, initiator.Counters).WriteTo, [1, 2, 3]);
        (byte[] header, byte[] data) = initiator.Receive(IscsiOpcode.NopIn);

        Assert.Equal((77u, BasicHeader.NoTag), (NopInPdu.Parse(header).TaskTag, NopInPdu.Parse(header).TransferTag));
        Assert.Equal([1, 2, 3], data);
        Assert.True(Assert.Single(served.Server.Sessions).IsBusy);
        drive.Gate.Set();
        Assert.Equal(0, initiator.Await(command, []).Status);
    }

    [Fact]
    public void A_silent_initiator_is_asked_for_a_sign_of_life_and_dropped_without_one()
    {
        SteppedTime time = new();
        using ServedRecorder served = new(new IscsiServerOptions { TimeProvider = time, TransferTimeout = TimeSpan.FromHours(1) });
        using TestInitiator initiator = served.LogIn();

        time.Advance(TimeSpan.FromSeconds(31));
        NopInPdu ping = NopInPdu.Parse(initiator.Receive(IscsiOpcode.NopIn).Header);
        Assert.Equal(BasicHeader.NoTag, ping.TaskTag);
        Assert.NotEqual(BasicHeader.NoTag, ping.TransferTag);
        initiator.Send(new NopOutPdu(true, 0, 0, BasicHeader.NoTag, ping.TransferTag, initiator.Counters).WriteTo);

        // What is answered was heard, and so was all before it.
        initiator.Execute(TestUnitReady);
        time.Advance(TimeSpan.FromMinutes(59));
        initiator.Receive(IscsiOpcode.NopIn);
        Assert.DoesNotContain(served.Notices, static notice => notice.Kind == IscsiNoticeKind.Dropped);
        time.Advance(TimeSpan.FromMinutes(2));

        initiator.IsDropped();
        ServedRecorder.Eventually(() => served.Notices.Any(static notice => notice.Text == "no sign of life"));
    }

    [Fact]
    public void As_many_commands_may_wait_as_the_window_says_and_later_ones_are_not_heard()
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();
        drive.Gate.Reset();
        ScsiCommandPdu[] commands = [.. Enumerable.Range(0, TaskQueue.Depth + 3).Select(_ => initiator.Command(TestUnitReady))];
        foreach (ScsiCommandPdu command in commands)
        {
            initiator.Send(command.WriteTo);
        }

        // An answer shows that all before it has been read, and that the window is shut.
        initiator.Send(new NopOutPdu(true, 0, 0, 77, BasicHeader.NoTag, initiator.Counters).WriteTo);
        TargetCounters counters = NopInPdu.Parse(initiator.Receive(IscsiOpcode.NopIn).Header).Counters;
        Assert.Equal(uint.MaxValue, counters.MaxCmdSn - counters.ExpCmdSn);
        Assert.Equal(commands[TaskQueue.Depth].Counters.CmdSn, counters.ExpCmdSn);

        drive.Gate.Set();
        for (int i = 0; i < TaskQueue.Depth; i++)
        {
            TestInitiator.Outcome outcome = initiator.Await(commands[i], []);
            Assert.Equal(commands[i].Counters.CmdSn + 1, outcome.Counters.MaxCmdSn - TaskQueue.Depth + 1);
        }

        initiator.CmdSn = commands[TaskQueue.Depth].Counters.CmdSn;
        initiator.Execute(TestUnitReady);
        Assert.Equal(TaskQueue.Depth + 1, drive.Cdbs.Count);
    }

    [Fact]
    public void Tasks_that_are_aborted_are_not_answered()
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();
        drive.Gate.Reset();
        ScsiCommandPdu running = initiator.Command(TestUnitReady);
        ScsiCommandPdu waiting = initiator.Command("1B");
        ScsiCommandPdu withoutData = initiator.Command("2A 0000000000000001", writes: 2048);
        initiator.Send(running.WriteTo);
        initiator.Send(waiting.WriteTo);
        initiator.Send(withoutData.WriteTo);
        ReadyToTransferPdu asked = ReadyToTransferPdu.Parse(initiator.Receive(IscsiOpcode.ReadyToTransfer).Header);
        Assert.True(drive.Entered.Wait(ServedRecorder.Patience));

        Assert.Equal(TaskOutcome.Complete, Manage(TaskFunction.AbortTask, running.TaskTag));
        Assert.Equal(TaskOutcome.NoSuchTask, Manage(TaskFunction.AbortTask, running.TaskTag));
        Assert.Equal(TaskOutcome.NoSuchTask, Manage(TaskFunction.AbortTask, 12_345));
        Assert.Equal(TaskOutcome.NoSuchUnit, Manage(TaskFunction.AbortTask, waiting.TaskTag, lun: 1UL << 48));
        Assert.Equal(TaskOutcome.Complete, Manage(TaskFunction.AbortTaskSet, 0));
        Assert.Equal(TaskOutcome.ReassignNotSupported, Manage(TaskFunction.TaskReassign, 0));
        Assert.Equal(TaskOutcome.NotSupported, Manage(TaskFunction.ClearAca, 0));
        Assert.Equal(TaskOutcome.NotSupported, Manage((TaskFunction)99, 0));

        // Data that were on their way are of no use now.
        initiator.SendData(asked, new byte[2048]);
        drive.Gate.Set();
        Assert.Equal(0, initiator.Execute("5A").Status);
        Assert.Equal(["000000000000", "5A000000000000000000"], drive.Cdbs);

        TaskOutcome Manage(TaskFunction function, uint tag, ulong lun = 0)
        {
            initiator.Send(new TaskManagementRequestPdu(true, function, lun, 500, tag, initiator.Counters, 0).WriteTo);
            return TaskManagementResponsePdu.Parse(initiator.Receive(IscsiOpcode.TaskManagementResponse).Header).Outcome;
        }
    }

    [Fact]
    public void A_drive_that_cannot_be_reset_is_not_said_to_be()
    {
        using ServedRecorder served = new(open: _ => new FakeDrive());
        using TestInitiator initiator = served.LogIn();

        initiator.Send(new TaskManagementRequestPdu(true, TaskFunction.LogicalUnitReset, 0, 500, 0, initiator.Counters, 0).WriteTo);

        Assert.Equal(
            TaskOutcome.NotSupported,
            TaskManagementResponsePdu.Parse(initiator.Receive(IscsiOpcode.TaskManagementResponse).Header).Outcome);
    }

    [Fact]
    public void Each_initiator_is_told_of_a_new_disc_and_of_a_reset()
    {
        using ServedRecorder served = new();
        using TestInitiator one = served.LogIn();
        using TestInitiator other = new TestInitiator(served.EndPoint) { InitiatorName = TestInitiator.Name + ":2" }.LogIn(ServedRecorder.TargetName);
        Assert.Equal("2/3A/01", one.Execute(TestUnitReady).Refusal);
        using VirtualDisc disc = VirtualDisc.InMemory();

        served.Recorder.Insert(disc);
        foreach (TestInitiator initiator in (TestInitiator[])[one, other])
        {
            Assert.Equal("6/28/00", initiator.Execute(TestUnitReady).Refusal);
            Assert.Equal(0, initiator.Execute(TestUnitReady).Status);
        }

        one.Send(new TaskManagementRequestPdu(true, TaskFunction.LogicalUnitReset, 0, 500, 0, one.Counters, 0).WriteTo);
        Assert.Equal(TaskOutcome.Complete, TaskManagementResponsePdu.Parse(one.Receive(IscsiOpcode.TaskManagementResponse).Header).Outcome);
        foreach (TestInitiator initiator in (TestInitiator[])[one, other])
        {
            Assert.Equal(0, initiator.Execute(Inquiry36, reads: 36).Status);
            Assert.StartsWith("6/29/", initiator.Execute(TestUnitReady).Refusal, StringComparison.Ordinal);
            Assert.Equal(0, initiator.Execute(TestUnitReady).Status);
        }
    }

    [Fact]
    public void What_one_keeps_locked_another_cannot_take_out_and_a_lost_connection_unlocks()
    {
        using ServedRecorder served = new();
        using VirtualDisc disc = VirtualDisc.InMemory();
        served.Recorder.Insert(disc);
        using TestInitiator one = served.LogIn();
        using TestInitiator other = new TestInitiator(served.EndPoint) { InitiatorName = TestInitiator.Name + ":2" }.LogIn(ServedRecorder.TargetName);
        one.Execute(TestUnitReady);
        other.Execute(TestUnitReady);
        Assert.Equal(0, one.Execute("1E 00000001").Status);

        Assert.Equal("5/53/02", other.Execute("1B 00000002").Refusal);
        one.Dispose();
        ServedRecorder.Eventually(() => served.Server.Sessions.Count == 1 && !served.Recorder.IsTrayLocked);
        Assert.Equal(0, other.Execute("1B 00000002").Status);
    }

    [Fact]
    public void Tasks_of_others_can_be_cleared_and_they_are_told()
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator one = served.LogIn();
        using TestInitiator other = new TestInitiator(served.EndPoint) { InitiatorName = TestInitiator.Name + ":2" }.LogIn(ServedRecorder.TargetName);
        ScsiCommandPdu lost = other.Command("2A 0000000000000001", writes: 2048);
        other.Send(lost.WriteTo);
        other.Receive(IscsiOpcode.ReadyToTransfer);

        one.Send(new TaskManagementRequestPdu(true, TaskFunction.ClearTaskSet, 0, 500, 0, one.Counters, 0).WriteTo);
        Assert.Equal(TaskOutcome.Complete, TaskManagementResponsePdu.Parse(one.Receive(IscsiOpcode.TaskManagementResponse).Header).Outcome);

        Assert.Equal("6/2F/00", other.Execute(TestUnitReady).Refusal);
        Assert.Equal(0, other.Execute(TestUnitReady).Status);
        Assert.Equal(0, one.Execute(TestUnitReady).Status);
        Assert.Empty(drive.Written);
    }

    [Fact]
    public void A_cold_reset_ends_every_connection()
    {
        using ServedRecorder served = new();
        using TestInitiator one = served.LogIn();
        using TestInitiator other = new TestInitiator(served.EndPoint) { InitiatorName = TestInitiator.Name + ":2" }.LogIn(ServedRecorder.TargetName);

        one.Send(new TaskManagementRequestPdu(true, TaskFunction.TargetColdReset, 0, 500, 0, one.Counters, 0).WriteTo);

        one.IsDropped();
        other.IsDropped();
        ServedRecorder.Eventually(() => served.Server.Sessions.Count == 0);
    }

    [Fact]
    public async Task At_the_end_initiators_are_asked_to_log_out()
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.LogIn();
        Task<bool> stopping = Task.Run(() => served.Server.Stop(TimeSpan.FromSeconds(30)));

        AsyncMessagePdu message = AsyncMessagePdu.Parse(initiator.Receive(IscsiOpcode.AsyncMessage).Header);
        Assert.Equal((AsyncEvent.LogoutRequested, (ushort)30), (message.Event, message.Parameter3));
        initiator.LogOut();

        Assert.True(await stopping);
        Assert.Contains(served.Notices, static notice => notice.Kind == IscsiNoticeKind.LoggedOut);
    }

    [Fact]
    public void A_drive_is_let_go_of_when_its_last_command_is_done()
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();
        drive.Gate.Reset();
        initiator.Send(initiator.Command("A1 11").WriteTo);
        Assert.True(drive.Entered.Wait(ServedRecorder.Patience));

        initiator.Dispose();
        ServedRecorder.Eventually(() => served.Server.ConnectionCount == 0);
        Assert.False(drive.IsDisposed);
        drive.Gate.Set();

        ServedRecorder.Eventually(() => drive.IsDisposed);
    }

    [Fact]
    public void Whoever_has_logged_out_has_let_go_of_the_drive()
    {
        for (int round = 0; round < 50; round++)
        {
            FakeDrive drive = new();
            using ServedRecorder served = new(open: _ => drive);
            using TestInitiator initiator = served.LogIn();
            initiator.Send(initiator.Command(TestUnitReady).WriteTo);
            initiator.Send(new LogoutRequestPdu(true, LogoutReason.CloseSession, 99, 0, initiator.Counters).WriteTo);
            byte[] header;
            do
            {
                header = initiator.Receive().Header;
            }
            while (BasicHeader.Parse(header).Opcode != IscsiOpcode.LogoutResponse);

            Assert.True(drive.IsDisposed);
        }
    }

    [Fact]
    public void Logouts_of_what_is_not_there_are_refused()
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.LogIn();

        Assert.Equal(LogoutOutcome.NoSuchConnection, Leave(LogoutReason.CloseConnection, 5));
        Assert.Equal(LogoutOutcome.RecoveryNotSupported, Leave(LogoutReason.RemoveForRecovery, 0));
        initiator.Send(new LogoutRequestPdu(true, (LogoutReason)9, 5, 0, initiator.Counters).WriteTo);
        Assert.Equal(RejectReason.InvalidPduField, RejectPdu.Parse(initiator.Receive(IscsiOpcode.Reject).Header).Reason);
        Assert.Equal(LogoutOutcome.Closed, Leave(LogoutReason.CloseConnection, 0));
        initiator.IsDropped();

        LogoutOutcome Leave(LogoutReason reason, ushort connection)
        {
            initiator.Send(new LogoutRequestPdu(true, reason, 5, connection, initiator.Counters).WriteTo);
            return LogoutResponsePdu.Parse(initiator.Receive(IscsiOpcode.LogoutResponse).Header).Outcome;
        }
    }
}
