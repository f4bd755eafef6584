using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>NOP-In: the answer to a ping, or a ping of ours. RFC 7143 11.19.</summary>
internal readonly record struct NopInPdu(
    int DataBytes, ulong Lun, uint TaskTag, uint TransferTag, TargetCounters Counters)
{
    public static NopInPdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new NopInPdu(
            basic.DataBytes,
            BinaryPrimitives.ReadUInt64BigEndian(header[8..]),
            basic.TaskTag,
            BinaryPrimitives.ReadUInt32BigEndian(header[20..]),
            TargetCounters.Parse(header));
    }

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.NopIn, false, 0, DataBytes, TaskTag).WriteTo(header, BasicHeader.Final);
        BinaryPrimitives.WriteUInt64BigEndian(header[8..], Lun);
        BinaryPrimitives.WriteUInt32BigEndian(header[20..], TransferTag);
        Counters.WriteTo(header);
    }
}
