namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>What a target says of its own accord. RFC 7143 11.9.1.</summary>
internal enum AsyncEvent : byte
{
    ScsiEvent = 0,
    LogoutRequested = 1,
    ConnectionDropped = 2,
    SessionDropped = 3,
    NegotiationRequested = 4,
}
