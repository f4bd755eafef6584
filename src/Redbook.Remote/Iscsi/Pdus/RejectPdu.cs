using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Reject; the header that was not taken follows as data. RFC 7143 11.17.</summary>
internal readonly record struct RejectPdu(RejectReason Reason, int DataBytes, TargetCounters Counters)
{
    public static RejectPdu Parse(ReadOnlySpan<byte> header) =>
        new((RejectReason)header[2], BasicHeader.Parse(header).DataBytes, TargetCounters.Parse(header));

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.Reject, false, 0, DataBytes, BasicHeader.NoTag).WriteTo(header, BasicHeader.Final);
        header[2] = (byte)Reason;
        Counters.WriteTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header[36..], 0);
    }
}
