using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.CueSheets;

/// <summary>One entry of a cue sheet: eight bytes.</summary>
/// <remarks>Byte 0: CONTROL in the high nibble, ADR in the low. With ADR 1 a position: track, index, data form, bit 7 of byte 4
/// for a copy bit that alternates, then the absolute time in binary. With ADR 2 half of a catalogue number, with ADR 3
/// half of a recording code: two entries in a row each.</remarks>
public readonly record struct CueEntry
{
    /// <summary>Bytes of an entry.</summary>
    public const int Size = 8;

    /// <summary>ADR of a position.</summary>
    public const int PositionAdr = 1;

    /// <summary>ADR of half a catalogue number.</summary>
    public const int McnAdr = 2;

    /// <summary>ADR of half a recording code.</summary>
    public const int IsrcAdr = 3;

    /// <summary><see cref="Track"/> of the lead-in.</summary>
    public const byte LeadInTrack = 0;

    /// <summary><see cref="Track"/> of the lead-out.</summary>
    public const byte LeadOutTrack = 0xAA;

    private const byte AlternatingCopy = 0x80;
    private const int McnHead = 7;
    private const int IsrcHalf = 6;

    private readonly ulong _bytes;

    private CueEntry(ulong bytes) => _bytes = bytes;

    /// <summary>The CONTROL nibble.</summary>
    public Control Control => (Control)(Byte(0) >> 4);

    /// <summary>What the entry is.</summary>
    public int Adr => Byte(0) & 0x0F;

    /// <summary>Positions and recording codes: 1 to 99, <see cref="LeadInTrack"/> or <see cref="LeadOutTrack"/>.</summary>
    public byte Track => Byte(1);

    /// <summary>Positions: the index.</summary>
    public byte Index => Byte(2);

    /// <summary>Positions: what the host sends.</summary>
    public CueDataForm Form => new(Byte(3));

    /// <summary>Positions: whether the copy bit alternates.</summary>
    public bool IsCopyAlternating => (Byte(4) & AlternatingCopy) != 0;

    /// <summary>Positions: whether the bits that have no meaning are clear.</summary>
    public bool IsReservedClear => (Byte(4) & ~AlternatingCopy) == 0;

    /// <summary>Positions: the absolute time of the first sector; null where the bytes are no time.</summary>
    public Msf? Time => Byte(5) <= 99 && Byte(6) < 60 && Byte(7) < CdSector.PerSecond
        ? new Msf(Byte(5), Byte(6), Byte(7)) : null;

    /// <summary>A position.</summary>
    /// <param name="control">The CONTROL nibble.</param>
    /// <param name="track">1 to 99, <see cref="LeadInTrack"/> or <see cref="LeadOutTrack"/>.</param>
    /// <param name="index">0 to 99.</param>
    /// <param name="form">What the host sends.</param>
    /// <param name="time">The absolute time of its first sector.</param>
    /// <param name="isCopyAlternating">Whether the copy bit alternates.</param>
    public static CueEntry Position(
        Control control, int track, int index, CueDataForm form, Msf time, bool isCopyAlternating = false) => Of(
    [
        (byte)(((byte)control << 4) | PositionAdr), (byte)track, (byte)index, form.Code,
        isCopyAlternating ? AlternatingCopy : (byte)0, time.Minute, time.Second, time.Frame,
    ]);

    /// <summary>A catalogue number: two entries.</summary>
    public static (CueEntry First, CueEntry Second) Mcn(Control control, Mcn mcn)
    {
        Span<byte> first = stackalloc byte[Size], second = stackalloc byte[Size];
        first[0] = second[0] = (byte)(((byte)control << 4) | McnAdr);
        second[7] = 0;
        WriteAscii(mcn.Digits.AsSpan(0, McnHead), first[1..]);
        WriteAscii(mcn.Digits.AsSpan(McnHead), second[1..]);
        return (Of(first), Of(second));
    }

    /// <summary>A recording code: two entries.</summary>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static (CueEntry First, CueEntry Second) Isrc(Control control, int track, Isrc isrc)
    {
        if (isrc.IsEmpty)
        {
            throw new ArgumentException("There is no recording code.", nameof(isrc));
        }

        Span<byte> first = stackalloc byte[Size], second = stackalloc byte[Size];
        first[0] = second[0] = (byte)(((byte)control << 4) | IsrcAdr);
        first[1] = second[1] = (byte)track;
        WriteAscii(isrc.Code.AsSpan(0, IsrcHalf), first[2..]);
        WriteAscii(isrc.Code.AsSpan(IsrcHalf), second[2..]);
        return (Of(first), Of(second));
    }

    /// <summary>The catalogue number that two entries make.</summary>
    /// <returns>False when they do not belong together or are none.</returns>
    public static bool TryGetMcn(CueEntry first, CueEntry second, out Mcn mcn)
    {
        mcn = default;
        Span<char> digits = stackalloc char[Discs.Mcn.Length];
        first.ReadAscii(1, digits[..McnHead]);
        second.ReadAscii(1, digits[McnHead..]);
        return first.Adr == McnAdr && first.Byte(0) == second.Byte(0) && second.Byte(7) == 0
            && Discs.Mcn.TryParse(digits, out mcn);
    }

    /// <summary>The recording code that two entries make.</summary>
    /// <returns>False when they do not belong together or are none.</returns>
    public static bool TryGetIsrc(CueEntry first, CueEntry second, out Isrc isrc)
    {
        isrc = default;
        Span<char> code = stackalloc char[Discs.Isrc.Length];
        first.ReadAscii(2, code[..IsrcHalf]);
        second.ReadAscii(2, code[IsrcHalf..]);
        return first.Adr == IsrcAdr && first.Byte(0) == second.Byte(0) && first.Track == second.Track
            && Discs.Isrc.TryParse(code, out isrc);
    }

    /// <summary>Reads eight bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than eight.</exception>
    public static CueEntry Parse(ReadOnlySpan<byte> source) => Of(source[..Size]);

    /// <summary>Writes eight bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination) =>
        BinaryPrimitives.WriteUInt64BigEndian(destination[..Size], _bytes);

    /// <summary>The entry with CONTROL 0, as some drives want recording codes.</summary>
    public CueEntry WithoutControl() => new(_bytes & 0x0FFF_FFFF_FFFF_FFFF);

    /// <summary>The eight bytes in hexadecimal.</summary>
    public override string ToString() => $"{_bytes:X16}";

    private static CueEntry Of(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64BigEndian(bytes));

    private static void WriteAscii(ReadOnlySpan<char> text, Span<byte> destination)
    {
        for (int i = 0; i < text.Length; i++)
        {
            destination[i] = (byte)text[i];
        }
    }

    private byte Byte(int i) => (byte)(_bytes >> (56 - (8 * i)));

    private void ReadAscii(int at, Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = (char)Byte(at + i);
        }
    }
}
