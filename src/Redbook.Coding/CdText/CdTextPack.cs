namespace Redbook.Coding.CdText;

/// <summary>A view of one CD-TEXT pack of 18 bytes; owns nothing, copies nothing.</summary>
/// <remarks>Byte 0: type. 1: track of the first character, or element number. 2: sequence number in the block. 3: bit 7
/// double-byte, bits 6-4 block, bits 3-0 character position. 4-15: payload. 16-17: CRC, high byte first, inverted.</remarks>
public readonly ref struct CdTextPack
{
    /// <summary>Bytes of a pack.</summary>
    public const int Size = 18;

    /// <summary>Bytes of payload.</summary>
    public const int PayloadSize = 12;

    /// <summary>The largest character position; it also means more.</summary>
    public const int MaxPosition = 15;

    internal const int PayloadAt = 4;
    internal const byte DoubleByteBit = 0x80;

    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>Looks at 18 bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not 18 bytes.</exception>
    public CdTextPack(ReadOnlySpan<byte> source) => _bytes = source.Length == Size ? source
        : throw new ArgumentException($"A CD-TEXT pack is {Size} bytes, got {source.Length}.", nameof(source));

    /// <summary>What the pack carries.</summary>
    public CdTextPackType Type => (CdTextPackType)_bytes[0];

    /// <summary>Whether the type is one of 80h to 8Fh.</summary>
    public bool IsKnownType => (_bytes[0] & 0xF0) == 0x80;

    /// <summary>The track of the first character (0: the album), or the element number.</summary>
    public int Track => _bytes[1] & 0x7F;

    /// <summary>Bit 7 of byte 1, which should be clear.</summary>
    public bool IsExtended => (_bytes[1] & 0x80) != 0;

    /// <summary>The place in the block, from 0.</summary>
    public int Sequence => _bytes[2];

    /// <summary>Whether characters have two bytes.</summary>
    public bool IsDoubleByte => (_bytes[3] & DoubleByteBit) != 0;

    /// <summary>The block, 0 to 7.</summary>
    public int Block => (_bytes[3] >> 4) & 7;

    /// <summary>Characters of the first text that earlier packs hold; 15 means 15 or more.</summary>
    public int Position => _bytes[3] & 0x0F;

    /// <summary>The twelve bytes of payload.</summary>
    public ReadOnlySpan<byte> Payload => _bytes.Slice(PayloadAt, PayloadSize);

    /// <summary>Whether the CRC is right.</summary>
    public bool IsCrcValid => Subcode.QCrc.IsSealed(_bytes);
}
