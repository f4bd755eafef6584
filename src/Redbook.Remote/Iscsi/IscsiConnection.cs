using System.Net;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>One connection from its beginning to its end.</summary>
internal sealed class IscsiConnection
{
    private const int MaxLoginDataBytes = 16 * 1024;
    private const int MaxDrainedPdus = 8;
    private const uint FirstStatSn = 1;

    private readonly PduChannel _channel;
    private readonly IReadOnlyList<IscsiTarget> _targets;
    private readonly IscsiServerOptions _options;
    private readonly SessionRegistry _registry;
    private readonly Action<IscsiNotice> _notice;
    private readonly LoginConversation _login;
    private long _began;
    private volatile bool _isOpening;
    private IscsiSession? _session;
    private Outbound? _outbound;
    private string? _dropReason;
    private bool _isPinged;

    public IscsiConnection(
        PduChannel channel,
        IReadOnlyList<IscsiTarget> targets,
        IscsiServerOptions options,
        SessionRegistry registry,
        Action<IscsiNotice> notice)
    {
        (_channel, _targets, _options, _registry, _notice) = (channel, targets, options, registry, notice);
        _login = new LoginConversation(targets, options.Chap);
        _began = options.TimeProvider.GetTimestamp();
    }

    /// <summary>Whether there has been a login.</summary>
    public bool IsLoggedIn => Volatile.Read(ref _outbound) is not null;

    public EndPoint? RemoteEndPoint => _channel.RemoteEndPoint;

    public IscsiSession? Session => Volatile.Read(ref _session);

    /// <summary>Serves the initiator until it is gone.</summary>
    public void Run()
    {
        bool hasLoggedOut = false;
        try
        {
            if (LogIn() is { } fullFeature)
            {
                fullFeature.Run();
                hasLoggedOut = fullFeature.HasLoggedOut;
            }
        }
        catch (IscsiProtocolException wrong)
        {
            _dropReason ??= wrong.Message;
        }
        catch (IOException lost)
        {
            _dropReason ??= lost.Message;
        }
        finally
        {
            _channel.Dispose();
            _session?.Close();
            try
            {
                TellOfTheEnd(hasLoggedOut);
            }
            finally
            {
                // The last thing: who waits for the end of every session has been told of it then.
                if (_session is { } session)
                {
                    _registry.Remove(session);
                }
            }
        }
    }

    /// <summary>Ends the connection.</summary>
    public void Drop(string reason)
    {
        Interlocked.CompareExchange(ref _dropReason, reason, null);
        _channel.Dispose();
    }

    /// <summary>Ends the connection when something takes too long. Never waits.</summary>
    public void Watch()
    {
        if (!IsLoggedIn)
        {
            if (!_isOpening && _options.TimeProvider.GetElapsedTime(Volatile.Read(ref _began)) > _options.LoginTimeout)
            {
                Drop("no login in time");
            }

            return;
        }

        TimeSpan silence = _channel.SilentFor;
        if (silence > _options.PingInterval + _options.TransferTimeout)
        {
            Drop("no sign of life");
        }
        else if (silence > _options.TransferTimeout && _session is { Tasks.AwaitsData: true })
        {
            Drop("data that were asked for and did not come");
        }
        else if (_channel.StuckFor > _options.TransferTimeout)
        {
            Drop("a message that does not get through");
        }
        else if (silence <= _options.PingInterval)
        {
            _isPinged = false;
        }
        else if (!_isPinged)
        {
            _isPinged = true;
            ThreadPool.UnsafeQueueUserWorkItem(static outbound => TryPing(outbound), _outbound!, preferLocal: false);
        }
    }

