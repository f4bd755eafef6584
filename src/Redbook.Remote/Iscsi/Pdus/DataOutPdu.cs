using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>SCSI Data-Out. RFC 7143 11.7.</summary>
/// <param name="TaskTag">The task they belong to.</param>
/// <param name="TransferTag">The tag of the R2T that asked for them; <see cref="BasicHeader.NoTag"/> when unsolicited.</param>
/// <param name="IsFinal">Whether a sequence ends with it.</param>
/// <param name="DataSn">Its number within the sequence.</param>
/// <param name="OffsetBytes">Where in the data phase these bytes lie.</param>
/// <param name="DataBytes">How many.</param>
/// <param name="ExpStatSn">The status expected next.</param>
internal readonly record struct DataOutPdu(
    uint TaskTag, uint TransferTag, bool IsFinal, uint DataSn, uint OffsetBytes, int DataBytes, uint ExpStatSn)
{
    public static DataOutPdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new DataOutPdu(
            basic.TaskTag,
            BinaryPrimitives.ReadUInt32BigEndian(header[20..]),
            (header[1] & BasicHeader.Final) != 0,
            BinaryPrimitives.ReadUInt32BigEndian(header[36..]),
            BinaryPrimitives.ReadUInt32BigEndian(header[40..]),
            basic.DataBytes,
            BinaryPrimitives.ReadUInt32BigEndian(header[28..]));
    }

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.DataOut, false, 0, DataBytes, TaskTag)
            .WriteTo(header, IsFinal ? BasicHeader.Final : (byte)0);
        BinaryPrimitives.WriteUInt32BigEndian(header[20..], TransferTag);
        BinaryPrimitives.WriteUInt32BigEndian(header[28..], ExpStatSn);
        BinaryPrimitives.WriteUInt32BigEndian(header[36..], DataSn);
        BinaryPrimitives.WriteUInt32BigEndian(header[40..], OffsetBytes);
    }
}
