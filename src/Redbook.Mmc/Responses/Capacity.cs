using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ CAPACITY.</summary>
/// <param name="Last">The last block.</param>
/// <param name="BlockBytes">Bytes of a block; some drives say 0 or 2352 for audio.</param>
public readonly record struct Capacity(Lba Last, int BlockBytes)
{
    /// <summary>Bytes of the reply.</summary>
    public const int Size = 8;

    /// <summary>Reads a reply.</summary>
    /// <returns><see langword="false"/> when fewer than 8 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out Capacity capacity)
    {
        capacity = default;
        if (source.Length < Size)
        {
            return false;
        }

        capacity = new Capacity(
            new Lba(BinaryPrimitives.ReadInt32BigEndian(source)), BinaryPrimitives.ReadInt32BigEndian(source[4..]));
        return true;
    }

    /// <summary>Writes the 8 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        BinaryPrimitives.WriteInt32BigEndian(b, Last.Value);
        BinaryPrimitives.WriteInt32BigEndian(b[4..], BlockBytes);
    }
}
