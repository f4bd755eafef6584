using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>One line of the full table of contents or of the program memory area (READ TOC formats 2 and 3): a Q frame
/// of the lead-in or PMA with its times as plain numbers.</summary>
/// <param name="Session">The session (0 in the PMA).</param>
/// <param name="Adr">The ADR nibble.</param>
/// <param name="Control">The CONTROL nibble.</param>
/// <param name="Tno">The track number field: 0 in a lead-in.</param>
/// <param name="Point">Track number 1 to 99, or A0h, A1h, A2h, B0h ...</param>
/// <param name="Minute">Running or second time, minutes.</param>
/// <param name="Second">Running or second time, seconds.</param>
/// <param name="Frame">Running or second time, frames.</param>
/// <param name="Zero">The field that is zero except in special points.</param>
/// <param name="PMinute">The point's minutes (track number in A0h and A1h).</param>
/// <param name="PSecond">The point's seconds (disc type in A0h).</param>
/// <param name="PFrame">The point's frames.</param>
public readonly record struct FullTocEntry(
    byte Session,
    byte Adr,
    Control Control,
    byte Tno,
    byte Point,
    byte Minute,
    byte Second,
    byte Frame,
    byte Zero,
    byte PMinute,
    byte PSecond,
    byte PFrame)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Size = 11;

    /// <summary><see cref="Point"/> that names the first track and the disc type.</summary>
    public const byte FirstTrackPoint = 0xA0;

    /// <summary><see cref="Point"/> that names the last track.</summary>
    public const byte LastTrackPoint = 0xA1;

    /// <summary><see cref="Point"/> that gives the start of the lead-out.</summary>
    public const byte LeadOutPoint = 0xA2;

    /// <summary>The point's time; <see langword="null"/> when the three bytes are none.</summary>
    public Msf? PointTime => Reply.ReadMsf([PMinute, PSecond, PFrame]);

    /// <summary>Reads one entry.</summary>
    /// <exception cref="ArgumentException">Fewer than 11 bytes.</exception>
    public static FullTocEntry Parse(ReadOnlySpan<byte> source) => source.Length >= Size
        ? new(source[0], (byte)(source[1] >> 4), (Control)(source[1] & 0x0F), source[2], source[3], source[4], source[5],
            source[6], source[7], source[8], source[9], source[10])
        : throw new ArgumentException($"A full table of contents entry has {Size} bytes, got {source.Length}.", nameof(source));

    /// <summary>Writes the eleven bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[0] = Session;
        b[1] = (byte)((Adr << 4) | ((byte)Control & 0x0F));
        (b[2], b[3], b[4], b[5], b[6]) = (Tno, Point, Minute, Second, Frame);
        (b[7], b[8], b[9], b[10]) = (Zero, PMinute, PSecond, PFrame);
    }
}
