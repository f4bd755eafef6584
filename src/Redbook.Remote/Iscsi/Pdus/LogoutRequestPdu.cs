using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Logout Request. RFC 7143 11.14.</summary>
internal readonly record struct LogoutRequestPdu(
    bool IsImmediate, LogoutReason Reason, uint TaskTag, ushort ConnectionId, InitiatorCounters Counters)
{
    private const byte ReasonMask = 0x7F;

    public static LogoutRequestPdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new LogoutRequestPdu(
            basic.IsImmediate,
            (LogoutReason)(header[1] & ReasonMask),
            basic.TaskTag,
            BinaryPrimitives.ReadUInt16BigEndian(header[20..]),
            InitiatorCounters.Parse(header));
    }

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.LogoutRequest, IsImmediate, 0, 0, TaskTag)
            .WriteTo(header, (byte)(BasicHeader.Final | (byte)Reason));
        BinaryPrimitives.WriteUInt16BigEndian(header[20..], ConnectionId);
        Counters.WriteTo(header);
    }
}
