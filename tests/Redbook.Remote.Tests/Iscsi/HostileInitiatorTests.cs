using System.Net.Sockets;
using Redbook.Emulation;
using Redbook.Remote.Iscsi;
using Redbook.Remote.Iscsi.Pdus;
using Redbook.Testing;

namespace Redbook.Remote.Tests.Iscsi;

/// <summary>Whatever comes in: the connection may end, the disc and everybody else go on.</summary>
public sealed class HostileInitiatorTests
{
    private const string Write1 = "2A 0000000000000001";

    // By this clock nothing is late unless a test moves it; and nobody is asked for a sign of life.
    private readonly SteppedTime _time = new();

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x00)]
    [InlineData(0x05)]
    [InlineData(0x06)]
    [InlineData(0x3E)]
    public void Nothing_is_said_to_who_has_not_logged_in(byte opcode)
    {
        using ServedRecorder served = new();
        using TestInitiator stranger = served.Connect();

        stranger.Send(header => new BasicHeader((IscsiOpcode)opcode, true, 0, 0, 1).WriteTo(header, BasicHeader.Final));

        stranger.IsDropped();
        StillServes(served);
    }

    [Fact]
    public void Who_breaks_the_rules_is_told_and_dropped()
    {
        (string Why, Action<TestInitiator> Break)[] cases =
        [
            ("a second login", initiator => initiator.Send(new LoginRequestPdu { IsTransit = true, NextStage = LoginStage.FullFeature }.WriteTo)),
            ("commands were left out", initiator => initiator.Send((initiator.Command(Write1) with { Counters = new(initiator.CmdSn + 2, 0) }).WriteTo)),
            ("data with a command that takes none", initiator => initiator.Send((initiator.Command("28", reads: 8) with { DataBytes = 4 }).WriteTo, [1, 2, 3, 4])),
            ("more immediate data than were agreed upon", initiator => initiator.Send((initiator.Command(Write1, writes: 3) with { DataBytes = 4 }).WriteTo, [1, 2, 3, 4])),
            ("data unasked, which were not agreed upon", initiator => initiator.Send((initiator.Command(Write1, writes: 8) with { IsFinal = false }).WriteTo)),
            ("data that nobody asked for", initiator => AfterR2T(initiator, asked => asked with { TransferTag = 4711 })),
            ("data that nobody asked for", initiator => AfterR2T(initiator, asked => asked with { TransferTag = BasicHeader.NoTag })),
            ("data out of order", initiator => AfterR2T(initiator, asked => asked with { OffsetBytes = 4 })),
            ("data out of order", initiator => AfterR2T(initiator, asked => asked with { DataBytes = 2052 })),
            ("fewer data than were asked for", initiator => AfterR2T(initiator, asked => asked with { DataBytes = 4 })),
            ("data without an end", initiator => AfterR2T(initiator, asked => asked with { IsFinal = false })),
            ("a tag that is in use", initiator => AfterR2T(initiator, null)),
            ("text without a key", initiator => Text(initiator, "=value")),
            ("more data in one message than were agreed upon", initiator => initiator.Send(header =>
                new BasicHeader(IscsiOpcode.NopOut, true, 0, BasicHeader.MaxDataBytes, 1).WriteTo(header, BasicHeader.Final))),
        ];
        foreach ((string why, Action<TestInitiator> breakRules) in cases)
        {
            FakeDrive drive = new();
            using ServedRecorder served = new(open: _ => drive);
            using TestInitiator initiator = served.LogIn();
            breakRules(initiator);
            initiator.IsDropped();
            ServedRecorder.Eventually(() => served.Notices.Any(static notice => notice.Kind == IscsiNoticeKind.Dropped));
            Assert.Equal(why, served.Notices.First(static notice => notice.Kind == IscsiNoticeKind.Dropped).Text);
            Assert.Empty(drive.Written);
            StillServes(served);
        }
    }

    [Fact]
    public void What_is_only_not_known_is_refused_and_the_next_is_understood()
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.LogIn();
        (IscsiOpcode Opcode, RejectReason Reason)[] cases =
        [
            (IscsiOpcode.Snack, RejectReason.SnackReject),
            ((IscsiOpcode)0x1C, RejectReason.CommandNotSupported),
            (IscsiOpcode.ScsiResponse, RejectReason.CommandNotSupported),
            ((IscsiOpcode)0x3F, RejectReason.CommandNotSupported),
        ];
        foreach ((IscsiOpcode opcode, RejectReason reason) in cases)
        {
            initiator.Send(header => new BasicHeader(opcode, true, 0, 5, 1).WriteTo(header, BasicHeader.Final), [1, 2, 3, 4, 5]);
            (byte[] header, byte[] data) = initiator.Receive(IscsiOpcode.Reject);
            Assert.Equal((reason, BasicHeader.Size), (RejectPdu.Parse(header).Reason, data.Length));
        }

        // Numbers out of the window are not even refused.
        initiator.Send((initiator.Command("12 00000024", reads: 36) with { Counters = new(initiator.CmdSn - 2, 0), DataBytes = 0 }).WriteTo);
        initiator.CmdSn--;
        initiator.Send((initiator.Command("12 00000024", reads: 36) with { Counters = new(initiator.CmdSn + 500, 0) }).WriteTo);
        initiator.CmdSn--;
        Assert.Equal(0, initiator.Execute("12 00000024", reads: 36).Status);

        ScsiCommandPdu extended = initiator.Command("12 00000024", reads: 36) with { AhsBytes = 8 };
        byte[] pdu = new byte[BasicHeader.Size + 8];
        extended.WriteTo(pdu);
        initiator.SendBytes(pdu);
        Assert.Equal("5/24/00", initiator.Await(extended, []).Refusal);
    }

    // Only the command fails, and only when the last of its data has come.
    [Fact]
    public void Data_with_wrong_numbers_fail_their_command()
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();
        ScsiCommandPdu command = initiator.Command(Write1, writes: 2048);
        initiator.Send(command.WriteTo);
        ReadyToTransferPdu asked = ReadyToTransferPdu.Parse(initiator.Receive(IscsiOpcode.ReadyToTransfer).Header);

        initiator.Send(new DataOutPdu(asked.TaskTag, asked.TransferTag, false, 1, 0, 1024, 0).WriteTo, new byte[1024]);
        initiator.Send(new DataOutPdu(asked.TaskTag, asked.TransferTag, true, 0, 1024, 1024, 0).WriteTo, new byte[1024]);

        Assert.Equal("B/47/05", initiator.Await(command, []).Refusal);
        Assert.Empty(drive.Written);
        Assert.Equal(0, initiator.Execute("00").Status);
    }

    [Fact]
    public void Immediate_commands_are_bounded_too()
    {
        FakeDrive drive = new();
        using ServedRecorder served = new(open: _ => drive);
        using TestInitiator initiator = served.LogIn();
        drive.Gate.Reset();
        for (int i = 0; i <= TaskQueue.MaxImmediate; i++)
        {
            initiator.Send((initiator.Command("00") with { IsImmediate = true }).WriteTo);
        }

        Assert.Equal(RejectReason.ImmediateCommandReject, RejectPdu.Parse(initiator.Receive(IscsiOpcode.Reject).Header).Reason);
        drive.Gate.Set();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(48)]
    public void A_login_that_does_not_get_on_is_given_up(int bytes)
    {
        using ServedRecorder served = new(Timed());
        using TestInitiator stranger = served.Connect();
        byte[] pdu = new byte[BasicHeader.Size];
        new LoginRequestPdu { DataBytes = 100 }.WriteTo(pdu);
        stranger.SendBytes(pdu.AsSpan(0, bytes));
        ServedRecorder.Eventually(() => served.Server.ConnectionCount == 1);

        _time.Advance(TimeSpan.FromSeconds(14));
        Assert.Empty(served.Notices);
        _time.Advance(TimeSpan.FromSeconds(2));

        stranger.IsDropped();
        ServedRecorder.Eventually(() => served.Notices.Any(static notice => notice.Text == "no login in time"));
    }

    [Fact]
    public void A_message_that_never_ends_is_given_up()
    {
        using ServedRecorder served = new(Timed());
        using TestInitiator initiator = served.LogIn();
        byte[] pdu = new byte[BasicHeader.Size];
        (initiator.Command(Write1, writes: 2048) with { DataBytes = 2048 }).WriteTo(pdu);

        initiator.SendBytes(pdu);

        ServedRecorder.Eventually(_time, () => served.Notices.Any(static notice => notice.Text == "a message that does not get through"));
        initiator.IsDropped();
        StillServes(served);
    }

    [Fact]
    public void Data_that_do_not_come_are_given_up()
    {
        using ServedRecorder served = new(Timed());
        using TestInitiator initiator = served.LogIn();
        initiator.Send(initiator.Command(Write1, writes: 2048).WriteTo);
        initiator.Receive(IscsiOpcode.ReadyToTransfer);

        ServedRecorder.Eventually(_time, () => served.Notices.Any(static notice => notice.Text == "data that were asked for and did not come"));
        initiator.IsDropped();
    }

    [Fact]
    public void Who_does_not_read_is_dropped_and_others_are_served_meanwhile()
    {
        FakeDrive drive = new() { Reply = new byte[1 << 20] };
        using ServedRecorder served = new(Timed(), _ => drive);
        using TestInitiator slow = served.LogIn();
        using TestInitiator other = new TestInitiator(served.EndPoint) { InitiatorName = TestInitiator.Name + ":2" }.LogIn(ServedRecorder.TargetName);
        for (int i = 0; i < TaskQueue.Depth; i++)
        {
            slow.Send(slow.Command("BE", reads: 1 << 20).WriteTo);
        }

        Assert.Equal(1 << 20, other.Execute("BE", reads: 1 << 20).Data.Length);
        ServedRecorder.Eventually(_time, () => served.Server.Sessions.Count == 1);
        Assert.Equal(0, other.Execute("00").Status);
    }

    [Fact]
    public void A_thousand_strangers_do_not_keep_out_who_logs_in()
    {
        using ServedRecorder served = new(new IscsiServerOptions { MaxConnections = 16 });
        using TestInitiator first = served.LogIn();
        List<Socket> strangers = [];
        for (int i = 0; i < 1000; i++)
        {
            Socket stranger = new(served.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            stranger.Connect(served.EndPoint);
            strangers.Add(stranger);
        }

        Assert.InRange(served.Server.ConnectionCount, 1, 16);
        using TestInitiator late = new TestInitiator(served.EndPoint) { InitiatorName = TestInitiator.Name + ":2" }.LogIn(ServedRecorder.TargetName);
        Assert.Equal(0, late.Execute("12 00000024", reads: 36).Status);
        Assert.Equal(0, first.Execute("12 00000024", reads: 36).Status);
        Assert.InRange(served.Server.ConnectionCount, 2, 16);
        strangers.ForEach(static stranger => stranger.Dispose());
        ServedRecorder.Eventually(() => served.Server.ConnectionCount == 2);
    }

    [Fact]
    public void When_all_places_are_taken_by_those_who_logged_in_no_more_are_let_in()
    {
        using ServedRecorder served = new(new IscsiServerOptions { MaxConnections = 2 });
        using TestInitiator one = served.LogIn();
        using TestInitiator two = new TestInitiator(served.EndPoint) { InitiatorName = TestInitiator.Name + ":2" }.LogIn(ServedRecorder.TargetName);
        using TestInitiator three = served.Connect();

        three.IsDropped();

        Assert.Contains(served.Notices, static notice => notice.Kind == IscsiNoticeKind.ConnectionRefused);
        Assert.Equal(0, one.Execute("12 00000024", reads: 36).Status);
        one.LogOut();
        ServedRecorder.Eventually(() => served.Server.ConnectionCount == 1);
        using TestInitiator four = served.LogIn();
        Assert.Equal(0, four.Execute("12 00000024", reads: 36).Status);
    }

    // Everything that can be wrong in a header, in any order, before and after a login.
    [Fact]
    public void Any_bytes_end_in_an_answer_or_an_end()
    {
        using ServedRecorder served = new(Timed());
        using VirtualDisc disc = VirtualDisc.InMemory();
        served.Recorder.Insert(disc);
        var random = new Random(20_260_106);
        for (int round = 0; round < TestLength.Rounds(120, 20_000); round++)
        {
            using TestInitiator initiator = round % 3 == 0 ? served.Connect() : new TestInitiator(served.EndPoint)
            {
                InitiatorName = $"{TestInitiator.Name}:{round % 5}",
            }.LogIn(ServedRecorder.TargetName);
            byte[] junk = Junk(random, initiator);
            try
            {
                initiator.SendBytes(junk);
                initiator.Socket.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException)
            {
                // Dropped already.
            }

            initiator.IsDropped();
        }

        ServedRecorder.Eventually(() => served.Server.ConnectionCount == 0);
        StillServes(served);
        Assert.True(served.Recorder.Disc is not null || served.Recorder.IsTrayOpen);
    }

    private IscsiServerOptions Timed() => new() { TimeProvider = _time, PingInterval = TimeSpan.FromDays(1) };

    private static byte[] Junk(Random random, TestInitiator initiator)
    {
        byte[] junk = new byte[random.Next(1, 20) * 48];
        random.NextBytes(junk);
        for (int at = 0; at + 48 <= junk.Length; at += 48)
        {
            Span<byte> header = junk.AsSpan(at, 48);
            int kind = random.Next(12);
            if (kind < 8)
            {
                // Nearly right: an opcode that exists, short lengths, numbers in the window.
                header[0] = (byte)((random.Next(2) * 0x40) | (kind == 7 ? 0x10 : kind));
                (header[4], header[5], header[6], header[7]) = ((byte)(random.Next(8) == 0 ? 1 : 0), 0, 0, (byte)(random.Next(3) * 48));
                initiator.Counters.WriteTo(header);
                if (random.Next(2) == 0)
                {
                    header[8..16].Clear();
                }
            }
        }

        return junk;
    }

    private static void Text(TestInitiator initiator, string text)
    {
        byte[] data = TestInitiator.TextOf(text);
        initiator.Send(new TextRequestPdu(true, true, false, data.Length, 0, 1, BasicHeader.NoTag, initiator.Counters).WriteTo, data);
    }

    private static void AfterR2T(TestInitiator initiator, Func<DataOutPdu, DataOutPdu>? change)
    {
        ScsiCommandPdu command = initiator.Command(Write1, writes: 2048);
        initiator.Send(command.WriteTo);
        ReadyToTransferPdu asked = ReadyToTransferPdu.Parse(initiator.Receive(IscsiOpcode.ReadyToTransfer).Header);
        if (change is null)
        {
            initiator.Send((command with { Counters = new(initiator.CmdSn, 0) }).WriteTo);
            return;
        }

        DataOutPdu data = change(new DataOutPdu(asked.TaskTag, asked.TransferTag, true, 0, 0, 2048, 0));
        initiator.Send(data.WriteTo, new byte[data.DataBytes]);
    }

    private static void StillServes(ServedRecorder served)
    {
        using TestInitiator initiator = new TestInitiator(served.EndPoint) { InitiatorName = TestInitiator.Name + ":still" }.LogIn(ServedRecorder.TargetName);
        Assert.Equal(0, initiator.Execute("12 00000024", reads: 36).Status);
    }
}
