using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Text Response; its keys follow as data. RFC 7143 11.11.</summary>
internal readonly record struct TextResponsePdu(
    bool IsFinal, bool IsContinued, int DataBytes, uint TaskTag, uint TransferTag, TargetCounters Counters)
{
    public static TextResponsePdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new TextResponsePdu(
            (header[1] & BasicHeader.Final) != 0,
            (header[1] & BasicHeader.Continue) != 0,
            basic.DataBytes,
            basic.TaskTag,
            BinaryPrimitives.ReadUInt32BigEndian(header[20..]),
            TargetCounters.Parse(header));
    }

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.TextResponse, false, 0, DataBytes, TaskTag)
            .WriteTo(header, (byte)((IsFinal ? BasicHeader.Final : 0) | (IsContinued ? BasicHeader.Continue : 0)));
        BinaryPrimitives.WriteUInt32BigEndian(header[20..], TransferTag);
        Counters.WriteTo(header);
    }
}
