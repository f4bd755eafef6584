using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Asynchronous Message. RFC 7143 11.9.</summary>
/// <param name="Event">What happens.</param>
/// <param name="Parameter1">The connection meant, where one is.</param>
/// <param name="Parameter2">The shortest time until a new login, in seconds.</param>
/// <param name="Parameter3">The time within which to log out, or after which to come back, in seconds.</param>
/// <param name="Counters">The order of things.</param>
internal readonly record struct AsyncMessagePdu(
    AsyncEvent Event, ushort Parameter1, ushort Parameter2, ushort Parameter3, TargetCounters Counters)
{
    public static AsyncMessagePdu Parse(ReadOnlySpan<byte> header) => new(
        (AsyncEvent)header[36],
        BinaryPrimitives.ReadUInt16BigEndian(header[38..]),
        BinaryPrimitives.ReadUInt16BigEndian(header[40..]),
        BinaryPrimitives.ReadUInt16BigEndian(header[42..]),
        TargetCounters.Parse(header));

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.AsyncMessage, false, 0, 0, BasicHeader.NoTag).WriteTo(header, BasicHeader.Final);
        Counters.WriteTo(header);
        header[36] = (byte)Event;
        BinaryPrimitives.WriteUInt16BigEndian(header[38..], Parameter1);
        BinaryPrimitives.WriteUInt16BigEndian(header[40..], Parameter2);
        BinaryPrimitives.WriteUInt16BigEndian(header[42..], Parameter3);
    }
}
