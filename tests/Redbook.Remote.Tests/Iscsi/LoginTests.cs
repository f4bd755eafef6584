using System.Text;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi;
using Redbook.Remote.Iscsi.Pdus;
using Redbook.Testing;

namespace Redbook.Remote.Tests.Iscsi;

public sealed class LoginTests
{
    private const string User = "studio";
    private const string Secret = "secret123456";
    private static readonly string[] Introduction =
        [$"InitiatorName={TestInitiator.Name}", "SessionType=Normal", $"TargetName={ServedRecorder.TargetName}"];

    private static readonly IscsiServerOptions WithChap = new() { Chap = new ChapCredentials(User, Secret) };

    [Theory]
    [InlineData("HeaderDigest=CRC32C,None", "None")]
    [InlineData("DataDigest=CRC32C", "Reject")]
    [InlineData("MaxConnections=8", "1")]
    [InlineData("InitialR2T=No", "No")]
    [InlineData("InitialR2T=Yes", "Yes")]
    [InlineData("InitialR2T=Perhaps", "Reject")]
    [InlineData("ImmediateData=Yes", "Yes")]
    [InlineData("ImmediateData=No", "No")]
    [InlineData("MaxBurstLength=16776192", "1048576")]
    [InlineData("MaxBurstLength=0x1000", "4096")]
    [InlineData("MaxBurstLength=511", "Reject")]
    [InlineData("FirstBurstLength=262144", "65536")]
    [InlineData("FirstBurstLength=99999999", "Reject")]
    [InlineData("MaxOutstandingR2T=16", "1")]
    [InlineData("DataPDUInOrder=No", "Yes")]
    [InlineData("DataSequenceInOrder=Yes", "Yes")]
    [InlineData("ErrorRecoveryLevel=2", "0")]
    [InlineData("DefaultTime2Wait=0", "2")]
    [InlineData("DefaultTime2Wait=5", "5")]
    [InlineData("DefaultTime2Retain=20", "0")]
    [InlineData("IFMarker=Yes", "No")]
    [InlineData("OFMarker=No", "No")]
    [InlineData("OFMarkInt=1~2", "Reject")]
    [InlineData("TaskReporting=FastAbort,RFC3720", "RFC3720")]
    [InlineData("iSCSIProtocolLevel=2", "1")]
    [InlineData("X-net.example.colour=red", "NotUnderstood")]
    public void A_key_is_answered(string key, string answer)
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.LogIn(key);

