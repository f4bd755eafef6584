namespace Redbook.Coding.RwPacks;

/// <summary>The two Reed-Solomon codes of an R-W pack: Q (4,2) over symbols 0 to 3, P (24,20) over all.</summary>
/// <remarks>All methods take 24 bytes and throw <see cref="ArgumentOutOfRangeException"/> on less. None allocates.</remarks>
public static class RwParity
{
    private const int QSymbols = 4;
    private const int QAt = 2;
    private const int PAt = 20;
    private const int Values = 64;

    // What each value at each place adds: four P parity symbols in four bytes, two Q parity symbols in two.
    private static readonly uint[] PParityTable = CreateParity(RwPack.Size, [0x0F, 0x36, 0x3B, 0x03]);
    private static readonly uint[] QParityTable = CreateParity(QSymbols, [0x03, 0x02]);
    private static readonly uint[] PSyndromeTable = CreateSyndromes(RwPack.Size, 4);
    private static readonly uint[] QSyndromeTable = CreateSyndromes(QSymbols, 2);

    /// <summary>Computes both parities into symbols 2, 3 and 20 to 23 and clears the top two bits of every byte.
    /// </summary>
    public static void Write(Span<byte> pack)
    {
        pack = pack[..RwPack.Size];
        uint q = QParityTable[pack[0] & RwPack.SymbolMask] ^ QParityTable[Values + (pack[1] & RwPack.SymbolMask)];
        pack[QAt] = (byte)q;
        pack[QAt + 1] = (byte)(q >> 8);
        uint[] table = PParityTable;
        uint p = 0;
        for (int i = 0; i < PAt; i++)
        {
            int symbol = pack[i] & RwPack.SymbolMask;
            pack[i] = (byte)symbol;
            p ^= table[(i * Values) + symbol];
        }

        pack[PAt] = (byte)p;
        pack[PAt + 1] = (byte)(p >> 8);
        pack[PAt + 2] = (byte)(p >> 16);
        pack[PAt + 3] = (byte)(p >> 24);
    }

    /// <summary>Finds and corrects wrong symbols: two anywhere, often three when one is among the first four.</summary>
    /// <param name="pack">24 bytes; the top two bits of each are cleared.</param>
    /// <param name="correctedSymbols">How many symbols were put right.</param>
    public static RwPackState Correct(Span<byte> pack, out int correctedSymbols)
    {
        pack = pack[..RwPack.Size];
        for (int i = 0; i < pack.Length; i++)
        {
            pack[i] &= RwPack.SymbolMask;
        }

        correctedSymbols = 0;
        uint syndromes = PSyndromes(pack);
        if (syndromes == 0)
        {
            return RwPackState.Good;
        }

        Span<byte> trial = stackalloc byte[RwPack.Size];
        pack.CopyTo(trial);
        if (!TryCorrectP(trial, syndromes) || QSyndromes(trial) != 0)
        {
            // Q may know one of the first four, which leaves P two more.
            pack.CopyTo(trial);
            if (!TryCorrectQ(trial))
            {
                return RwPackState.Uncorrectable;
            }

            syndromes = PSyndromes(trial);
            if ((syndromes != 0 && !TryCorrectP(trial, syndromes)) || QSyndromes(trial) != 0)
            {
                return RwPackState.Uncorrectable;
            }
        }

        for (int i = 0; i < pack.Length; i++)
        {
            correctedSymbols += pack[i] != trial[i] ? 1 : 0;
        }

        trial.CopyTo(pack);
        return RwPackState.Corrected;
    }

    internal static uint PSyndromes(ReadOnlySpan<byte> pack) => Sum(PSyndromeTable, pack[..RwPack.Size]);

    internal static uint QSyndromes(ReadOnlySpan<byte> pack) => Sum(QSyndromeTable, pack[..QSymbols]);

