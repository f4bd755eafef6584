using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Task Management Function Request. RFC 7143 11.5.</summary>
/// <param name="IsImmediate">Whether it is delivered at once.</param>
/// <param name="Function">What is wanted.</param>
/// <param name="Lun">The unit meant.</param>
/// <param name="TaskTag">Its own tag.</param>
/// <param name="ReferencedTag">The task meant.</param>
/// <param name="Counters">The order of things.</param>
/// <param name="RefCmdSn">The command number of the task meant.</param>
internal readonly record struct TaskManagementRequestPdu(
    bool IsImmediate, TaskFunction Function, ulong Lun, uint TaskTag, uint ReferencedTag, InitiatorCounters Counters, uint RefCmdSn)
{
    private const byte FunctionMask = 0x7F;

    public static TaskManagementRequestPdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new TaskManagementRequestPdu(
            basic.IsImmediate,
            (TaskFunction)(header[1] & FunctionMask),
            BinaryPrimitives.ReadUInt64BigEndian(header[8..]),
            basic.TaskTag,
            BinaryPrimitives.ReadUInt32BigEndian(header[20..]),
            InitiatorCounters.Parse(header),
            BinaryPrimitives.ReadUInt32BigEndian(header[32..]));
    }

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.TaskManagementRequest, IsImmediate, 0, 0, TaskTag)
            .WriteTo(header, (byte)(BasicHeader.Final | (byte)Function));
        BinaryPrimitives.WriteUInt64BigEndian(header[8..], Lun);
        BinaryPrimitives.WriteUInt32BigEndian(header[20..], ReferencedTag);
        Counters.WriteTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header[32..], RefCmdSn);
    }
}
