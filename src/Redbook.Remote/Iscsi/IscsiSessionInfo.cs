using System.Net;

namespace Redbook.Remote.Iscsi;

/// <summary>What an initiator that is logged in has done so far.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Initiator">Its name.</param>
/// <param name="Target">The drive.</param>
/// <param name="RemoteEndPoint">Where it is.</param>
/// <param name="Commands">Commands carried out.</param>
/// <param name="BytesRead">Bytes of data it was sent.</param>
/// <param name="BytesWritten">Bytes of data it has sent.</param>
/// <param name="LastOpcode">The operation code of the last command that told of more than being there: neither TEST UNIT
/// READY nor GET EVENT STATUS NOTIFICATION; null before the first.</param>
/// <param name="IsBusy">Whether the drive is at work for it.</param>
public sealed record IscsiSessionInfo(
    int SessionId,
    string Initiator,
    string Target,
    EndPoint? RemoteEndPoint,
    long Commands,
    long BytesRead,
    long BytesWritten,
    byte? LastOpcode,
    bool IsBusy);
