using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>A received Q frame, understood as far as it can be.</summary>
public readonly record struct QReading
{
    internal QReading(ReadOnlySpan<byte> q, QCrcState crc, QNumberForm numbers)
    {
        Crc = crc;
        Numbers = numbers;
        Control = (Control)(q[0] >> 4);
        Adr = q[0] & 0x0F;
        Payload = BinaryPrimitives.ReadUInt64BigEndian(q[1..]);
        LastByte = q[9];
        Kind = Classify(q);
    }

    /// <summary>What the CRC says.</summary>
    public QCrcState Crc { get; }

    /// <summary>How the numbers are written.</summary>
    public QNumberForm Numbers { get; }

    /// <summary>What the frame is about.</summary>
    public QKind Kind { get; }

    /// <summary>The CONTROL nibble.</summary>
    public Control Control { get; }

    /// <summary>The mode nibble.</summary>
    public int Adr { get; }

    /// <summary>Whether the content may be believed.</summary>
    public bool IsUsable => Crc != QCrcState.Wrong && Kind != QKind.None;

    /// <summary>Positions: 1 to 99; <see cref="QFrame.LeadOutTrack"/> in the lead-out; else 0.</summary>
    public int Track => Kind switch
    {
        QKind.Position => Number(Raw(0)),
        QKind.LeadOut => QFrame.LeadOutTrack,
        _ => 0,
    };

    /// <summary>Positions and lead-out: the index number.</summary>
    public int Index => Kind is QKind.Position or QKind.LeadOut ? Number(Raw(1)) : 0;

    /// <summary>Lead-in: the track number 1 to 99 (1 to 40 for skip intervals in mode 5), or a <see cref="TocPoint"/>.
    /// </summary>
    public int Point => Raw(1) is >= TocPoint.FirstTrack and var point ? point : Number(Raw(1));

    /// <summary>The byte that should be zero (in mode 5 a count).</summary>
    public byte Zero => Raw(5);

    /// <summary>Relative time, or running time of the lead-in; null where the bytes are no time.</summary>
    public Msf? RunningTime => Time(Raw(2), Raw(3), Raw(4));

    /// <summary>The sector's own time; in the lead-in the time that the point names; null where there is none.</summary>
    public Msf? AbsoluteTime => Kind is QKind.None or QKind.Mcn or QKind.Isrc ? null : Time(Raw(6), Raw(7), LastByte);

    /// <summary>Modes 2 and 3: the frame part of the sector's time; null where it is not 0 to 74.</summary>
    public int? AFrame => TryNumber(LastByte, out int frame) && frame < CdSector.PerSecond ? frame : null;

    internal bool IsLeadIn => Kind is QKind.TocPoint or QKind.MultiSession;

    // Bytes 1 to 8, byte 1 in the top eight bits.
    internal ulong Payload { get; }

    internal byte LastByte { get; }

    /// <summary>Reads a catalogue number.</summary>
    /// <returns>False when the mode is another or a digit is not decimal.</returns>
    public bool TryGetMcn(out Mcn mcn)
    {
        mcn = default;
        return Kind == QKind.Mcn && TryGetMcn(Payload, out mcn);
    }

    /// <summary>Reads a recording code.</summary>
    /// <returns>False when the mode is another or the code is not well formed.</returns>
    public bool TryGetIsrc(out Isrc isrc)
    {
        isrc = default;
        return Kind == QKind.Isrc && TryGetIsrc(Payload, out isrc);
    }

    /// <summary>Bytes 2 to 9 as READ TOC gives them: point, running time, ZERO and PMIN to PFRAME in binary. What comes
    /// from the ATIP and is no time stays as it is.</summary>
    internal TocEntry ToTocEntry()
    {
        bool isRawTime = TocPoint.HasRawTime(Adr, Raw(1)), isRaw = TocPoint.IsRaw(Adr, Raw(1));
        return new TocEntry(Adr, Control, (byte)Point,
            isRawTime ? Raw(2) : Plain(Raw(2)), isRawTime ? Raw(3) : Plain(Raw(3)), isRawTime ? Raw(4) : Plain(Raw(4)),
            Raw(5),
            isRaw ? Raw(6) : Plain(Raw(6)), TocPoint.HasRawSecond(Adr, Raw(1)) ? Raw(7) : Plain(Raw(7)), isRaw ? LastByte : Plain(LastByte));
    }

    /// <summary>The recording code in bytes 1 to 8 of a mode 3 frame.</summary>
    internal static bool TryGetIsrc(ulong payload, out Isrc isrc)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        q.Clear();
        q[0] = 3;
        BinaryPrimitives.WriteUInt64BigEndian(q[1..], payload);
        return new QFrame(q).TryGetIsrc(out isrc);
    }

    /// <summary>The catalogue number in bytes 1 to 8 of a mode 2 frame.</summary>
    internal static bool TryGetMcn(ulong payload, out Mcn mcn)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        q.Clear();
        q[0] = 2;
        BinaryPrimitives.WriteUInt64BigEndian(q[1..], payload);
        return new QFrame(q).TryGetMcn(out mcn);
    }

    private byte Raw(int i) => (byte)(Payload >> (56 - (8 * i)));

    private QKind Classify(ReadOnlySpan<byte> q) => Adr switch
    {
        1 when q[1] == QFrame.LeadOutTrack => TryNumber(q[2], out _) && HasTimes() ? QKind.LeadOut : QKind.None,
        1 when q[1] == 0 => q[2] >= TocPoint.FirstTrack || TryNumber(q[2], out _) ? QKind.TocPoint : QKind.None,
        1 => TryNumber(q[1], out int track) && track > 0 && TryNumber(q[2], out _) && HasTimes()
            ? QKind.Position : QKind.None,
        2 => QKind.Mcn,
        3 => QKind.Isrc,
        5 when q[1] == 0 && (q[2] >= TocPoint.FirstTrack || TryNumber(q[2], out _)) => QKind.MultiSession,
        _ => QKind.None,
    };

    private bool HasTimes() => Time(Raw(2), Raw(3), Raw(4)) is not null && Time(Raw(6), Raw(7), LastByte) is not null;

    private bool TryNumber(byte raw, out int value)
    {
        value = Number(raw);
        return Numbers == QNumberForm.Bcd ? new Bcd(raw).IsValid : raw <= 99;
    }

    private int Number(byte raw) => Numbers == QNumberForm.Bcd ? new Bcd(raw).ToBinary() : raw;

    // FF means "none" in mode 5 and must survive; other bytes that are no numbers stay as they are.
    private byte Plain(byte raw) => TryNumber(raw, out int value) ? (byte)value : raw;

    private Msf? Time(byte minute, byte second, byte frame) =>
        TryNumber(minute, out int m) && TryNumber(second, out int s) && s < 60 && TryNumber(frame, out int f)
        && f < CdSector.PerSecond ? new Msf(m, s, f) : null;
}
