using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>What a target's PDU says of the order of things: bytes 24 to 35.</summary>
/// <param name="StatSn">The number of this status, or the next one's where the PDU carries none.</param>
/// <param name="ExpCmdSn">The command expected next.</param>
/// <param name="MaxCmdSn">The last command that may be sent now.</param>
internal readonly record struct TargetCounters(uint StatSn, uint ExpCmdSn, uint MaxCmdSn)
{
    public static TargetCounters Parse(ReadOnlySpan<byte> header) => new(
        BinaryPrimitives.ReadUInt32BigEndian(header[24..]),
        BinaryPrimitives.ReadUInt32BigEndian(header[28..]),
        BinaryPrimitives.ReadUInt32BigEndian(header[32..]));

    public void WriteTo(Span<byte> header)
    {
        BinaryPrimitives.WriteUInt32BigEndian(header[24..], StatSn);
        BinaryPrimitives.WriteUInt32BigEndian(header[28..], ExpCmdSn);
        BinaryPrimitives.WriteUInt32BigEndian(header[32..], MaxCmdSn);
    }
}
