using System.Globalization;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>A login from its first request to its end. RFC 7143 6.3.</summary>
internal sealed class LoginConversation(IReadOnlyList<IscsiTarget> targets, ChapCredentials? credentials)
{
    private const int MaxRequests = 32;
    private const int MaxResponseBytes = 1024;
    private const string PortalGroup = "1";

    private readonly Negotiation _negotiation = new();
    private readonly List<byte> _text = [];
    private LoginStage? _stage;
    private ulong _isid;
    private ushort _connectionId;
    private ChapChallenge? _challenge;
    private bool _knowsUser;
    private bool _knowsSecret;
    private bool _isIntroduced;
    private bool _hasDeclared;
    private int _requests;

    /// <summary>Whether the login has come to its good end.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Why it was refused, for people.</summary>
    public string? Refusal { get; private set; }

    public string? InitiatorName { get; private set; }

    /// <summary>The drive wanted; null for a discovery session.</summary>
    public IscsiTarget? Target { get; private set; }

    public string? TargetName { get; private set; }

    public bool IsDiscovery { get; private set; }

    public ulong Isid => _isid;

    public ushort ConnectionId => _connectionId;

    public SessionParameters Parameters => _negotiation.Parameters;

    /// <summary>Answers one request.</summary>
    /// <param name="request">Its header.</param>
    /// <param name="data">Its keys.</param>
    /// <param name="answer">Takes the keys of the answer.</param>
    /// <returns>The answer without its counters, length and session handle. A status other than success ends the login.</returns>
    public LoginResponsePdu Answer(in LoginRequestPdu request, ReadOnlySpan<byte> data, List<byte> answer)
    {
        LoginStatus status;
        bool goesOn = false;
        try
        {
            status = Check(request);
            if (status == LoginStatus.Success)
            {
                if (_text.Count + data.Length > TextKeys.MaxTextBytes)
                {
                    throw new IscsiProtocolException("too much text");
                }

                _text.AddRange(data);
                if (!request.IsContinued)
                {
                    List<(string, string)> keys = TextKeys.Parse([.. _text]);
                    _text.Clear();
                    status = Take(keys, answer);
                    goesOn = status == LoginStatus.Success && request.IsTransit && MayGoOn(request);
                }
            }
        }
        catch (IscsiProtocolException wrong)
        {
            status = Refuse(LoginStatus.InitiatorError, wrong.Message);
        }

        if (status != LoginStatus.Success)
        {
            answer.Clear();
            goesOn = false;
        }

        var response = new LoginResponsePdu
        {
            IsTransit = goesOn,
            CurrentStage = request.CurrentStage,
            NextStage = goesOn ? request.NextStage : default,
            Isid = request.Isid,
            TaskTag = request.TaskTag,
            Status = status,
        };
        if (goesOn)
        {
            _stage = request.NextStage;
            IsDone = request.NextStage == LoginStage.FullFeature;
        }

        return response;
    }

    /// <summary>Ends the login for a reason that lies elsewhere.</summary>
    public LoginStatus Refuse(LoginStatus status, string reason)
    {
        Refusal ??= reason;
        IsDone = false;
        return status;
    }

    private bool IsAuthenticated => _knowsUser && _knowsSecret;

    private LoginStatus Check(in LoginRequestPdu request)
    {
        if (++_requests > MaxRequests)
        {
            return Refuse(LoginStatus.InitiatorError, "a login without end");
        }

        if (request.VersionMin > 0)
        {
            return Refuse(LoginStatus.UnsupportedVersion, $"version {request.VersionMin} of the protocol");
        }

        if (request.CurrentStage is not (LoginStage.Security or LoginStage.Operational)
            || (request.IsTransit && (request.NextStage <= request.CurrentStage || (byte)request.NextStage == 2))
            || (request.IsTransit && request.IsContinued))
        {
            return Refuse(LoginStatus.InitiatorError, "stages out of order");
        }

        if (_stage is null)
        {
            (_stage, _isid, _connectionId) = (request.CurrentStage, request.Isid, request.ConnectionId);
            return request.Tsih == 0
                ? LoginStatus.Success
                : Refuse(LoginStatus.CannotIncludeInSession, "a second connection for a session");
        }

        return request.CurrentStage == _stage && request.Isid == _isid && request.ConnectionId == _connectionId && request.Tsih == 0
            ? LoginStatus.Success
            : Refuse(LoginStatus.InitiatorError, "a request that does not follow from the one before");
    }

