using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Ready To Transfer (R2T): asks for a stretch of the data phase. RFC 7143 11.8.</summary>
/// <param name="TaskTag">The task.</param>
/// <param name="TransferTag">What the data will be tagged with.</param>
/// <param name="R2TSn">Its number within the task.</param>
/// <param name="OffsetBytes">Where the stretch begins.</param>
/// <param name="LengthBytes">How long it is.</param>
/// <param name="Counters">The order of things; the status number is the next one's.</param>
internal readonly record struct ReadyToTransferPdu(
    uint TaskTag, uint TransferTag, uint R2TSn, uint OffsetBytes, uint LengthBytes, TargetCounters Counters)
{
    public static ReadyToTransferPdu Parse(ReadOnlySpan<byte> header) => new(
        BasicHeader.Parse(header).TaskTag,
        BinaryPrimitives.ReadUInt32BigEndian(header[20..]),
        BinaryPrimitives.ReadUInt32BigEndian(header[36..]),
        BinaryPrimitives.ReadUInt32BigEndian(header[40..]),
        BinaryPrimitives.ReadUInt32BigEndian(header[44..]),
        TargetCounters.Parse(header));

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.ReadyToTransfer, false, 0, 0, TaskTag).WriteTo(header, BasicHeader.Final);
        BinaryPrimitives.WriteUInt32BigEndian(header[20..], TransferTag);
        Counters.WriteTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header[36..], R2TSn);
        BinaryPrimitives.WriteUInt32BigEndian(header[40..], OffsetBytes);
        BinaryPrimitives.WriteUInt32BigEndian(header[44..], LengthBytes);
    }
}
