using System.Net;

namespace Redbook.Remote.Iscsi;

/// <summary>Something happened to a connection.</summary>
/// <param name="Kind">What.</param>
/// <param name="SessionId">The session; 0 where there is none.</param>
/// <param name="RemoteEndPoint">Where the initiator is.</param>
/// <param name="Initiator">Its name, where it has said it.</param>
/// <param name="Target">The drive it wants, where it has said so.</param>
/// <param name="Text">A sentence for people: why, where there is a reason. What a stranger sent may be part of it.</param>
public sealed record IscsiNotice(
    IscsiNoticeKind Kind, int SessionId, EndPoint? RemoteEndPoint, string? Initiator, string? Target, string Text);
