using System.Buffers.Binary;

namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>Login Response; its keys follow as data. RFC 7143 11.13.</summary>
internal readonly record struct LoginResponsePdu
{
    /// <summary>Whether the login goes on to <see cref="NextStage"/>.</summary>
    public bool IsTransit { get; init; }

    public bool IsContinued { get; init; }

    public LoginStage CurrentStage { get; init; }

    public LoginStage NextStage { get; init; }

    public int DataBytes { get; init; }

    public ulong Isid { get; init; }

    public ushort Tsih { get; init; }

    public uint TaskTag { get; init; }

    public TargetCounters Counters { get; init; }

    public LoginStatus Status { get; init; }

    public static LoginResponsePdu Parse(ReadOnlySpan<byte> header)
    {
        BasicHeader basic = BasicHeader.Parse(header);
        return new LoginResponsePdu
        {
            IsTransit = (header[1] & BasicHeader.Final) != 0,
            IsContinued = (header[1] & BasicHeader.Continue) != 0,
            CurrentStage = (LoginStage)((header[1] >> 2) & 3),
            NextStage = (LoginStage)(header[1] & 3),
            DataBytes = basic.DataBytes,
            Isid = BinaryPrimitives.ReadUInt64BigEndian(header[8..]) >> 16,
            Tsih = BinaryPrimitives.ReadUInt16BigEndian(header[14..]),
            TaskTag = basic.TaskTag,
            Counters = TargetCounters.Parse(header),
            Status = (LoginStatus)BinaryPrimitives.ReadUInt16BigEndian(header[36..]),
        };
    }

    public void WriteTo(Span<byte> header)
    {
        int flags = (IsTransit ? BasicHeader.Final : 0) | (IsContinued ? BasicHeader.Continue : 0)
            | ((byte)CurrentStage << 2) | (byte)NextStage;
        new BasicHeader(IscsiOpcode.LoginResponse, false, 0, DataBytes, TaskTag).WriteTo(header, (byte)flags);
        BinaryPrimitives.WriteUInt64BigEndian(header[8..], (Isid << 16) | Tsih);
        Counters.WriteTo(header);
        BinaryPrimitives.WriteUInt16BigEndian(header[36..], (ushort)Status);
    }
}
