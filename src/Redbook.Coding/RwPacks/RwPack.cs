namespace Redbook.Coding.RwPacks;

/// <summary>A view of one R-W pack: 24 symbols of six bits; owns nothing, copies nothing.</summary>
/// <remarks>Symbol 0: MODE (upper three bits) and ITEM. 1: instruction. 2-3: Q parity. 4-19: data. 20-23: P parity. The top
/// two bits of every byte are ignored.</remarks>
public readonly ref struct RwPack
{
    /// <summary>Symbols of a pack, one to a byte.</summary>
    public const int Size = 24;

    /// <summary>Packs in a sector.</summary>
    public const int PerSector = 4;

    /// <summary>Data symbols of a pack.</summary>
    public const int DataSize = 16;

    /// <summary>The bits of a byte that belong to a symbol.</summary>
    public const byte SymbolMask = 0x3F;

    private readonly ReadOnlySpan<byte> _symbols;

    /// <summary>Looks at 24 bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not 24 bytes.</exception>
    public RwPack(ReadOnlySpan<byte> source) => _symbols = source.Length == Size ? source
        : throw new ArgumentException($"An R-W pack is {Size} bytes, got {source.Length}.", nameof(source));

    /// <summary>0 nothing, 1 graphics, 2 CD-TEXT in the program area, 3 MIDI, 4 CD-TEXT in the lead-in, 7 user.</summary>
    public int Mode => (_symbols[0] & SymbolMask) >> 3;

    /// <summary>The kind within the mode: 1 with mode 1 is CD+G.</summary>
    public int Item => _symbols[0] & 7;

    /// <summary>The instruction.</summary>
    public int Instruction => _symbols[1] & SymbolMask;

    /// <summary>The sixteen data symbols; mask each with <see cref="SymbolMask"/>.</summary>
    public ReadOnlySpan<byte> Data => _symbols.Slice(4, DataSize);

    /// <summary>Whether all symbols are zero.</summary>
    public bool IsZero
    {
        get
        {
            int any = 0;
            foreach (byte symbol in _symbols)
            {
                any |= symbol;
            }

            return (any & SymbolMask) == 0;
        }
    }

    /// <summary>Whether both parities are right.</summary>
    public bool IsParityValid => RwParity.PSyndromes(_symbols) == 0 && RwParity.QSyndromes(_symbols) == 0;
}
