using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Writes Q frames: twelve bytes each, CRC included.</summary>
/// <remarks>Every method throws <see cref="ArgumentException"/> when the destination has fewer than 12 bytes and
/// <see cref="ArgumentOutOfRangeException"/> when a number does not fit its field.</remarks>
public static class QBuilder
{
    private const byte Mode1 = 1;
    private const byte Mode2 = 2;
    private const byte Mode3 = 3;
    private const byte Mode5 = 5;

    // 00 to 99 as packed BCD.
    private static ReadOnlySpan<byte> BcdTable =>
    [
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17,
        0x18, 0x19, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x28, 0x29, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35,
        0x36, 0x37, 0x38, 0x39, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x50, 0x51, 0x52, 0x53,
        0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x70, 0x71,
        0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89,
        0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99,
    ];

    /// <summary>Mode 1 in the program area.</summary>
    /// <param name="q">Twelve bytes.</param>
    /// <param name="control">The CONTROL nibble.</param>
    /// <param name="track">1 to 99.</param>
    /// <param name="index">0 to 99.</param>
    /// <param name="relativeSectors">Relative time: sectors since index 1, or still to come in index 0.</param>
    /// <param name="address">The sector's own address.</param>
    public static void WritePosition(
        Span<byte> q, Control control, int track, int index, int relativeSectors, Lba address)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(track, 1);
        WriteMode1(q, control, Number(track), Number(index), relativeSectors, address);
    }

    /// <summary>Mode 1 in the lead-out: track AAh, index 1.</summary>
    public static void WriteLeadOut(Span<byte> q, Control control, int relativeSectors, Lba address) =>
        WriteMode1(q, control, QFrame.LeadOutTrack, 0x01, relativeSectors, address);

    /// <summary>Mode 1 in the lead-in: where a track starts (POINT 01 to 99).</summary>
    public static void WriteTocTrack(Span<byte> q, Control control, int track, Msf runningTime, Lba start)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(track, 1);
        WriteLeadIn(q, control, Mode1, Number(track), runningTime, 0, start.ToAbsoluteMsf());
    }

    /// <summary>Mode 1 in the lead-in: first track and kind of disc (POINT A0).</summary>
    public static void WriteTocFirstTrack(
        Span<byte> q, Control control, Msf runningTime, int firstTrack, DiscType discType) =>
        WriteLeadIn(q, control, Mode1, TocPoint.FirstTrack, runningTime, 0, Number(firstTrack), (byte)discType, 0);

    /// <summary>Mode 1 in the lead-in: last track (POINT A1).</summary>
    public static void WriteTocLastTrack(Span<byte> q, Control control, Msf runningTime, int lastTrack) =>
        WriteLeadIn(q, control, Mode1, TocPoint.LastTrack, runningTime, 0, Number(lastTrack), 0, 0);

    /// <summary>Mode 1 in the lead-in: where the lead-out starts (POINT A2).</summary>
    public static void WriteTocLeadOut(Span<byte> q, Control control, Msf runningTime, Lba leadOut) =>
        WriteLeadIn(q, control, Mode1, TocPoint.LeadOut, runningTime, 0, leadOut.ToAbsoluteMsf());

    /// <summary>Mode 5, POINT B0: where the next session's program area can start.</summary>
    /// <param name="q">Twelve bytes.</param>
    /// <param name="control">The CONTROL nibble.</param>
    /// <param name="nextProgramArea">Null when no further session is allowed: FF FF FF.</param>
    /// <param name="mode5Points">How many different mode 5 points the lead-in has.</param>
    /// <param name="maximumLeadOut">The outermost start of a lead-out, from the ATIP.</param>
    public static void WriteNextSession(
        Span<byte> q, Control control, Lba? nextProgramArea, int mode5Points, Msf maximumLeadOut)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)mode5Points, 99u, nameof(mode5Points));
        WriteLeadIn(q, control, Mode5, TocPoint.NextSession, nextProgramArea?.ToAbsoluteMsf() ?? default,
            Number(mode5Points), maximumLeadOut);
        if (nextProgramArea is null)
        {
            q[3..6].Fill(0xFF);
            QCrc.Seal(q[..QFrame.Size]);
        }
    }

    /// <summary>Mode 5, POINT C0: the first lead-in and the recording power recommended by the ATIP.</summary>
    public static void WriteFirstLeadIn(Span<byte> q, Control control, byte powerCode, Lba leadInStart)
    {
        WriteLeadIn(q, control, Mode5, TocPoint.FirstLeadIn, default, 0, leadInStart.ToAbsoluteMsf());
        q[3] = powerCode;
        QCrc.Seal(q[..QFrame.Size]);
    }

    /// <summary>Any lead-in frame from what a drive reports or another disc has, running time included.</summary>
    /// <param name="q">Twelve bytes.</param>
    /// <param name="entry">Numbers in binary; what is above 99 (FFh for "none") is written as it is, and so is what
    /// POINT C0 and C1 copy from the ATIP.</param>
    public static void WriteTocEntry(Span<byte> q, in TocEntry entry)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)entry.Adr, 15u, nameof(entry));
        Start(q, entry.Control, (byte)entry.Adr);
        bool isRawTime = TocPoint.HasRawTime(entry.Adr, entry.Point), isRaw = TocPoint.IsRaw(entry.Adr, entry.Point);
        q[2] = Write(entry.Point, isRaw: false);
        q[3] = Write(entry.Minute, isRawTime);
        q[4] = Write(entry.Second, isRawTime);
        q[5] = Write(entry.Frame, isRawTime);
        q[6] = entry.Zero;
        q[7] = Write(entry.PMinute, isRaw);
        q[8] = Write(entry.PSecond, TocPoint.HasRawSecond(entry.Adr, entry.Point));
        q[9] = Write(entry.PFrame, isRaw);
        QCrc.Seal(q[..QFrame.Size]);

        static byte Write(byte value, bool isRaw) => isRaw || value > 99 ? value : BcdTable[value];
    }

    /// <summary>Mode 2: the catalogue number.</summary>
    public static void WriteMcn(Span<byte> q, Control control, Mcn mcn, Lba address)
    {
        Start(q, control, Mode2);
        Digits(mcn.Digits, q[1..]);
        Finish(q, address);
    }

    /// <summary>Mode 3: the recording code of a track.</summary>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static void WriteIsrc(Span<byte> q, Control control, Isrc isrc, Lba address)
    {
        Start(q, control, Mode3);
        EncodeIsrc(isrc, q[1..9]);
        Finish(q, address);
    }

    /// <summary>Copies a frame's ten payload bytes into the 16-byte PQ form: Q, CRC, zeros, P in the top bit.</summary>
    /// <param name="q">Twelve bytes with CRC.</param>
    /// <param name="p">The P bit.</param>
    /// <param name="pq">Sixteen bytes.</param>
    public static void WritePq16(ReadOnlySpan<byte> q, bool p, Span<byte> pq)
    {
        q[..QFrame.Size].CopyTo(pq);
        pq[15] = p ? (byte)0x80 : (byte)0;
        pq[12..15].Clear();
    }

    internal static byte ToBcd(int value) => BcdTable[value];

    // Any address: LBA to absolute BCD time without the detour over a checked Msf.
    internal static void WriteTime(Span<byte> bcd, int sectors)
    {
        uint seconds = (uint)sectors / 75;
        uint minutes = seconds / 60;
        bcd[2] = BcdTable[(int)((uint)sectors - (seconds * 75))];
        bcd[1] = BcdTable[(int)(seconds - (minutes * 60))];
        bcd[0] = BcdTable[(int)minutes];
    }

    internal static void EncodeIsrc(Isrc isrc, Span<byte> payload)
    {
        if (isrc.IsEmpty)
        {
            throw new ArgumentException("An empty recording code cannot be written.", nameof(isrc));
        }

        string code = isrc.Code;
        uint letters = 0;
        for (int i = 0; i < 5; i++)
        {
            letters = (letters << 6) | (uint)(code[i] - '0');
        }

        BinaryPrimitives.WriteUInt32BigEndian(payload, letters << 2);
        payload[4..8].Clear();
        Digits(code.AsSpan(5), payload[4..]);
    }

    internal static void Digits(ReadOnlySpan<char> digits, Span<byte> nibbles)
    {
        for (int i = 0; i < digits.Length; i++)
        {
            nibbles[i / 2] |= (byte)((digits[i] - '0') << ((i & 1) == 0 ? 4 : 0));
        }
    }

    private static void WriteMode1(
        Span<byte> q, Control control, byte track, byte index, int relativeSectors, Lba address)
    {
        Start(q, control, Mode1);
        q[1] = track;
        q[2] = index;
        Time(q[3..], Msf.FromSectors(relativeSectors));
        Time(q[7..], address.ToAbsoluteMsf());
        QCrc.Seal(q[..QFrame.Size]);
    }

    private static void WriteLeadIn(
        Span<byte> q, Control control, byte adr, byte point, Msf runningTime, byte zero, Msf payload) =>
        WriteLeadIn(q, control, adr, point, runningTime, zero, Number(payload.Minute), Number(payload.Second),
            Number(payload.Frame));

    private static void WriteLeadIn(
        Span<byte> q, Control control, byte adr, byte point, Msf runningTime, byte zero, byte pmin, byte psec,
        byte pframe)
    {
        Start(q, control, adr);
        q[2] = point;
        Time(q[3..], runningTime);
        q[6] = zero;
        (q[7], q[8], q[9]) = (pmin, psec, pframe);
        QCrc.Seal(q[..QFrame.Size]);
    }

    private static void Start(Span<byte> q, Control control, byte adr)
    {
        if (q.Length < QFrame.Size)
        {
            throw new ArgumentException($"A Q frame needs {QFrame.Size} bytes, got {q.Length}.", nameof(q));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)control, (byte)15, nameof(control));
        q[..QFrame.Size].Clear();
        q[0] = (byte)(((byte)control << 4) | adr);
    }

    private static void Finish(Span<byte> q, Lba address)
    {
        q[9] = Number(address.ToAbsoluteMsf().Frame);
        QCrc.Seal(q[..QFrame.Size]);
    }

    private static void Time(Span<byte> bcd, Msf time) =>
        (bcd[0], bcd[1], bcd[2]) = (Number(time.Minute), Number(time.Second), Number(time.Frame));

    private static byte Number(int value) => Bcd.FromBinary(value).Raw;
}