        Assert.Equal(answer, initiator.Answers[key[..key.IndexOf('=', StringComparison.Ordinal)]]);
        Assert.Equal(("1", "262144"), (initiator.Answers["TargetPortalGroupTag"], initiator.Answers["MaxRecvDataSegmentLength"]));
        Assert.NotEqual(0, initiator.Response.Tsih);
        Assert.Equal((initiator.CmdSn, initiator.CmdSn + 15), (initiator.Response.Counters.ExpCmdSn, initiator.Response.Counters.MaxCmdSn));
    }

    [Fact]
    public void A_login_may_take_its_stages_one_by_one_and_its_text_in_pieces()
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.Connect();
        string[] half = [Introduction[0], Introduction[1]];

        Assert.False(initiator.Login(LoginStage.Security, null, half, request => request with { IsContinued = true }).IsTransit);
        initiator.Login(LoginStage.Security, LoginStage.Operational, [Introduction[2], "AuthMethod=CHAP,None"]);
        Assert.Equal((LoginStatus.Success, true, "None"), (initiator.Response.Status, initiator.Response.IsTransit, initiator.Answers["AuthMethod"]));
        Assert.False(initiator.Login(LoginStage.Operational, null, ["InitialR2T=No"]).IsTransit);
        initiator.Login(LoginStage.Operational, LoginStage.FullFeature, []);

        Assert.Equal((true, LoginStage.FullFeature), (initiator.Response.IsTransit, initiator.Response.NextStage));
        Assert.Equal(0, initiator.Execute("12 00000024", reads: 36).Status);
    }

    [Fact]
    public async Task The_time_that_the_drive_takes_to_open_is_not_the_initiators()
    {
        SteppedTime time = new();
        using ManualResetEventSlim isAsked = new(), mayOpen = new();
        using ServedRecorder served = new(new IscsiServerOptions { TimeProvider = time }, open: _ =>
        {
            isAsked.Set();
            Assert.True(mayOpen.Wait(ServedRecorder.Patience));
            return new FakeDrive();
        });
        Task<TestInitiator> login = Task.Run(() => served.LogIn(), TestContext.Current.CancellationToken);
        Assert.True(isAsked.Wait(ServedRecorder.Patience, TestContext.Current.CancellationToken));
        time.Advance(TimeSpan.FromMinutes(1));
        mayOpen.Set();

        using TestInitiator initiator = await login;
        Assert.Equal(0, initiator.Execute("12 00000024", reads: 36).Status);
    }

    [Fact]
    public void Who_needs_no_negotiation_gets_in_at_once()
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.Connect();

        Assert.True(initiator.Login(LoginStage.Security, LoginStage.FullFeature, [.. Introduction, "AuthMethod=None"]).IsTransit);
        Assert.Equal(0, initiator.Execute("12 00000024", reads: 36).Status);
    }

    // Identifier 7, challenge 00 to 0F: the digest was computed by other means.
    [Theory]
    [InlineData("5", "d2338e7ae905692197164de27b67f5e5")]
    [InlineData("6", "2917813e679d9ecbe7a6a636302b92c084897f4a")]
    [InlineData("7", "43527a3e1b97bc350f97b57b594a3a04c1d36b1ecfc522cfd8f941a51a217a7c")]
    public void A_challenge_is_answered_by_the_digest_of_identifier_secret_and_challenge(string algorithm, string known)
    {
        byte[] challenge = [.. Enumerable.Range(0, 16).Select(static i => (byte)i)];
        var question = new ChapChallenge(algorithm, 7, challenge);
        byte[] answer = question.Answer(Encoding.ASCII.GetBytes(Secret));

        Assert.Equal(known, Convert.ToHexStringLower(answer));
        Assert.True(question.IsAnsweredBy(answer, Encoding.ASCII.GetBytes(Secret)));
        Assert.False(question.IsAnsweredBy(answer, "another secret"u8));
        answer[3] ^= 1;
        Assert.False(question.IsAnsweredBy(answer, Encoding.ASCII.GetBytes(Secret)));
    }

    [Theory]
    [InlineData("5", false)]
    [InlineData("6,5", false)]
    [InlineData("9,7", true)]
    public void Who_knows_the_secret_gets_in(string algorithms, bool base64)
    {
        using ServedRecorder served = new(WithChap);
        using TestInitiator initiator = served.Connect();

        Authenticate(initiator, algorithms, User, Secret, base64);
        Assert.Equal((LoginStatus.Success, true), (initiator.Response.Status, initiator.Response.IsTransit));
        Assert.True(initiator.Login(LoginStage.Operational, LoginStage.FullFeature, []).IsTransit);
        Assert.Equal(0, initiator.Execute("12 00000024", reads: 36).Status);
    }

    [Theory]
    [InlineData(User, "secret123457")]
    [InlineData("somebody", Secret)]
    public void Who_does_not_know_it_stays_out(string user, string secret)
    {
        using ServedRecorder served = new(WithChap);
        using TestInitiator initiator = served.Connect();

        Authenticate(initiator, "5", user, secret, base64: false);

        Assert.Equal(LoginStatus.AuthenticationFailure, initiator.Response.Status);
        initiator.IsDropped();
        ServedRecorder.Eventually(() => served.Notices.Any(static notice => notice.Kind == IscsiNoticeKind.LoginRefused));
    }

    [Fact]
    public void Without_the_secret_there_is_no_way_around()
    {
        using ServedRecorder served = new(WithChap);
        foreach (Action<TestInitiator> way in (Action<TestInitiator>[])
        [
            initiator => initiator.Login(LoginStage.Operational, LoginStage.FullFeature, Introduction),
            initiator => initiator.Login(LoginStage.Security, LoginStage.FullFeature, [.. Introduction, "AuthMethod=None"]),
            initiator => initiator.Login(LoginStage.Security, LoginStage.Operational, [.. Introduction, "AuthMethod=CHAP", "CHAP_R=0x00"]),
            initiator => initiator.Login(LoginStage.Security, LoginStage.Operational, [.. Introduction, "CHAP_A=5", $"CHAP_N={User}", "CHAP_R=0x00"]),
            initiator => initiator.Login(LoginStage.Security, LoginStage.Operational, [.. Introduction, "CHAP_A=4"]),
        ])
        {
            using TestInitiator initiator = served.Connect();
            way(initiator);
            Assert.Equal(LoginStatus.AuthenticationFailure, initiator.Response.Status);
            initiator.IsDropped();
        }

        // To ask for the next stage too early only keeps one in this one.
        using TestInitiator early = served.Connect();
        Assert.False(early.Login(LoginStage.Security, LoginStage.FullFeature, Introduction).IsTransit);
        Assert.Empty(served.Server.Sessions);
    }

    [Fact]
    public void Wrong_logins_are_refused_with_what_is_wrong()
    {
        using ServedRecorder served = new();
        (Func<LoginRequestPdu, LoginRequestPdu>? Change, string[] Keys, LoginStatus Status)[] cases =
        [
            (request => request with { VersionMin = 1, VersionMax = 1 }, Introduction, LoginStatus.UnsupportedVersion),
            (request => request with { CurrentStage = (LoginStage)2 }, Introduction, LoginStatus.InitiatorError),
            (request => request with { NextStage = LoginStage.Security }, Introduction, LoginStatus.InitiatorError),
            (request => request with { NextStage = (LoginStage)2 }, Introduction, LoginStatus.InitiatorError),
            (request => request with { IsContinued = true }, Introduction, LoginStatus.InitiatorError),
            (request => request with { Tsih = 5 }, Introduction, LoginStatus.CannotIncludeInSession),
            (null, ["SessionType=Normal", Introduction[2]], LoginStatus.MissingParameter),
            (null, [Introduction[0]], LoginStatus.MissingParameter),
            (null, [Introduction[0], "TargetName=iqn.2001-02.net.example:other"], LoginStatus.NotFound),
            (null, [Introduction[0], "SessionType=Odd"], LoginStatus.SessionTypeNotSupported),
            (null, [.. Introduction, "SendTargets=All"], LoginStatus.InvalidDuringLogin),
            (null, [.. Introduction, "InitialR2T=No", "InitialR2T=No"], LoginStatus.InitiatorError),
            (null, [.. Introduction, "no key at all"], LoginStatus.InitiatorError),
            (null, [.. Introduction, "AuthMethod=KRB5"], LoginStatus.AuthenticationFailure),
        ];
        foreach ((Func<LoginRequestPdu, LoginRequestPdu>? change, string[] keys, LoginStatus status) in cases)
        {
            using TestInitiator initiator = served.Connect();
            Assert.Equal(status, initiator.Login(LoginStage.Operational, LoginStage.FullFeature, keys, change).Status);
            initiator.IsDropped();
        }
    }

    [Fact]
    public void A_drive_that_cannot_be_had_is_told_as_such()
    {
        using ServedRecorder served = new(open: _ => throw new ScsiTransportException(TransportFailure.Locked, "It is taken."));
        using TestInitiator initiator = served.Connect();

        Assert.Equal(LoginStatus.ServiceUnavailable, initiator.Login(LoginStage.Operational, LoginStage.FullFeature, Introduction).Status);
        initiator.IsDropped();
        ServedRecorder.Eventually(() => served.Notices.Any(static notice => notice.Text == "It is taken."));
    }

    [Fact]
    public void An_initiator_that_comes_back_takes_the_place_of_what_it_left_behind()
    {
        using ServedRecorder served = new();
        using TestInitiator first = served.LogIn();
        using TestInitiator other = new(served.EndPoint) { Isid = 0x400001370001 };
        other.LogIn(ServedRecorder.TargetName);
        using TestInitiator again = served.LogIn();

        first.IsDropped();
        Assert.Equal(0, other.Execute("12 00000024", reads: 36).Status);
        Assert.Equal(0, again.Execute("12 00000024", reads: 36).Status);
    }

    [Fact]
    public void Targets_are_told_to_those_who_ask()
    {
        using ServedRecorder served = new();
        using TestInitiator initiator = served.Connect().LogInToDiscover();
        byte[] asked = TestInitiator.TextOf("SendTargets=All");

        initiator.Send(new TextRequestPdu(false, true, false, asked.Length, 0, 3, BasicHeader.NoTag, initiator.Counters).WriteTo, asked);
        (byte[] header, byte[] data) = initiator.Receive(IscsiOpcode.TextResponse);

        Assert.True(TextResponsePdu.Parse(header).IsFinal);
        Assert.Equal(
            [("TargetName", ServedRecorder.TargetName), ("TargetAddress", $"127.0.0.1:{served.EndPoint.Port},1")], TextKeys.Parse(data));
        initiator.CmdSn++;
        initiator.LogOut();
        ServedRecorder.Eventually(() => served.Server.ConnectionCount == 0);
        Assert.Equal([IscsiNoticeKind.Discovered], served.Notices.Select(static notice => notice.Kind));
    }

    [Fact]
    public void A_long_list_of_targets_comes_in_pieces()
    {
        IscsiTarget[] targets = [.. Enumerable.Range(0, 200).Select(static i =>
            new IscsiTarget($"iqn.2001-02.net.example:{new string('x', 60)}{i}", static _ => throw new IOException("It is not there.")))];
        using IscsiServer server = new(targets);
        using TestInitiator initiator = new TestInitiator(server.Start(new(System.Net.IPAddress.Loopback, 0))).LogInToDiscover();
        byte[] asked = TestInitiator.TextOf("SendTargets=All");
        List<byte> all = [];
        uint tag = BasicHeader.NoTag;
        do
        {
            initiator.Send(new TextRequestPdu(true, true, false, asked.Length, 0, 3, tag, initiator.Counters).WriteTo, asked);
            (byte[] header, byte[] data) = initiator.Receive(IscsiOpcode.TextResponse);
            Assert.InRange(data.Length, 1, 8192);
            all.AddRange(data);
            (tag, asked) = (TextResponsePdu.Parse(header).TransferTag, []);
        }
        while (tag != BasicHeader.NoTag);

        Assert.Equal(targets.Select(static target => target.Name), TextKeys.Parse([.. all]).Where(static pair => pair.Key == "TargetName").Select(static pair => pair.Value));
    }

    private static void Authenticate(TestInitiator initiator, string algorithms, string user, string secret, bool base64)
    {
        Assert.False(initiator.Login(LoginStage.Security, null, [.. Introduction, "AuthMethod=CHAP,None"]).IsTransit);
        Assert.Equal("CHAP", initiator.Answers["AuthMethod"]);
        initiator.Login(LoginStage.Security, null, [$"CHAP_A={algorithms}"]);
        var question = new ChapChallenge(
            initiator.Answers["CHAP_A"],
            byte.Parse(initiator.Answers["CHAP_I"]),
            Convert.FromHexString(initiator.Answers["CHAP_C"][2..]));
        byte[] answer = question.Answer(Encoding.ASCII.GetBytes(secret));
        string written = base64 ? "0b" + Convert.ToBase64String(answer) : "0x" + Convert.ToHexString(answer);
        initiator.Login(LoginStage.Security, LoginStage.Operational, [$"CHAP_N={user}", $"CHAP_R={written}"]);
    }
}
