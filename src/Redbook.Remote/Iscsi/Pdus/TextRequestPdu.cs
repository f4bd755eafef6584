using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Text Request; its keys follow as data. RFC 7143 11.10.</summary>
internal readonly record struct TextRequestPdu(
    bool IsImmediate, bool IsFinal, bool IsContinued, int DataBytes, ulong Lun, uint TaskTag, uint TransferTag, InitiatorCounters Counters)
{
    public static TextRequestPdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new TextRequestPdu(
            basic.IsImmediate,
            (header[1] & BasicHeader.Final) != 0,
            (header[1] & BasicHeader.Continue) != 0,
            basic.DataBytes,
            BinaryPrimitives.ReadUInt64BigEndian(header[8..]),
            basic.TaskTag,
            BinaryPrimitives.ReadUInt32BigEndian(header[20..]),
            InitiatorCounters.Parse(header));
    }

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.TextRequest, IsImmediate, 0, DataBytes, TaskTag)
            .WriteTo(header, (byte)((IsFinal ? BasicHeader.Final : 0) | (IsContinued ? BasicHeader.Continue : 0)));
        BinaryPrimitives.WriteUInt64BigEndian(header[8..], Lun);
        BinaryPrimitives.WriteUInt32BigEndian(header[20..], TransferTag);
        Counters.WriteTo(header);
    }
}
