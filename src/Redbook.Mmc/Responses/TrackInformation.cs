using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ TRACK INFORMATION.</summary>
public readonly record struct TrackInformation
{
    /// <summary>Bytes of the reply.</summary>
    public const int Size = 36;

    /// <summary><see cref="DataMode"/> of data in mode 2, with sub-headers or without.</summary>
    public const byte Mode2 = 2;

    /// <summary><see cref="DataMode"/> of audio and of a track without data yet.</summary>
    public const byte UnknownDataMode = 0x0F;

    /// <summary>The track.</summary>
    public int Track { get; init; }

    /// <summary>Its session.</summary>
    public int Session { get; init; }

    /// <summary>Whether the drive lost track of it (a write was broken off).</summary>
    public bool IsDamaged { get; init; }

    /// <summary>Whether the copy bit alternates.</summary>
    public bool IsCopy { get; init; }

    /// <summary>The CONTROL nibble.</summary>
    public Control Control { get; init; }

    /// <summary>Whether the room was reserved.</summary>
    public bool IsReserved { get; init; }

    /// <summary>Whether nothing is recorded in it yet.</summary>
    public bool IsBlank { get; init; }

    /// <summary>Whether it is written in packets.</summary>
    public bool IsPacket { get; init; }

    /// <summary>Whether those packets have a fixed size.</summary>
    public bool IsFixedPacket { get; init; }

    /// <summary>1 or 2 for data; Fh for audio and not known.</summary>
    public byte DataMode { get; init; }

    /// <summary>The first sector.</summary>
    public Lba Start { get; init; }

    /// <summary>Where the next WRITE must go; <see langword="null"/> when the track takes none.</summary>
    public Lba? NextWritable { get; init; }

    /// <summary>Sectors of user data that still fit.</summary>
    public long FreeSectors { get; init; }

    /// <summary>Sectors of a fixed packet.</summary>
    public long FixedPacketSectors { get; init; }

    /// <summary>Sectors of the track.</summary>
    public long LengthSectors { get; init; }

    /// <summary>The last sector recorded; <see langword="null"/> when the drive does not say.</summary>
    public Lba? LastRecorded { get; init; }

    /// <summary>Reads a reply; numbers that did not arrive are zero or absent.</summary>
    /// <returns><see langword="false"/> when fewer than 12 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out TrackInformation info)
    {
        info = default;
        ReadOnlySpan<byte> reply = Reply.Cut16(source);
        if (reply.Length < 12)
        {
            return false;
        }

        Span<byte> b = stackalloc byte[Size];
        int count = Reply.Fill(reply, Size, b);
        info = new TrackInformation
        {
            Track = (b[32] << 8) | b[2],
            Session = (b[33] << 8) | b[3],
            IsDamaged = (b[5] & 0x20) != 0,
            IsCopy = (b[5] & 0x10) != 0,
            Control = (Control)(b[5] & 0x0F),
            IsReserved = (b[6] & 0x80) != 0,
            IsBlank = (b[6] & 0x40) != 0,
            IsPacket = (b[6] & 0x20) != 0,
            IsFixedPacket = (b[6] & 0x10) != 0,
            DataMode = (byte)(b[6] & 0x0F),
            Start = new Lba(BinaryPrimitives.ReadInt32BigEndian(b[8..])),
            NextWritable = (b[7] & 0x01) != 0 && count >= 16 ? new Lba(BinaryPrimitives.ReadInt32BigEndian(b[12..])) : null,
            FreeSectors = BinaryPrimitives.ReadUInt32BigEndian(b[16..]),
            FixedPacketSectors = BinaryPrimitives.ReadUInt32BigEndian(b[20..]),
            LengthSectors = BinaryPrimitives.ReadUInt32BigEndian(b[24..]),
            LastRecorded = (b[7] & 0x02) != 0 && count >= 32 ? new Lba(BinaryPrimitives.ReadInt32BigEndian(b[28..])) : null,
        };
        return true;
    }

    /// <summary>Writes the 36 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[1] = Size - 2;
        (b[2], b[32]) = ((byte)Track, (byte)(Track >> 8));
        (b[3], b[33]) = ((byte)Session, (byte)(Session >> 8));
        b[5] = (byte)((IsDamaged ? 0x20 : 0) | (IsCopy ? 0x10 : 0) | ((byte)Control & 0x0F));
        b[6] = (byte)((IsReserved ? 0x80 : 0) | (IsBlank ? 0x40 : 0) | (IsPacket ? 0x20 : 0)
            | (IsFixedPacket ? 0x10 : 0) | (DataMode & 0x0F));
        b[7] = (byte)((LastRecorded is null ? 0 : 0x02) | (NextWritable is null ? 0 : 0x01));
        BinaryPrimitives.WriteInt32BigEndian(b[8..], Start.Value);
        BinaryPrimitives.WriteInt32BigEndian(b[12..], NextWritable?.Value ?? 0);
        BinaryPrimitives.WriteUInt32BigEndian(b[16..], (uint)FreeSectors);
        BinaryPrimitives.WriteUInt32BigEndian(b[20..], (uint)FixedPacketSectors);
        BinaryPrimitives.WriteUInt32BigEndian(b[24..], (uint)LengthSectors);
        BinaryPrimitives.WriteInt32BigEndian(b[28..], LastRecorded?.Value ?? 0);
    }
}
