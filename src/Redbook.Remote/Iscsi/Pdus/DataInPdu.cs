using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>SCSI Data-In; the last one may carry a good status. RFC 7143 11.7.</summary>
/// <param name="TaskTag">Whose data they are.</param>
/// <param name="IsFinal">Whether a sequence ends with it.</param>
/// <param name="Status">The status byte, where it comes with the data.</param>
/// <param name="Residual">As in a response; only with a status.</param>
/// <param name="DataSn">Its number within the task.</param>
/// <param name="OffsetBytes">Where in the data phase these bytes lie.</param>
/// <param name="DataBytes">How many.</param>
/// <param name="Counters">The order of things.</param>
internal readonly record struct DataInPdu(
    uint TaskTag,
    bool IsFinal,
    byte? Status,
    Residual Residual,
    uint DataSn,
    uint OffsetBytes,
    int DataBytes,
    TargetCounters Counters)
{
    private const byte StatusFlag = 0x01;

    public static DataInPdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        bool hasStatus = (header[1] & StatusFlag) != 0;
        return new DataInPdu(
            basic.TaskTag,
            (header[1] & BasicHeader.Final) != 0,
            hasStatus ? header[3] : null,
            hasStatus ? Residual.Parse(header[1], BinaryPrimitives.ReadUInt32BigEndian(header[44..])) : default,
            BinaryPrimitives.ReadUInt32BigEndian(header[36..]),
            BinaryPrimitives.ReadUInt32BigEndian(header[40..]),
            basic.DataBytes,
            TargetCounters.Parse(header));
    }

    public void WriteTo(Span<byte> header)
    {
        int flags = (IsFinal ? BasicHeader.Final : 0) | (Status is null ? 0 : StatusFlag | Residual.Flags);
        new BasicHeader(IscsiOpcode.DataIn, false, 0, DataBytes, TaskTag).WriteTo(header, (byte)flags);
        header[3] = Status ?? 0;
        BinaryPrimitives.WriteUInt32BigEndian(header[20..], BasicHeader.NoTag);
        Counters.WriteTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header[36..], DataSn);
        BinaryPrimitives.WriteUInt32BigEndian(header[40..], OffsetBytes);
        BinaryPrimitives.WriteUInt32BigEndian(header[44..], Status is null ? 0 : Residual.Bytes);
    }
}
