using System.Net;
using System.Net.Sockets;
using System.Text;
using Redbook.Remote.Iscsi;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Tests.Iscsi;

/// <summary>An initiator that says exactly what it is told to, right or wrong.</summary>
internal sealed class TestInitiator : IDisposable
{
    public const string Name = "iqn.2001-02.net.example:initiator";

    private readonly Socket _socket;
    private uint _tag;

    public TestInitiator(IPEndPoint server)
    {
        _socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)Patience.TotalMilliseconds,
            SendTimeout = (int)Patience.TotalMilliseconds,
        };
        _socket.Connect(server);
    }

    /// <summary>How long is waited for what other threads do; longer than it can take on a machine that is busy.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(3);

    public Socket Socket => _socket;

    public uint CmdSn { get; set; } = 7;

    public ulong Isid { get; init; } = 0x400001370000;

    public string InitiatorName { get; init; } = Name;

    /// <summary>The last login response.</summary>
    public LoginResponsePdu Response { get; private set; }

    /// <summary>The keys of the target's answers so far.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    public InitiatorCounters Counters => new(CmdSn, 0);

    /// <summary>Logs in without a secret.</summary>
    public TestInitiator LogIn(string target, params string[] keys)
    {
        Login(LoginStage.Operational, LoginStage.FullFeature, [$"InitiatorName={InitiatorName}", "SessionType=Normal", $"TargetName={target}", .. keys]);
        Assert.Equal(LoginStatus.Success, Response.Status);
        Assert.True(Response.IsTransit);
        return this;
    }

    public TestInitiator LogInToDiscover()
    {
        Login(LoginStage.Operational, LoginStage.FullFeature, [$"InitiatorName={InitiatorName}", "SessionType=Discovery"]);
        Assert.Equal(LoginStatus.Success, Response.Status);
        return this;
    }

    /// <summary>One request of a login, and its answer.</summary>
    public LoginResponsePdu Login(LoginStage current, LoginStage? next, string[] keys, Func<LoginRequestPdu, LoginRequestPdu>? change = null)
    {
        byte[] text = TextOf(keys);
        var request = new LoginRequestPdu
        {
            CurrentStage = current,
            NextStage = next ?? default,
            IsTransit = next is not null,
            Isid = Isid,
            DataBytes = text.Length,
            Counters = Counters,
        };
        Send((change?.Invoke(request) ?? request).WriteTo, text);
        (byte[] header, byte[] data) = Receive(IscsiOpcode.LoginResponse);
        Response = LoginResponsePdu.Parse(header);
        foreach ((string key, string value) in TextKeys.Parse(data))
        {
            Answers[key] = value;
        }

        return Response;
    }

    public static byte[] TextOf(params string[] keys) => Encoding.UTF8.GetBytes(string.Concat(keys.Select(key => key + "\0")));

    public static UInt128 Cdb(string hex) =>
        UInt128.Parse(hex.Replace(" ", "", StringComparison.Ordinal).PadRight(32, '0'), System.Globalization.NumberStyles.HexNumber);

    public ScsiCommandPdu Command(string cdb, int reads = 0, int writes = 0) => new()
    {
        IsFinal = true,
        Reads = reads > 0,
        Writes = writes > 0,
        Attribute = 1,
        TaskTag = ++_tag,
        ExpectedBytes = (uint)(reads + writes),
        Counters = new InitiatorCounters(CmdSn++, 0),
        Cdb = Cdb(cdb),
    };

    /// <summary>Sends a command and takes in everything until its status.</summary>
    public Outcome Execute(string cdb, int reads = 0, byte[]? writes = null)
    {
        ScsiCommandPdu command = Command(cdb, reads, writes?.Length ?? 0);
        Send(command.WriteTo);
        return Await(command, writes ?? []);
    }

    /// <summary>Sends the data that are asked for, and takes in everything until the status.</summary>
    public Outcome Await(in ScsiCommandPdu command, byte[] writes)
    {
        var data = new MemoryStream();
        uint dataSn = 0;
        while (true)
        {
            (byte[] header, byte[] segment) = Receive();
            switch (BasicHeader.Parse(header).Opcode)
            {
                case IscsiOpcode.ReadyToTransfer:
                    SendData(ReadyToTransferPdu.Parse(header), writes);
                    break;
                case IscsiOpcode.DataIn:
                    DataInPdu part = DataInPdu.Parse(header);
                    Assert.Equal((command.TaskTag, dataSn++, (uint)data.Length), (part.TaskTag, part.DataSn, part.OffsetBytes));
                    data.Write(segment);
                    if (part.Status is { } status)
                    {
                        return new Outcome(status, [], data.ToArray(), part.Residual, part.Counters);
                    }

                    break;
                case IscsiOpcode.ScsiResponse:
                    ScsiResponsePdu response = ScsiResponsePdu.Parse(header);
                    Assert.Equal(command.TaskTag, response.TaskTag);
                    return new Outcome(response.Status, segment.Length > 2 ? segment[2..] : [], data.ToArray(), response.Residual, response.Counters)
                    {
                        ExpDataSn = response.ExpDataSn,
                    };
                default:
                    Assert.Fail($"An unexpected {BasicHeader.Parse(header).Opcode}.");
                    break;
            }
        }
    }

    public void SendData(in ReadyToTransferPdu asked, ReadOnlySpan<byte> all, int segmentBytes = 4096)
    {
        uint sn = 0;
        for (uint at = asked.OffsetBytes, end = asked.OffsetBytes + asked.LengthBytes; at < end;)
        {
            int count = (int)Math.Min(segmentBytes, end - at);
            var pdu = new DataOutPdu(asked.TaskTag, asked.TransferTag, at + count == end, sn++, at, count, 0);
            Send(pdu.WriteTo, all.Slice((int)at, count));
            at += (uint)count;
        }
    }

    public delegate void Writer(Span<byte> header);

    public void Send(Writer writer, ReadOnlySpan<byte> data = default)
    {
        byte[] pdu = new byte[BasicHeader.Size + BasicHeader.Padded(data.Length)];
        writer(pdu);
        data.CopyTo(pdu.AsSpan(BasicHeader.Size));
        SendBytes(pdu);
    }

    public void SendBytes(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[_socket.Send(bytes)..];
        }
    }

    public (byte[] Header, byte[] Data) Receive(IscsiOpcode expected)
    {
        (byte[] header, byte[] data) = Receive();
        Assert.Equal(expected, BasicHeader.Parse(header).Opcode);
        return (header, data);
    }

    public (byte[] Header, byte[] Data) Receive()
    {
        byte[] header = new byte[BasicHeader.Size];
        ReadExactly(header);
        byte[] data = new byte[BasicHeader.Parse(header).PaddedDataBytes];
        ReadExactly(data);
        return (header, data[..BasicHeader.Parse(header).DataBytes]);
    }

    /// <summary>Waits until the server ends the connection, whatever it still says.</summary>
    public void IsDropped()
    {
        byte[] rest = new byte[4096];
        try
        {
            while (_socket.Receive(rest) > 0)
            {
                // Words of farewell.
            }
        }
        catch (SocketException reset) when (reset.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
        {
            // That is an end, too.
        }
    }

    public void LogOut()
    {
        Send(new LogoutRequestPdu(true, LogoutReason.CloseSession, 99, 0, Counters).WriteTo);
        (byte[] header, _) = Receive(IscsiOpcode.LogoutResponse);
        Assert.Equal(LogoutOutcome.Closed, LogoutResponsePdu.Parse(header).Outcome);
        IsDropped();
    }

    public void Dispose() => _socket.Dispose();

    private void ReadExactly(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            int read = _socket.Receive(destination);
            Assert.True(read > 0, "The server closed the connection.");
            destination = destination[read..];
        }
    }

    internal sealed record Outcome(byte Status, byte[] Sense, byte[] Data, Residual Residual, TargetCounters Counters)
    {
        public uint ExpDataSn { get; init; }

        /// <summary>Key, code and qualifier.</summary>
        public string Refusal => Sense.Length < 14 ? "" : $"{Sense[2]:X}/{Sense[12]:X2}/{Sense[13]:X2}";
    }
}
