using System.Net;
using System.Net.Sockets;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>Text requests after the login: mostly the question which targets there are. RFC 7143 4.3 and Appendix C.</summary>
internal sealed class TextExchange(
    Outbound outbound, LoginConversation login, IReadOnlyList<IscsiTarget> targets, IPEndPoint? address)
{
    private const uint OwnTag = 1;
    private const string SendTargets = "SendTargets";

    private readonly List<byte> _asked = [];
    private byte[] _rest = [];
    private bool _isUnderWay;

    /// <summary>Answers one request, or the next part of one.</summary>
    /// <exception cref="IscsiProtocolException">It makes no sense.</exception>
    public void Answer(in TextRequestPdu request, ReadOnlySpan<byte> data, ReadOnlySpan<byte> header)
    {
        if (request.TransferTag == BasicHeader.NoTag)
        {
            // A new one; what was under way is forgotten.
            _asked.Clear();
            _rest = [];
        }
        else if (!_isUnderWay || request.TransferTag != OwnTag)
        {
            outbound.Reject(RejectReason.InvalidPduField, header);
            return;
        }

        if (_asked.Count + data.Length > TextKeys.MaxTextBytes)
        {
            throw new IscsiProtocolException("too much text");
        }

        _asked.AddRange(data);
        if (request.IsContinued)
        {
            _isUnderWay = true;
            outbound.RespondToText(request.TaskTag, OwnTag, isContinued: false, []);
            return;
        }

        byte[] text = _rest;
        if (_asked.Count > 0 || _rest.Length == 0)
        {
            List<byte> answer = [];
            foreach ((string key, string value) in TextKeys.Parse([.. _asked]))
            {
                AnswerKey(key, value, answer);
            }

            text = [.. answer];
            _asked.Clear();
        }

        int count = Math.Min(text.Length, login.Parameters.MaxRecvDataSegmentBytes);
        _rest = text[count..];
        _isUnderWay = _rest.Length > 0 || !request.IsFinal;
        outbound.RespondToText(
            request.TaskTag, _isUnderWay ? OwnTag : BasicHeader.NoTag, isContinued: _rest.Length > 0, text.AsSpan(0, count));
    }

    private void AnswerKey(string key, string value, List<byte> answer)
    {
        switch (key)
        {
            case SendTargets when value == "All" && !login.IsDiscovery:
                answer.Write(SendTargets, "Reject");
                break;
            case SendTargets:
                // Nothing at all means the target of this session.
                string? wanted = value == "All" ? null : value;
                wanted = value.Length == 0 ? login.Target?.Name : wanted;
                foreach (IscsiTarget target in targets)
                {
                    if (wanted is null || string.Equals(wanted, target.Name, StringComparison.OrdinalIgnoreCase))
                    {
                        answer.Write("TargetName", target.Name);
                        answer.Write("TargetAddress", Address());
                    }
                }

                break;
            case "MaxRecvDataSegmentLength":
                if (TextKeys.TryNumber(value, 512, BasicHeader.MaxDataBytes, out uint bytes))
                {
                    login.Parameters.MaxRecvDataSegmentBytes = (int)bytes;
                }
                else
                {
                    answer.Write(key, "Reject");
                }

                break;
            default:
                answer.Write(key, Negotiation.IsKnown(key) ? "Reject" : "NotUnderstood");
                break;
        }
    }

    private string Address() => address is null
        ? ""
        : $"{(address.AddressFamily == AddressFamily.InterNetworkV6 && !address.Address.IsIPv4MappedToIPv6 ? $"[{address.Address}]" : address.Address.MapToIPv4().ToString())}:{address.Port},1";
}
