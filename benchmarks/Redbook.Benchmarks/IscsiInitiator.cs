using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Benchmarks;

/// <summary>The simplest initiator there is: one command at a time, as burning programs send them, with as much data unasked
/// as the target takes.</summary>
internal sealed class IscsiInitiator : IScsiTransport
{
    private const int SegmentBytes = 256 * 1024;
    private const int FirstBurstBytes = 64 * 1024;

    private readonly Socket _socket;
    private readonly byte[] _pdu = new byte[BasicHeader.Size + SegmentBytes];
    private uint _cmdSn = 1;

    public IscsiInitiator(IPEndPoint server, string target)
    {
        _socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Connect(server);
        byte[] keys = Encoding.ASCII.GetBytes(
            $"InitiatorName=iqn.2001-02.net.example:benchmark\0SessionType=Normal\0TargetName={target}\0InitialR2T=No\0ImmediateData=Yes\0"
            + $"FirstBurstLength={FirstBurstBytes}\0MaxBurstLength=1048576\0MaxRecvDataSegmentLength={SegmentBytes}\0");
        new LoginRequestPdu
        {
            IsTransit = true, CurrentStage = LoginStage.Operational, NextStage = LoginStage.FullFeature, DataBytes = keys.Length,
            Counters = new InitiatorCounters(_cmdSn, 0), Isid = 1,
        }.WriteTo(_pdu);
        keys.CopyTo(_pdu, BasicHeader.Size);
        Send(keys.Length);
        ReadHeader();
        if (LoginResponsePdu.Parse(_pdu).Status != LoginStatus.Success)
        {
            throw new IOException("The login was refused.");
        }
    }

    public int MaxTransferBytes => 512 * 1024;

    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        Span<byte> block = stackalloc byte[16];
        block.Clear();
        cdb.CopyTo(block);
        int immediate = direction == TransferDirection.ToDevice ? Math.Min(data.Length, FirstBurstBytes) : 0;
        new ScsiCommandPdu
        {
            IsFinal = true, Reads = direction == TransferDirection.FromDevice, Writes = direction == TransferDirection.ToDevice,
            Attribute = 1, DataBytes = immediate, TaskTag = _cmdSn, ExpectedBytes = (uint)data.Length,
            Counters = new InitiatorCounters(_cmdSn++, 0), Cdb = BinaryPrimitives.ReadUInt128BigEndian(block),
        }.WriteTo(_pdu);
        data[..immediate].CopyTo(_pdu.AsSpan(BasicHeader.Size));
        Send(immediate);
        while (true)
        {
            int bytes = ReadHeader();
            switch (BasicHeader.Parse(_pdu).Opcode)
            {
                case IscsiOpcode.ReadyToTransfer:
                    SendData(ReadyToTransferPdu.Parse(_pdu), data);
                    break;
                case IscsiOpcode.DataIn:
                    DataInPdu part = DataInPdu.Parse(_pdu);
                    _pdu.AsSpan(BasicHeader.Size, bytes).CopyTo(data[(int)part.OffsetBytes..]);
                    if (part.Status is { } status)
                    {
                        return new ScsiResult((ScsiStatus)status, (int)part.OffsetBytes + bytes, null, TimeSpan.Zero);
                    }

                    break;
                default:
                    ScsiResponsePdu response = ScsiResponsePdu.Parse(_pdu);
                    SenseData? sense = bytes > 2 && SenseData.TryParse(_pdu.AsSpan(BasicHeader.Size + 2, bytes - 2), out SenseData said) ? said : null;
                    return new ScsiResult((ScsiStatus)response.Status, data.Length - (int)response.Residual.Bytes, sense, TimeSpan.Zero);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private void SendData(in ReadyToTransferPdu asked, ReadOnlySpan<byte> data)
    {
        uint sn = 0;
        for (int at = (int)asked.OffsetBytes, end = (int)(asked.OffsetBytes + asked.LengthBytes); at < end;)
        {
            int count = Math.Min(SegmentBytes, end - at);
            new DataOutPdu(asked.TaskTag, asked.TransferTag, at + count == end, sn++, (uint)at, count, 0).WriteTo(_pdu);
            data.Slice(at, count).CopyTo(_pdu.AsSpan(BasicHeader.Size));
            Send(count);
            at += count;
        }
    }

    private void Send(int dataBytes)
    {
        ReadOnlySpan<byte> rest = _pdu.AsSpan(0, BasicHeader.Size + BasicHeader.Padded(dataBytes));
        while (!rest.IsEmpty)
        {
            rest = rest[_socket.Send(rest)..];
        }
    }

    private int ReadHeader()
    {
        Fill(_pdu.AsSpan(0, BasicHeader.Size));
        BasicHeader header = BasicHeader.Parse(_pdu);
        Fill(_pdu.AsSpan(BasicHeader.Size, header.PaddedDataBytes));
        return header.DataBytes;
    }

    private void Fill(Span<byte> room)
    {
        while (!room.IsEmpty)
        {
            int read = _socket.Receive(room);
            room = read > 0 ? room[read..] : throw new IOException("The target closed the connection.");
        }
    }
}
