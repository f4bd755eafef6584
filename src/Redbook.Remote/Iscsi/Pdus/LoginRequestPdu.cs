using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Login Request; its keys follow as data. RFC 7143 11.12.</summary>
internal readonly record struct LoginRequestPdu
{
    /// <summary>Whether the initiator is ready to go on to <see cref="NextStage"/>.</summary>
    public bool IsTransit { get; init; }

    /// <summary>Whether the text goes on in the next request.</summary>
    public bool IsContinued { get; init; }

    public LoginStage CurrentStage { get; init; }

    public LoginStage NextStage { get; init; }

    public byte VersionMax { get; init; }

    public byte VersionMin { get; init; }

    public int AhsBytes { get; init; }

    public int DataBytes { get; init; }

    /// <summary>The initiator's part of the session's identity: the lower 48 bits.</summary>
    public ulong Isid { get; init; }

    /// <summary>The target's part: 0 for a new session.</summary>
    public ushort Tsih { get; init; }

    public uint TaskTag { get; init; }

    public ushort ConnectionId { get; init; }

    public InitiatorCounters Counters { get; init; }

    public static LoginRequestPdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new LoginRequestPdu
        {
            IsTransit = (header[1] & BasicHeader.Final) != 0,
            IsContinued = (header[1] & BasicHeader.Continue) != 0,
            CurrentStage = (LoginStage)((header[1] >> 2) & 3),
            NextStage = (LoginStage)(header[1] & 3),
            VersionMax = header[2],
            VersionMin = header[3],
            AhsBytes = basic.AhsBytes,
            DataBytes = basic.DataBytes,
            Isid = BinaryPrimitives.ReadUInt64BigEndian(header[8..]) >> 16,
            Tsih = BinaryPrimitives.ReadUInt16BigEndian(header[14..]),
            TaskTag = basic.TaskTag,
            ConnectionId = BinaryPrimitives.ReadUInt16BigEndian(header[20..]),
            Counters = InitiatorCounters.Parse(header),
        };
    }

    public void WriteTo(Span<byte> header)
    {
        int flags = (IsTransit ? BasicHeader.Final : 0) | (IsContinued ? BasicHeader.Continue : 0)
            | ((byte)CurrentStage << 2) | (byte)NextStage;
        new BasicHeader(IscsiOpcode.LoginRequest, true, AhsBytes, DataBytes, TaskTag).WriteTo(header, (byte)flags);
        (header[2], header[3]) = (VersionMax, VersionMin);
        BinaryPrimitives.WriteUInt64BigEndian(header[8..], (Isid << 16) | Tsih);
        BinaryPrimitives.WriteUInt16BigEndian(header[20..], ConnectionId);
        Counters.WriteTo(header);
    }
}
