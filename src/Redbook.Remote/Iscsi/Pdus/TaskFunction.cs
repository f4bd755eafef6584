namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>What a task management request wants. RFC 7143 11.5.1.</summary>
internal enum TaskFunction : byte
{
    AbortTask = 1,
    AbortTaskSet = 2,
    ClearAca = 3,
    ClearTaskSet = 4,
    LogicalUnitReset = 5,
    TargetWarmReset = 6,
    TargetColdReset = 7,
    TaskReassign = 8,
}
