using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>A view of one 12-byte Q frame; owns nothing, copies nothing, judges nothing but the CRC.</summary>
/// <remarks>Byte 0: CONTROL (high nibble), ADR (low). 1-9: payload by ADR, numbers in BCD. 10-11: CRC, big-endian,
/// stored inverted.</remarks>
public readonly ref struct QFrame
{
    /// <summary>Bytes of a Q frame.</summary>
    public const int Size = 12;

    /// <summary>Bytes before the CRC.</summary>
    public const int PayloadSize = 10;

    /// <summary>The track number of the lead-out, which is not a BCD number.</summary>
    public const byte LeadOutTrack = 0xAA;

    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>Looks at twelve bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not 12 bytes.</exception>
    public QFrame(ReadOnlySpan<byte> source) => _bytes = source.Length == Size ? source
        : throw new ArgumentException($"A Q frame is {Size} bytes, got {source.Length}.", nameof(source));

    /// <summary>The CONTROL nibble.</summary>
    public Control Control => (Control)(_bytes[0] >> 4);

    /// <summary>The mode: 1 position, 2 catalogue number, 3 recording code, 5 multi-session.</summary>
    public int Adr => _bytes[0] & 0x0F;

    /// <summary>Modes 1 and 5: the track number; 00 in the lead-in, AAh in the lead-out.</summary>
    public Bcd Track => new(_bytes[1]);

    /// <summary>Mode 1 in the program area and the lead-out: the index number.</summary>
    public Bcd Index => new(_bytes[2]);

    /// <summary>Modes 1 and 5 in the lead-in: the raw POINT byte.</summary>
    public byte Point => _bytes[2];

    /// <summary>Mode 1: the running time (three BCD bytes): relative in the program area, of the lead-in there.</summary>
    public ReadOnlySpan<byte> RunningTime => _bytes[3..6];

    /// <summary>Modes 1 and 5: the byte called ZERO; some programs leave rubbish in it.</summary>
    public byte Zero => _bytes[6];

    /// <summary>Modes 1 and 5: the absolute time, or PMIN, PSEC, PFRAME in the lead-in (three BCD bytes).</summary>
    public ReadOnlySpan<byte> AbsoluteTime => _bytes[7..10];

    /// <summary>Modes 2 and 3: the frame part of the absolute time.</summary>
    public Bcd AFrame => new(_bytes[9]);

    /// <summary>The CRC as stored.</summary>
    public ushort Crc => BinaryPrimitives.ReadUInt16BigEndian(_bytes[PayloadSize..]);

    /// <summary>Whether the stored CRC is that of the ten bytes before it.</summary>
    public bool IsCrcValid => Crc == QCrc.Compute(_bytes[..PayloadSize]);

    /// <summary>Reads the catalogue number of a mode 2 frame.</summary>
    /// <returns>False when the mode is another or a digit is not decimal.</returns>
    public bool TryGetMcn(out Mcn mcn)
    {
        Span<char> digits = stackalloc char[Mcn.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            digits[i] = (char)('0' + ((_bytes[1 + (i / 2)] >> ((i & 1) == 0 ? 4 : 0)) & 0x0F));
        }

        mcn = default;
        return Adr == 2 && Mcn.TryParse(digits, out mcn);
    }

    /// <summary>Reads the recording code of a mode 3 frame.</summary>
    /// <returns>False when the mode is another or the code is not well formed.</returns>
    public bool TryGetIsrc(out Isrc isrc)
    {
        Span<char> code = stackalloc char[Isrc.Length];
        uint letters = BinaryPrimitives.ReadUInt32BigEndian(_bytes[1..]);
        bool known = true;
        for (int i = 0; i < 5; i++)
        {
            code[i] = (char)('0' + ((letters >> (26 - (6 * i))) & 0x3F));
            known &= code[i] <= 'Z';
        }

        for (int i = 0; i < 7; i++)
        {
            code[5 + i] = (char)('0' + ((_bytes[5 + (i / 2)] >> ((i & 1) == 0 ? 4 : 0)) & 0x0F));
        }

        isrc = default;
        return Adr == 3 && known && Isrc.TryParse(code, out isrc);
    }
}
