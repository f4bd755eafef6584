using System.Buffers.Binary;

namespace Redbook.Mmc.Responses;

/// <summary>The first descriptor of READ FORMAT CAPACITIES.</summary>
/// <param name="BlockCount">Blocks.</param>
/// <param name="DescriptorType">1 blank (the most it can hold), 2 formatted, 3 no medium.</param>
/// <param name="BlockBytes">Bytes of a block, 24 bits.</param>
public readonly record struct FormatCapacities(long BlockCount, byte DescriptorType, int BlockBytes)
{
    /// <summary>Bytes of the reply with one descriptor.</summary>
    public const int Size = 12;

    /// <summary>Reads a reply.</summary>
    /// <returns><see langword="false"/> when fewer than 12 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out FormatCapacities capacities)
    {
        capacities = default;
        if (source.Length < Size || source[3] < 8)
        {
            return false;
        }

        capacities = new FormatCapacities(
            BinaryPrimitives.ReadUInt32BigEndian(source[4..]), (byte)(source[8] & 3), Cdb.ReadUInt24(source[9..]));
        return true;
    }

    /// <summary>Writes the 12 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[3] = 8;
        BinaryPrimitives.WriteUInt32BigEndian(b[4..], (uint)BlockCount);
        b[8] = (byte)(DescriptorType & 3);
        Cdb.WriteUInt24(b[9..], BlockBytes);
    }
}
