namespace Redbook.Remote.Iscsi;

/// <summary>What an initiator sent cannot be what it meant; the connection ends.</summary>
internal sealed class IscsiProtocolException(string message) : Exception(message);
