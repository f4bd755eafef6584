namespace Redbook.Discs;

/// <summary>One byte of packed BCD exactly as it lies on the disc.</summary>
/// <param name="Raw">Tens in the high nibble, units in the low one.</param>
public readonly record struct Bcd(byte Raw)
{
    /// <summary>Whether both nibbles are decimal digits.</summary>
    public bool IsValid => (Raw & 0x0F) <= 9 && Raw <= 0x99;

    /// <summary>The number; nibbles above 9 are carried as they are.</summary>
    public int ToBinary() => ((Raw >> 4) * 10) + (Raw & 0x0F);

    /// <summary>The BCD form of a number from 0 to 99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number has no BCD form in one byte.</exception>
    public static Bcd FromBinary(int value) => value is >= 0 and <= 99
        ? new((byte)(((value / 10) << 4) | (value % 10)))
        : throw new ArgumentOutOfRangeException(nameof(value), value, "BCD holds 0 to 99.");

    /// <summary>The byte as two hexadecimal digits.</summary>
    public override string ToString() => $"{Raw:X2}";
}