    /// <summary>Asks the initiator to log out.</summary>
    public void AskToLeave(TimeSpan within)
    {
        if (_outbound is { } outbound)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static asked => TryAnnounce(asked), (outbound, _login.ConnectionId, within), preferLocal: false);
        }
    }

    private static void TryPing(Outbound outbound)
    {
        try
        {
            outbound.Ping();
        }
        catch (IOException)
        {
            // Whoever reads notices too.
        }
    }

    private static void TryAnnounce((Outbound Outbound, ushort Connection, TimeSpan Within) asked)
    {
        try
        {
            asked.Outbound.Announce(AsyncEvent.LogoutRequested, asked.Connection, asked.Within);
        }
        catch (IOException)
        {
            // Whoever reads notices too.
        }
    }

    private FullFeature? LogIn()
    {
        byte[] header = new byte[BasicHeader.Size];
        byte[] data = new byte[MaxLoginDataBytes];
        List<byte> answer = [];
        uint statSn = FirstStatSn;
        while (_channel.TryReadHeader(header))
        {
            BasicHeader basic = BasicHeader.Parse(header);
            if (basic.Opcode != IscsiOpcode.LoginRequest)
            {
                throw new IscsiProtocolException("no login");
            }

            if (basic.PaddedDataBytes > MaxLoginDataBytes)
            {
                throw new IscsiProtocolException("more text in one message than was agreed upon");
            }

            _channel.Skip(basic.AhsBytes);
            _channel.Read(data.AsSpan(0, basic.PaddedDataBytes));
            answer.Clear();
            LoginRequestPdu request = LoginRequestPdu.Parse(header);
            LoginResponsePdu response = _login.Answer(request, data.AsSpan(0, basic.DataBytes), answer);
            IScsiTransport? drive = null;
            ushort id = 0;
            if (_login.IsDone)
            {
                id = _registry.NextId();
                drive = OpenDrive(ref response, answer);
            }

            // The login counts as immediate: its number is the first command's.
            uint first = request.Counters.CmdSn;
            response = response with
            {
                Tsih = _login.IsDone ? id : (ushort)0,
                DataBytes = answer.Count,
                Counters = new TargetCounters(statSn++, first, first + TaskQueue.Depth - 1),
            };
            FullFeature? fullFeature = _login.IsDone ? Establish(id, drive, first, statSn) : null;
            Send(response, answer);
            if (fullFeature is not null)
            {
                return fullFeature;
            }

            if (response.Status != LoginStatus.Success)
            {
                Notice(IscsiNoticeKind.LoginRefused, _login.Refusal ?? "refused");
                LetItLeave(header);
                return null;
            }
        }

        return null;
    }

    // Before the last answer is sent, so that the initiator finds everything as that says.
    private FullFeature Establish(ushort id, IScsiTransport? drive, uint firstCommand, uint statSn)
    {
        var window = new CommandWindow(firstCommand, TaskQueue.Depth);
        var outbound = new Outbound(_channel, window, statSn);
        if (drive is not null)
        {
            _session = new IscsiSession(
                new SessionIdentity(id, _login.InitiatorName!, _login.Isid, _login.Target!),
                drive, _registry, outbound, window, _login.Parameters, _options, Drop);
            _registry.Add(_session);
            _session.Start();
        }

        Volatile.Write(ref _outbound, outbound);
        Notice(drive is null ? IscsiNoticeKind.Discovered : IscsiNoticeKind.LoggedIn, drive is null ? "asks for targets" : "logged in");
        var texts = new TextExchange(outbound, _login, _targets, _channel.LocalEndPoint);
        return new FullFeature(_channel, window, outbound, _login, _session, texts);
    }

    private IScsiTransport? OpenDrive(ref LoginResponsePdu response, List<byte> answer)
    {
        if (_login.Target is not { } target || _login.IsDiscovery)
        {
            return null;
        }

        _isOpening = true;
        try
        {
            return target.Open(_login.InitiatorName!);
        }
        catch (IOException refused)
        {
            answer.Clear();
            response = response with
            {
                IsTransit = false,
                NextStage = default,
                Status = _login.Refuse(LoginStatus.ServiceUnavailable, refused.Message),
            };
            return null;
        }
        finally
        {
            // The time that this took is not the initiator's.
            Volatile.Write(ref _began, _options.TimeProvider.GetTimestamp());
            _isOpening = false;
        }
    }

    private void Send(in LoginResponsePdu response, List<byte> keys)
    {
        byte[] pdu = new byte[BasicHeader.Size + BasicHeader.Padded(keys.Count)];
        response.WriteTo(pdu);
        keys.CopyTo(pdu, BasicHeader.Size);
        _channel.Send(pdu);
    }

    // Closing with something unread could take the answer away from the initiator.
    private void LetItLeave(byte[] header)
    {
        _channel.Finish();
        for (int i = 0; i < MaxDrainedPdus && _channel.TryReadHeader(header); i++)
        {
            BasicHeader basic = BasicHeader.Parse(header);
            _channel.Skip(basic.AhsBytes + basic.PaddedDataBytes);
        }
    }

    private void TellOfTheEnd(bool hasLoggedOut)
    {
        bool hasOnlyAsked = _login is { IsDone: true, IsDiscovery: true } && _dropReason is null;
        if (_login.Refusal is not null || hasOnlyAsked)
        {
            // That has been told.
            return;
        }

        if (!hasLoggedOut)
        {
            Notice(IscsiNoticeKind.Dropped, _dropReason ?? "the initiator closed the connection");
        }
        else
        {
            Notice(IscsiNoticeKind.LoggedOut, "logged out");
        }
    }

    private void Notice(IscsiNoticeKind kind, string text) => _notice(new IscsiNotice(
        kind, _session?.Identity.Id ?? 0, _channel.RemoteEndPoint, _login.InitiatorName, _login.TargetName, text));
}
