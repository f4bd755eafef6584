namespace Redbook.Coding.Sectors;

/// <summary>The four bytes that a mode 2 sector with a form carries twice behind its header.</summary>
/// <param name="File">The file number.</param>
/// <param name="Channel">The channel number.</param>
/// <param name="Submode">Flags; bit 5 is form 2, bit 3 data.</param>
/// <param name="Coding">The coding information.</param>
public readonly record struct SubHeader(byte File, byte Channel, byte Submode, byte Coding)
{
    /// <summary>Bytes of one copy.</summary>
    public const int Size = 4;

    /// <summary>The submode bit that tells form 2 from form 1.</summary>
    public const byte Form2 = 0x20;

    /// <summary>Whether the sector is form 2.</summary>
    public bool IsForm2 => (Submode & Form2) != 0;

    /// <summary>Reads the first copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than four bytes.</exception>
    public static SubHeader Parse(ReadOnlySpan<byte> source)
    {
        source = source[..Size];
        return new SubHeader(source[0], source[1], source[2], source[3]);
    }

    /// <summary>Writes both copies: eight bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than eight bytes.</exception>
    public void WriteTo(Span<byte> destination)
    {
        destination = destination[..(2 * Size)];
        (destination[0], destination[1], destination[2], destination[3]) = (File, Channel, Submode, Coding);
        destination[..Size].CopyTo(destination[Size..]);
    }
}
