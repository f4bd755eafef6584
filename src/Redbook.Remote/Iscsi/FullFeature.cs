using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>What an initiator may say once it has logged in.</summary>
internal sealed class FullFeature(
    PduChannel channel, CommandWindow window, Outbound outbound, LoginConversation login, IscsiSession? session, TextExchange texts)
{
    /// <summary>Whether the initiator has logged out.</summary>
    public bool HasLoggedOut { get; private set; }

    /// <summary>Answers until the initiator leaves.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    /// <exception cref="IscsiProtocolException">The initiator breaks the rules; the connection cannot go on.</exception>
    public void Run()
    {
        byte[] header = new byte[BasicHeader.Size];
        while (!HasLoggedOut && channel.TryReadHeader(header))
        {
            try
            {
                Take(header);
            }
            catch (IscsiProtocolException)
            {
                outbound.Reject(RejectReason.ProtocolError, header);
                throw;
            }
        }
    }

    private void Take(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        if (basic.DataBytes > SessionParameters.OwnMaxRecvDataSegmentBytes)
        {
            throw new IscsiProtocolException("more data in one message than were agreed upon");
        }

        switch (basic.Opcode)
        {
            case IscsiOpcode.ScsiCommand when session is not null:
                TakeCommand(ScsiCommandPdu.Parse(header), header);
                return;
            case IscsiOpcode.DataOut when session is not null:
                channel.Skip(basic.AhsBytes);
                TakeData(DataOutPdu.Parse(header));
                return;
            case IscsiOpcode.LoginRequest:
                throw new IscsiProtocolException("a second login");
        }

        // The rest is short, if it has data at all.
        channel.Skip(basic.AhsBytes);
        byte[] data = basic.DataBytes == 0 ? [] : new byte[basic.DataBytes];
        channel.Read(data);
        channel.Skip(basic.PaddedDataBytes - basic.DataBytes);
        if (!basic.IsImmediate && TakesNumber(basic.Opcode) && !window.TryTake(InitiatorCounters.Parse(header).CmdSn))
        {
            return;
        }

        switch (basic.Opcode)
        {
            case IscsiOpcode.NopOut:
                Ping(NopOutPdu.Parse(header), data);
                break;
            case IscsiOpcode.TextRequest:
                texts.Answer(TextRequestPdu.Parse(header), data, header);
                break;
            case IscsiOpcode.TaskManagementRequest when session is not null:
                TaskManagementRequestPdu request = TaskManagementRequestPdu.Parse(header);
                TaskOutcome outcome = session.Manage(request);
                outbound.RespondToTaskManagement(request.TaskTag, outcome);
                session.AfterManaging(request.Function, outcome);
                break;
            case IscsiOpcode.LogoutRequest:
                Leave(LogoutRequestPdu.Parse(header), header);
                break;
            case IscsiOpcode.Snack:
                outbound.Reject(RejectReason.SnackReject, header);
                break;
            default:
                outbound.Reject(RejectReason.CommandNotSupported, header);
                break;
        }
    }

    private static bool TakesNumber(IscsiOpcode opcode) => opcode is IscsiOpcode.NopOut or IscsiOpcode.TextRequest
        or IscsiOpcode.TaskManagementRequest or IscsiOpcode.LogoutRequest;

    private void TakeCommand(in ScsiCommandPdu command, ReadOnlySpan<byte> header)
    {
        int padding = BasicHeader.Padded(command.DataBytes) - command.DataBytes;
        channel.Skip(command.AhsBytes);
        if (!command.IsImmediate && !window.TryTake(command.Counters.CmdSn))
        {
            channel.Skip(command.DataBytes + padding);
            return;
        }

        SessionTask? task = session!.Tasks.Begin(command, session.LimitOf((byte)(command.Cdb >> 120)));
        if (task is null)
        {
            channel.Skip(command.DataBytes + padding);
            outbound.Reject(RejectReason.ImmediateCommandReject, header);
            return;
        }

        if (command.AhsBytes > 0)
        {
            // Longer command blocks, and lengths of a second direction: no optical drive has them.
            task.Refusal = TargetSense.InvalidField;
        }

        if (task.Refusal is not null)
        {
            channel.Skip(command.DataBytes);
        }
        else if (command.DataBytes > 0)
        {
            task.MakeRoom(command.DataBytes);
            channel.Read(task.Room(command.DataBytes));
            task.TakeImmediate(command.DataBytes);
        }

        channel.Skip(padding);
        session.Tasks.Arrived(task, command);
    }

    private void TakeData(in DataOutPdu data)
    {
        int padding = BasicHeader.Padded(data.DataBytes) - data.DataBytes;
        if (session!.Tasks.Find(data) is not { } task)
        {
            channel.Skip(data.DataBytes + padding);
            return;
        }

        channel.Read(task.Room(data.DataBytes));
        channel.Skip(padding);
        session.Tasks.DataArrived(task, data);
    }

    private void Ping(in NopOutPdu ping, ReadOnlySpan<byte> data)
    {
        // Without a tag it is the answer to a ping of ours: to have heard it is enough.
        if (ping.TaskTag != BasicHeader.NoTag)
        {
            outbound.AnswerPing(ping.TaskTag, ping.Lun, data[..Math.Min(data.Length, login.Parameters.MaxRecvDataSegmentBytes)]);
        }
    }

    private void Leave(in LogoutRequestPdu request, ReadOnlySpan<byte> header)
    {
        switch (request.Reason)
        {
            case LogoutReason.CloseConnection when request.ConnectionId != login.ConnectionId:
                outbound.RespondToLogout(request.TaskTag, LogoutOutcome.NoSuchConnection);
                break;
            case LogoutReason.CloseSession or LogoutReason.CloseConnection:
                session?.Leave();
                outbound.RespondToLogout(request.TaskTag, LogoutOutcome.Closed);
                HasLoggedOut = true;
                break;
            case LogoutReason.RemoveForRecovery:
                outbound.RespondToLogout(request.TaskTag, LogoutOutcome.RecoveryNotSupported);
                break;
            default:
                outbound.Reject(RejectReason.InvalidPduField, header);
                break;
        }
    }
}
