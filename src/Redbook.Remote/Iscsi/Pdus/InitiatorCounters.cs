using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>What an initiator's PDU says of the order of things: bytes 24 to 31.</summary>
/// <param name="CmdSn">The number of this command; an immediate one carries the next one's.</param>
/// <param name="ExpStatSn">The status it expects next.</param>
internal readonly record struct InitiatorCounters(uint CmdSn, uint ExpStatSn)
{
    public static InitiatorCounters Parse(ReadOnlySpan<byte> header) => new(
        BinaryPrimitives.ReadUInt32BigEndian(header[24..]), BinaryPrimitives.ReadUInt32BigEndian(header[28..]));

    public void WriteTo(Span<byte> header)
    {
        BinaryPrimitives.WriteUInt32BigEndian(header[24..], CmdSn);
        BinaryPrimitives.WriteUInt32BigEndian(header[28..], ExpStatSn);
    }
}
