using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ DISC INFORMATION: blank, appendable or complete; sessions and tracks.</summary>
public readonly record struct DiscInformation
{
    /// <summary>Bytes of the reply without power calibration tables.</summary>
    public const int Size = 34;

    /// <summary><see cref="DiscType"/> of audio and data discs.</summary>
    public const byte CdDaOrRom = 0x00;

    /// <summary><see cref="DiscType"/> of a disc that has none yet.</summary>
    public const byte Undefined = 0xFF;

    /// <summary>Whether the disc can take more.</summary>
    public DiscStatus Status { get; init; }

    /// <summary>State of the last session.</summary>
    public SessionState LastSessionState { get; init; }

    /// <summary>Whether the disc can be erased (CD-RW).</summary>
    public bool IsErasable { get; init; }

    /// <summary>Whether the disc may be used for any purpose.</summary>
    public bool IsUnrestrictedUse { get; init; }

    /// <summary>The first track of the disc.</summary>
    public int FirstTrack { get; init; }

    /// <summary>Sessions, the open or empty one included.</summary>
    public int SessionCount { get; init; }

    /// <summary>The first track of the last session.</summary>
    public int FirstTrackOfLastSession { get; init; }

    /// <summary>The last track of the last session, the invisible one included.</summary>
    public int LastTrackOfLastSession { get; init; }

    /// <summary>00h audio or data, 10h CD-I, 20h XA, FFh not known yet.</summary>
    public byte DiscType { get; init; }

    /// <summary>The disc's identification from the program memory area.</summary>
    public uint? DiscId { get; init; }

    /// <summary>The bar code, eight bytes as they come.</summary>
    public ulong? BarCode { get; init; }

    /// <summary>The application code.</summary>
    public byte? ApplicationCode { get; init; }

    /// <summary>Where the lead-in of the last session starts; <see langword="null"/> when the drive does not
    /// say.</summary>
    public Msf? LastSessionLeadInStart { get; init; }

    /// <summary>Where a lead-out may start at the latest; <see langword="null"/> when the drive does not say (a
    /// complete disc).</summary>
    public Msf? LastPossibleLeadOutStart { get; init; }

    /// <summary>Power calibration tables that follow the reply.</summary>
    public int OpcTableCount { get; init; }

    /// <summary>Reads a reply; what did not arrive is as if the drive did not know it.</summary>
    /// <returns><see langword="false"/> when fewer than 9 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out DiscInformation info)
    {
        info = default;
        ReadOnlySpan<byte> reply = Reply.Cut16(source);
        if (reply.Length < 9)
        {
            return false;
        }

        Span<byte> b = stackalloc byte[Size];
        int count = Reply.Fill(reply, Size, b);
        info = new DiscInformation
        {
            Status = (DiscStatus)(b[2] & 0x03),
            LastSessionState = (SessionState)((b[2] >> 2) & 0x03),
            IsErasable = (b[2] & 0x10) != 0,
            IsUnrestrictedUse = (b[7] & 0x20) != 0,
            FirstTrack = b[3],
            SessionCount = (b[9] << 8) | b[4],
            FirstTrackOfLastSession = (b[10] << 8) | b[5],
            LastTrackOfLastSession = (b[11] << 8) | b[6],
            DiscType = b[8],
            DiscId = (b[7] & 0x80) != 0 && count >= 16 ? BinaryPrimitives.ReadUInt32BigEndian(b[12..]) : null,
            BarCode = (b[7] & 0x40) != 0 && count >= 32 ? BinaryPrimitives.ReadUInt64BigEndian(b[24..]) : null,
            ApplicationCode = (b[7] & 0x10) != 0 && count >= 33 ? b[32] : null,
            LastSessionLeadInStart = count >= 20 ? Reply.ReadMsf(b[17..]) : null,
            LastPossibleLeadOutStart = count >= 24 ? Reply.ReadMsf(b[21..]) : null,
            OpcTableCount = b[33],
        };
        return true;
    }

    /// <summary>Writes the 34 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[1] = Size - 2;
        b[2] = (byte)((IsErasable ? 0x10 : 0) | ((byte)LastSessionState << 2) | (byte)Status);
        b[3] = (byte)FirstTrack;
        (b[4], b[9]) = ((byte)SessionCount, (byte)(SessionCount >> 8));
        (b[5], b[10]) = ((byte)FirstTrackOfLastSession, (byte)(FirstTrackOfLastSession >> 8));
        (b[6], b[11]) = ((byte)LastTrackOfLastSession, (byte)(LastTrackOfLastSession >> 8));
        b[7] = (byte)((DiscId is null ? 0 : 0x80) | (BarCode is null ? 0 : 0x40) | (IsUnrestrictedUse ? 0x20 : 0)
            | (ApplicationCode is null ? 0 : 0x10));
        b[8] = DiscType;
        BinaryPrimitives.WriteUInt32BigEndian(b[12..], DiscId ?? 0);
        WriteTime(b[16..20], LastSessionLeadInStart);
        WriteTime(b[20..24], LastPossibleLeadOutStart);
        BinaryPrimitives.WriteUInt64BigEndian(b[24..], BarCode ?? 0);
        b[32] = ApplicationCode ?? 0;
        b[33] = (byte)OpcTableCount;
    }

    // Byte 0 is 00 before a time and FF where there is none, as drives answer.
    private static void WriteTime(Span<byte> destination, Msf? time)
    {
        destination[0] = (byte)(time is null ? 0xFF : 0x00);
        Reply.WriteMsf(destination[1..], time);
    }
}
