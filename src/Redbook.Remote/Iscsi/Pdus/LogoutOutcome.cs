namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>What became of a logout. RFC 7143 11.15.1.</summary>
internal enum LogoutOutcome : byte
{
    Closed = 0,
    NoSuchConnection = 1,
    RecoveryNotSupported = 2,
    CleanupFailed = 3,
}
