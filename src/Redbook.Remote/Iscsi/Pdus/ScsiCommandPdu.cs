using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>SCSI Command. RFC 7143 11.3.</summary>
internal readonly record struct ScsiCommandPdu
{
    private const byte ReadFlag = 0x40;
    private const byte WriteFlag = 0x20;
    private const byte AttributeMask = 0x07;

    public bool IsImmediate { get; init; }

    /// <summary>Whether no unsolicited data follow beside those in this PDU.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether the initiator expects data.</summary>
    public bool Reads { get; init; }

    /// <summary>Whether it will send data.</summary>
    public bool Writes { get; init; }

    /// <summary>1 simple, 2 ordered, 3 head of queue.</summary>
    public byte Attribute { get; init; }

    public int AhsBytes { get; init; }

    /// <summary>Bytes of immediate data.</summary>
    public int DataBytes { get; init; }

    public ulong Lun { get; init; }

    public uint TaskTag { get; init; }

    /// <summary>The whole data phase as the initiator sees it, in bytes.</summary>
    public uint ExpectedBytes { get; init; }

    public InitiatorCounters Counters { get; init; }

    /// <summary>The 16 bytes of the command block, the first one uppermost.</summary>
    public UInt128 Cdb { get; init; }

    public static ScsiCommandPdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new ScsiCommandPdu
        {
            IsImmediate = basic.IsImmediate,
            IsFinal = (header[1] & BasicHeader.Final) != 0,
            Reads = (header[1] & ReadFlag) != 0,
            Writes = (header[1] & WriteFlag) != 0,
            Attribute = (byte)(header[1] & AttributeMask),
            AhsBytes = basic.AhsBytes,
            DataBytes = basic.DataBytes,
            Lun = BinaryPrimitives.ReadUInt64BigEndian(header[8..]),
            TaskTag = basic.TaskTag,
            ExpectedBytes = BinaryPrimitives.ReadUInt32BigEndian(header[20..]),
            Counters = InitiatorCounters.Parse(header),
            Cdb = BinaryPrimitives.ReadUInt128BigEndian(header[32..]),
        };
    }

    public void WriteTo(Span<byte> header)
    {
        new BasicHeader(IscsiOpcode.ScsiCommand, IsImmediate, AhsBytes, DataBytes, TaskTag).WriteTo(
            header,
            (byte)((IsFinal ? BasicHeader.Final : 0) | (Reads ? ReadFlag : 0) | (Writes ? WriteFlag : 0) | (Attribute & AttributeMask)));
        BinaryPrimitives.WriteUInt64BigEndian(header[8..], Lun);
        BinaryPrimitives.WriteUInt32BigEndian(header[20..], ExpectedBytes);
        Counters.WriteTo(header);
        BinaryPrimitives.WriteUInt128BigEndian(header[32..], Cdb);
    }
}
