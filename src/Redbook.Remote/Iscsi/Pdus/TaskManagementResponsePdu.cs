namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Task Management Function Response. RFC 7143 11.6.</summary>
internal readonly record struct TaskManagementResponsePdu(uint TaskTag, TaskOutcome Outcome, TargetCounters Counters)
{
    public static TaskManagementResponsePdu Parse(ReadOnlySpan<byte> header) =>
        new(BasicHeader.Parse(header).TaskTag, (TaskOutcome)header[2], TargetCounters.Parse(header));

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.TaskManagementResponse, false, 0, 0, TaskTag).WriteTo(header, BasicHeader.Final);
        header[2] = (byte)Outcome;
        Counters.WriteTo(header);
    }
}