    private static uint Sum(uint[] table, ReadOnlySpan<byte> symbols)
    {
        uint sum = 0;
        for (int i = 0; i < symbols.Length; i++)
        {
            sum ^= table[(i * Values) + (symbols[i] & RwPack.SymbolMask)];
        }

        return sum;
    }

    private static bool TryCorrectQ(Span<byte> pack)
    {
        uint syndromes = QSyndromes(pack);
        int s0 = (byte)syndromes, s1 = (byte)(syndromes >> 8);
        return s0 != 0 && s1 != 0 && TryFlip(pack[..QSymbols], Gf64.Log(Gf64.Divide(s1, s0)), s0);
    }

    private static bool TryCorrectP(Span<byte> pack, uint syndromes)
    {
        int s0 = (byte)syndromes, s1 = (byte)(syndromes >> 8), s2 = (byte)(syndromes >> 16), s3 = (byte)(syndromes >> 24);
        int determinant = Gf64.Multiply(s0, s2) ^ Gf64.Multiply(s1, s1);
        if (determinant == 0)
        {
            // One error: every syndrome is the one before times the place.
            if (s0 == 0 || s1 == 0)
            {
                return false;
            }

            int place = Gf64.Divide(s1, s0);
            return Gf64.Multiply(s1, place) == s2 && Gf64.Multiply(s2, place) == s3
                && TryFlip(pack, Gf64.Log(place), s0);
        }

        // Two errors: their places solve x^2 + sum x + product = 0.
        int sum = Gf64.Divide(Gf64.Multiply(s0, s3) ^ Gf64.Multiply(s1, s2), determinant);
        int product = Gf64.Divide(Gf64.Multiply(s1, s3) ^ Gf64.Multiply(s2, s2), determinant);
        for (int exponent = 0; exponent < RwPack.Size; exponent++)
        {
            int x = Gf64.Power(exponent), y = x ^ sum;
            if ((Gf64.Multiply(x, y) ^ product) != 0 || y == 0 || y == x)
            {
                continue;
            }

            int atX = Gf64.Divide(s1 ^ Gf64.Multiply(s0, y), sum), atY = s0 ^ atX;
            return atX != 0 && atY != 0 && TryFlip(pack, exponent, atX) && TryFlip(pack, Gf64.Log(y), atY);
        }

        return false;
    }

    private static bool TryFlip(Span<byte> codeword, int exponent, int error)
    {
        if (exponent >= codeword.Length)
        {
            return false;
        }

        codeword[codeword.Length - 1 - exponent] ^= (byte)error;
        return true;
    }

    private static uint[] CreateSyndromes(int length, int count)
    {
        uint[] table = new uint[length * Values];
        for (int i = 0; i < table.Length; i++)
        {
            int exponent = length - 1 - (i / Values);
            for (int j = 0; j < count; j++)
            {
                table[i] |= (uint)Gf64.Multiply(i % Values, Gf64.Power(j * exponent)) << (8 * j);
            }
        }

        return table;
    }

    // Division by the generator, one symbol of the message at a time; the code is linear.
    private static uint[] CreateParity(int length, ReadOnlySpan<byte> generator)
    {
        int messageLength = length - generator.Length;
        uint[] table = new uint[messageLength * Values];
        Span<byte> remainder = stackalloc byte[generator.Length];
        for (int i = 0; i < table.Length; i++)
        {
            remainder.Clear();
            for (int place = i / Values; place < messageLength; place++)
            {
                int feedback = remainder[0] ^ (place == i / Values ? i % Values : 0);
                remainder[1..].CopyTo(remainder);
                remainder[^1] = 0;
                for (int k = 0; k < generator.Length; k++)
                {
                    remainder[k] ^= Gf64.Multiply(feedback, generator[k]);
                }
            }

            for (int k = 0; k < generator.Length; k++)
            {
                table[i] |= (uint)remainder[k] << (8 * k);
            }
        }

        return table;
    }
}
