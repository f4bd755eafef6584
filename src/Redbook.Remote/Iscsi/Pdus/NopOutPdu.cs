using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>NOP-Out: a ping of the initiator, or its answer to one of ours. RFC 7143 11.18.</summary>
internal readonly record struct NopOutPdu(
    bool IsImmediate, int DataBytes, ulong Lun, uint TaskTag, uint TransferTag, InitiatorCounters Counters)
{
    public static NopOutPdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new NopOutPdu(
            basic.IsImmediate,
            basic.DataBytes,
            BinaryPrimitives.ReadUInt64BigEndian(header[8..]),
            basic.TaskTag,
            BinaryPrimitives.ReadUInt32BigEndian(header[20..]),
            InitiatorCounters.Parse(header));
    }

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.NopOut, IsImmediate, 0, DataBytes, TaskTag).WriteTo(header, BasicHeader.Final);
        BinaryPrimitives.WriteUInt64BigEndian(header[8..], Lun);
        BinaryPrimitives.WriteUInt32BigEndian(header[20..], TransferTag);
        Counters.WriteTo(header);
    }
}
