using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Logout Response. RFC 7143 11.15.</summary>
/// <param name="TaskTag">Whose answer it is.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Time2WaitSeconds">How long to wait before a new connection.</param>
/// <param name="Counters">The order of things.</param>
internal readonly record struct LogoutResponsePdu(
    uint TaskTag, LogoutOutcome Outcome, ushort Time2WaitSeconds, TargetCounters Counters)
{
    public static LogoutResponsePdu Parse(ReadOnlySpan<byte> header) => new(
        BasicHeader.Parse(header).TaskTag,
        (LogoutOutcome)header[2],
        BinaryPrimitives.ReadUInt16BigEndian(header[40..]),
        TargetCounters.Parse(header));

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.LogoutResponse, false, 0, 0, TaskTag).WriteTo(header, BasicHeader.Final);
        header[2] = (byte)Outcome;
        Counters.WriteTo(header);
        BinaryPrimitives.WriteUInt16BigEndian(header[40..], Time2WaitSeconds);
    }
}
