using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>Everything that goes to an initiator after its login, one PDU after the other, in the order of its status
/// numbers.</summary>
internal sealed class Outbound(PduChannel channel, CommandWindow window, uint statSn)
{
    private const int LogoutTime2WaitSeconds = 0;

    private readonly Lock _gate = new();
    private readonly byte[] _pdu = new byte[BasicHeader.Size + BasicHeader.Size];
    private uint _statSn = statSn;
    private uint _pings;

    /// <summary>Answers a command whose data, if any, have gone.</summary>
    /// <param name="tag">The command.</param>
    /// <param name="response">0: the drive has answered; 1: it could not.</param>
    /// <param name="status">Its status.</param>
    /// <param name="sense">Why it was refused.</param>
    /// <param name="residual">Data that did not move.</param>
    /// <param name="dataPdus">Data-In and R2T PDUs that were sent for it.</param>
    public void Respond(uint tag, byte response, ScsiStatus status, SenseData? sense, Residual residual, uint dataPdus)
    {
        const int SenseLengthBytes = 2;
        lock (_gate)
        {
            int dataBytes = sense is null ? 0 : SenseLengthBytes + SenseData.FixedSize;
            Span<byte> pdu = Begin(dataBytes);
            new ScsiResponsePdu(tag, response, (byte)status, residual, dataPdus, dataBytes, Next()).WriteTo(pdu);
            if (sense is { } why)
            {
                pdu[BasicHeader.Size + 1] = SenseData.FixedSize;
                why.WriteFixed(pdu[(BasicHeader.Size + SenseLengthBytes)..]);
            }

            channel.Send(pdu);
        }
    }

    /// <summary>Sends a part of what was read.</summary>
    /// <param name="pdu">Room for the header, the data, room for the padding.</param>
    /// <param name="part">The header but for its counters.</param>
    public void SendData(Span<byte> pdu, in DataInPdu part)
    {
        lock (_gate)
        {
            (part with { Counters = Counters(part.Status is not null) }).WriteTo(pdu);
            int padded = BasicHeader.Padded(part.DataBytes);
            pdu[(BasicHeader.Size + part.DataBytes)..(BasicHeader.Size + padded)].Clear();
            channel.Send(pdu[..(BasicHeader.Size + padded)]);
        }
    }

    public void AskForData(uint tag, uint transferTag, uint number, int offset, int length)
    {
        lock (_gate)
        {
            Span<byte> pdu = Begin(0);
            new ReadyToTransferPdu(tag, transferTag, number, (uint)offset, (uint)length, Counters(carriesStatus: false)).WriteTo(pdu);
            channel.Send(pdu);
        }
    }

    public void RespondToTaskManagement(uint tag, TaskOutcome outcome)
    {
        lock (_gate)
        {
            Span<byte> pdu = Begin(0);
            new TaskManagementResponsePdu(tag, outcome, Next()).WriteTo(pdu);
            channel.Send(pdu);
        }
    }

    public void RespondToLogout(uint tag, LogoutOutcome outcome)
    {
        lock (_gate)
        {
            Span<byte> pdu = Begin(0);
            new LogoutResponsePdu(tag, outcome, LogoutTime2WaitSeconds, Next()).WriteTo(pdu);
            channel.Send(pdu);
        }
    }

    /// <summary>Answers a ping with what came with it.</summary>
    public void AnswerPing(uint tag, ulong lun, ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            byte[] pdu = new byte[BasicHeader.Size + BasicHeader.Padded(data.Length)];
            new NopInPdu(data.Length, lun, tag, BasicHeader.NoTag, Next()).WriteTo(pdu);
            data.CopyTo(pdu.AsSpan(BasicHeader.Size));
            channel.Send(pdu);
        }
    }

    /// <summary>Asks the initiator whether it is still there.</summary>
    public void Ping()
    {
        lock (_gate)
        {
            Span<byte> pdu = Begin(0);
            uint tag = _pings++ & 0x7FFF_FFFF;
            new NopInPdu(0, 0, BasicHeader.NoTag, tag, Counters(carriesStatus: false)).WriteTo(pdu);
            channel.Send(pdu);
        }
    }

    public void Reject(RejectReason reason, ReadOnlySpan<byte> header)
    {
        lock (_gate)
        {
            Span<byte> pdu = Begin(BasicHeader.Size);
            new RejectPdu(reason, BasicHeader.Size, Next()).WriteTo(pdu);
            header[..BasicHeader.Size].CopyTo(pdu[BasicHeader.Size..]);
            channel.Send(pdu);
        }
    }

    public void Announce(AsyncEvent happening, ushort connection, TimeSpan within)
    {
        lock (_gate)
        {
            Span<byte> pdu = Begin(0);
            new AsyncMessagePdu(happening, connection, 0, (ushort)within.TotalSeconds, Next()).WriteTo(pdu);
            channel.Send(pdu);
        }
    }

    public void RespondToText(uint tag, uint transferTag, bool isContinued, ReadOnlySpan<byte> text)
    {
        lock (_gate)
        {
            byte[] pdu = new byte[BasicHeader.Size + BasicHeader.Padded(text.Length)];
            bool isFinal = transferTag == BasicHeader.NoTag;
            new TextResponsePdu(isFinal, isContinued, text.Length, tag, transferTag, Next()).WriteTo(pdu);
            text.CopyTo(pdu.AsSpan(BasicHeader.Size));
            channel.Send(pdu);
        }
    }

    private Span<byte> Begin(int dataBytes) => _pdu.AsSpan(0, BasicHeader.Size + BasicHeader.Padded(dataBytes));

    private TargetCounters Next() => Counters(carriesStatus: true);

    private TargetCounters Counters(bool carriesStatus)
    {
        (uint expected, uint max) = window.Range;
        return new TargetCounters(carriesStatus ? _statSn++ : _statSn, expected, max);
    }
}
