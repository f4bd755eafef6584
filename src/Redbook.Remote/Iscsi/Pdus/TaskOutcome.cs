namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>What became of a task management request. RFC 7143 11.6.1.</summary>
internal enum TaskOutcome : byte
{
    Complete = 0,
    NoSuchTask = 1,
    NoSuchUnit = 2,
    StillAllegiant = 3,
    ReassignNotSupported = 4,
    NotSupported = 5,
    NotAuthorized = 6,
    Rejected = 255,
}
