using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>SCSI Response; sense data follow as data behind their length in two bytes. RFC 7143 11.4.</summary>
/// <param name="TaskTag">Whose answer it is.</param>
/// <param name="Response">0: the drive has answered; 1: it could not.</param>
/// <param name="Status">The status byte of the drive.</param>
/// <param name="Residual">Data that were expected and did not move, or the other way round.</param>
/// <param name="ExpDataSn">Data-In and R2T PDUs sent for this task.</param>
/// <param name="DataBytes">Bytes of sense, their length included.</param>
/// <param name="Counters">The order of things.</param>
internal readonly record struct ScsiResponsePdu(
    uint TaskTag, byte Response, byte Status, Residual Residual, uint ExpDataSn, int DataBytes, TargetCounters Counters)
{
    public static ScsiResponsePdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new ScsiResponsePdu(
            basic.TaskTag,
            header[2],
            header[3],
            Residual.Parse(header[1], BinaryPrimitives.ReadUInt32BigEndian(header[44..])),
            BinaryPrimitives.ReadUInt32BigEndian(header[36..]),
            basic.DataBytes,
            TargetCounters.Parse(header));
    }

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.ScsiResponse, false, 0, DataBytes, TaskTag)
            .WriteTo(header, (byte)(BasicHeader.Final | Residual.Flags));
        (header[2], header[3]) = (Response, Status);
        Counters.WriteTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header[36..], ExpDataSn);
        BinaryPrimitives.WriteUInt32BigEndian(header[44..], Residual.Bytes);
    }
}
