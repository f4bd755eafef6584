namespace Redbook.Images.Ddp;

/// <summary>A packet of <c>DDPMS</c>: one stream of data and the file that holds it.</summary>
/// <remarks>0: VVVM. 4: stream type. 6: pointer. 14: length. 22: start. 30: sub-code descriptor. 38: CD mode. 40: storage
/// mode. 41: scrambled. 42, 46: pregap in the image. 50: postgap. 54: medium. 55: track. 57: index. 59: ISRC. 71: length
/// of the name. 74: name. 91: new session. 92: pregap of the next. 96: pause to add. 104: offset in the file. 113: blank.
/// </remarks>
internal readonly record struct DdpMapPacket
{
    public const int Size = 128;
    public const int NameLength = 17;

    /// <summary>Whether the packet begins as it should.</summary>
    public bool IsValid { get; init; }

    /// <summary>D0 main data, S0 sub-code, T texts.</summary>
    public string StreamType { get; init; }

    /// <summary>Sectors of D streams, bytes of others.</summary>
    public long? Length { get; init; }

    /// <summary>Disc time of the first sector, in sectors; null when it is not stated.</summary>
    public long? Start { get; init; }

    public string Subcode { get; init; }

    public string Mode { get; init; }

    public char Storage { get; init; }

    public char Scrambled { get; init; }

    public long? Pregap2 { get; init; }

    public string Track { get; init; }

    public long? StatedNameLength { get; init; }

    public string FileName { get; init; }

    public bool IsNewSession { get; init; }

    public long? FileOffset { get; init; }

    public bool IsMainData => string.Equals(StreamType, "D0", StringComparison.Ordinal);

    public bool IsPq => StreamType == "S0" && Subcode.StartsWith("PQ", StringComparison.Ordinal);

    public bool IsCdText => StreamType == "S0" && Subcode.StartsWith("CDTEXT", StringComparison.Ordinal);

    public static DdpMapPacket Parse(ReadOnlySpan<byte> packet)
    {
        packet = packet[..Size];
        return new DdpMapPacket
        {
            IsValid = packet.StartsWith("VVVM"u8),
            StreamType = DdpFields.Text(packet, 4, 2),
            Length = DdpFields.Number(packet, 14, 8),
            Start = DdpFields.Number(packet, 22, 8),
            Subcode = DdpFields.Text(packet, 30, 8),
            Mode = DdpFields.Text(packet, 38, 2),
            Storage = DdpFields.Character(packet, 40),
            Scrambled = DdpFields.Character(packet, 41),
            Pregap2 = DdpFields.Number(packet, 46, 4),
            Track = DdpFields.Text(packet, 55, 2),
            StatedNameLength = DdpFields.Number(packet, 71, 3),
            FileName = DdpFields.Text(packet, 74, NameLength),
            IsNewSession = DdpFields.Character(packet, 91) == 'S',
            FileOffset = DdpFields.Number(packet, 104, 9),
        };
    }

    public void WriteTo(Span<byte> packet)
    {
        packet = packet[..Size];
        packet.Fill((byte)' ');
        DdpFields.Text(packet, 0, 4, "VVVM");
        DdpFields.Text(packet, 4, 2, StreamType);
        DdpFields.Number(packet, 14, 8, Length);
        DdpFields.Number(packet, 22, 8, Start);
        DdpFields.Text(packet, 30, 8, Subcode ?? string.Empty);
        DdpFields.Text(packet, 38, 2, Mode ?? string.Empty);
        packet[40] = (byte)(Storage == default ? ' ' : Storage);
        packet[41] = (byte)(Scrambled == default ? ' ' : Scrambled);
        DdpFields.Number(packet, 46, 4, Pregap2);
        DdpFields.Text(packet, 55, 2, Track ?? string.Empty);
        DdpFields.Number(packet, 71, 3, NameLength);
        DdpFields.Text(packet, 74, NameLength, FileName);
    }
}