    private LoginStatus Take(List<(string Key, string Value)> keys, List<byte> answer)
    {
        foreach ((string key, string value) in keys)
        {
            LoginStatus status = TakeKey(key, value, answer);
            if (status != LoginStatus.Success)
            {
                return status;
            }

            if (answer.Count > MaxResponseBytes * 4)
            {
                return Refuse(LoginStatus.InitiatorError, "too many keys");
            }
        }

        if (!_isIntroduced)
        {
            LoginStatus status = Introduce(answer);
            if (status != LoginStatus.Success)
            {
                return status;
            }
        }

        if (_stage == LoginStage.Operational)
        {
            if (credentials is not null && !IsAuthenticated)
            {
                return Refuse(LoginStatus.AuthenticationFailure, "no authentication, which is required");
            }

            if (!_hasDeclared)
            {
                _hasDeclared = true;
                answer.Write(
                    "MaxRecvDataSegmentLength",
                    SessionParameters.OwnMaxRecvDataSegmentBytes.ToString(CultureInfo.InvariantCulture));
            }
        }

        return LoginStatus.Success;
    }

    private LoginStatus TakeKey(string key, string value, List<byte> answer)
    {
        switch (key)
        {
            case "InitiatorName":
                InitiatorName = value;
                return LoginStatus.Success;
            case "TargetName":
                TargetName = value;
                return LoginStatus.Success;
            case "SessionType" when value is "Discovery" or "Normal":
                IsDiscovery = value == "Discovery";
                return LoginStatus.Success;
            case "SessionType":
                return Refuse(LoginStatus.SessionTypeNotSupported, "a type of session that is not known");
            case "InitiatorAlias":
                return LoginStatus.Success;
            case "SendTargets":
                return Refuse(LoginStatus.InvalidDuringLogin, "SendTargets during the login");
            case "AuthMethod":
                return ChooseMethod(value, answer);
            case "CHAP_A":
                return Challenge(value, answer);
            case "CHAP_N":
                _knowsUser = credentials is not null && value == credentials.User;
                return _knowsUser
                    ? LoginStatus.Success
                    : Refuse(LoginStatus.AuthenticationFailure, "a user that is not known");
            case "CHAP_R":
                return Verify(value);
            case "CHAP_I" or "CHAP_C":
                return Refuse(LoginStatus.AuthenticationFailure, "the initiator wants the target to authenticate itself, which has no secret");
            default:
                if (_negotiation.Answer(key, value) is { } answered)
                {
                    answer.Write(key, answered);
                }

                return LoginStatus.Success;
        }
    }

    private LoginStatus ChooseMethod(string offered, List<byte> answer)
    {
        string wanted = credentials is null ? "None" : "CHAP";
        if (!Negotiation.Offers(offered, wanted))
        {
            return Refuse(
                LoginStatus.AuthenticationFailure,
                credentials is null ? "the initiator insists on authentication, and none is set up" : "no authentication, which is required");
        }

        answer.Write("AuthMethod", wanted);
        return LoginStatus.Success;
    }

    private LoginStatus Challenge(string offered, List<byte> answer)
    {
        if (credentials is null || _stage != LoginStage.Security || _challenge is not null)
        {
            return Refuse(LoginStatus.InitiatorError, "CHAP where it was not agreed upon");
        }

        _challenge = ChapChallenge.For(offered);
        if (_challenge is null)
        {
            return Refuse(LoginStatus.AuthenticationFailure, "no common algorithm for CHAP");
        }

        answer.Write("CHAP_A", _challenge.Algorithm);
        answer.Write("CHAP_I", _challenge.Identifier.ToString(CultureInfo.InvariantCulture));
        answer.Write("CHAP_C", "0x" + Convert.ToHexStringLower(_challenge.Challenge));
        return LoginStatus.Success;
    }

    private LoginStatus Verify(string value)
    {
        const int LongestDigest = 64;
        ChapChallenge? challenge = _challenge;

        // A challenge is good for one answer.
        _challenge = null;
        _knowsSecret = challenge is not null && credentials is not null
            && TextKeys.TryBinary(value, LongestDigest) is { } response
            && challenge.IsAnsweredBy(response, credentials.SecretBytes);
        return _knowsSecret ? LoginStatus.Success : Refuse(LoginStatus.AuthenticationFailure, "a wrong secret");
    }

    private LoginStatus Introduce(List<byte> answer)
    {
        _isIntroduced = true;
        if (string.IsNullOrEmpty(InitiatorName) || InitiatorName.Length > IscsiTarget.MaxNameBytes)
        {
            return Refuse(LoginStatus.MissingParameter, "no name of an initiator");
        }

        if (IsDiscovery)
        {
            return LoginStatus.Success;
        }

        if (string.IsNullOrEmpty(TargetName))
        {
            return Refuse(LoginStatus.MissingParameter, "no name of a target");
        }

        Target = targets.FirstOrDefault(target => string.Equals(target.Name, TargetName, StringComparison.OrdinalIgnoreCase));
        if (Target is null)
        {
            return Refuse(LoginStatus.NotFound, "a target that is not here");
        }

        answer.Write("TargetPortalGroupTag", PortalGroup);
        return LoginStatus.Success;
    }

    private bool MayGoOn(in LoginRequestPdu request) =>
        request.CurrentStage == LoginStage.Operational || credentials is null || IsAuthenticated;
}
