using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Coding.CdText;

/// <summary>The packs as they lie in the lead-in: 24 symbols of six bits each, four packs to a sector, over and over.
/// </summary>
/// <remarks>No interleave and no Reed-Solomon parity, so cooked and raw form are the same bits. Where the number of packs is
/// not a multiple of four, the list runs on over sector borders. Safe for use from several threads.</remarks>
public sealed class CdTextLeadIn
{
    /// <summary>Packs in a sector.</summary>
    public const int PacksPerSector = 4;

    /// <summary>Symbols of a pack.</summary>
    public const int SymbolsPerPack = 24;

    private readonly byte[] _symbols;
    private readonly int _packs;

    /// <summary>Prepares a list of packs.</summary>
    /// <param name="packs">Packs of 18 bytes with CRC; none for a lead-in without text.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of 18.</exception>
    public CdTextLeadIn(ReadOnlySpan<byte> packs)
    {
        if (packs.Length % CdTextPack.Size != 0)
        {
            throw new ArgumentException($"{packs.Length} bytes are no whole packs of {CdTextPack.Size}.", nameof(packs));
        }

        // The first packs follow the last once more, so that every sector can be copied in one piece.
        _packs = packs.Length / CdTextPack.Size;
        _symbols = new byte[_packs == 0 ? 0 : (_packs + PacksPerSector - 1) * SymbolsPerPack];
        for (int i = 0; i < _symbols.Length / SymbolsPerPack; i++)
        {
            ToSymbols(packs.Slice(i % _packs * CdTextPack.Size, CdTextPack.Size), _symbols.AsSpan(i * SymbolsPerPack));
        }
    }

    /// <summary>Whether there is any pack.</summary>
    public bool IsEmpty => _packs == 0;

    /// <summary>Writes the R to W bits of a lead-in sector and leaves P and Q alone.</summary>
    /// <param name="sector">The sector, counted from the start of the lead-in.</param>
    /// <param name="rawPw">96 raw bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sector is negative or the span has fewer than 96 bytes.</exception>
    public void Write(int sector, Span<byte> rawPw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sector);
        rawPw = rawPw[..CdSector.SubchannelBytes];
        ReadOnlySpan<byte> symbols = IsEmpty ? default
            : _symbols.AsSpan((int)((long)sector * PacksPerSector % _packs) * SymbolsPerPack, CdSector.SubchannelBytes);
        for (int i = 0; i < rawPw.Length; i += sizeof(ulong))
        {
            ulong pq = BinaryPrimitives.ReadUInt64LittleEndian(rawPw[i..]) & 0xC0C0_C0C0_C0C0_C0C0;
            ulong own = IsEmpty ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(symbols[i..]);
            BinaryPrimitives.WriteUInt64LittleEndian(rawPw[i..], pq | own);
        }
    }

    /// <summary>18 bytes of eight bits to 24 symbols of six.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void ToSymbols(ReadOnlySpan<byte> pack, Span<byte> symbols)
    {
        pack = pack[..CdTextPack.Size];
        symbols = symbols[..SymbolsPerPack];
        for (int i = 0, k = 0; i < pack.Length; i += 3, k += 4)
        {
            int bits = (pack[i] << 16) | (pack[i + 1] << 8) | pack[i + 2];
            symbols[k] = (byte)(bits >> 18);
            symbols[k + 1] = (byte)((bits >> 12) & 0x3F);
            symbols[k + 2] = (byte)((bits >> 6) & 0x3F);
            symbols[k + 3] = (byte)(bits & 0x3F);
        }
    }

    /// <summary>24 symbols of six bits to 18 bytes of eight; the top two bits of each symbol are ignored.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void FromSymbols(ReadOnlySpan<byte> symbols, Span<byte> pack)
    {
        symbols = symbols[..SymbolsPerPack];
        pack = pack[..CdTextPack.Size];
        for (int i = 0, k = 0; i < pack.Length; i += 3, k += 4)
        {
            int bits = ((symbols[k] & 0x3F) << 18) | ((symbols[k + 1] & 0x3F) << 12) | ((symbols[k + 2] & 0x3F) << 6)
                | (symbols[k + 3] & 0x3F);
            (pack[i], pack[i + 1], pack[i + 2]) = ((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
        }
    }
}
