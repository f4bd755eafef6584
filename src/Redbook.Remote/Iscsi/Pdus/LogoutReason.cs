namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>What an initiator wants closed. RFC 7143 11.14.1.</summary>
internal enum LogoutReason : byte
{
    CloseSession = 0,
    CloseConnection = 1,
    RemoveForRecovery = 2,
}
