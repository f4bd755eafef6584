using System.Buffers.Binary;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ BUFFER CAPACITY.</summary>
/// <param name="TotalBytes">The size of the drive's buffer.</param>
/// <param name="FreeBytes">What of it is free.</param>
public readonly record struct BufferCapacity(long TotalBytes, long FreeBytes)
{
    /// <summary>Bytes of the reply.</summary>
    public const int Size = 12;

    /// <summary>Reads a reply.</summary>
    /// <returns><see langword="false"/> when fewer than 12 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out BufferCapacity capacity)
    {
        capacity = default;
        if (Reply.Cut16(source).Length < Size)
        {
            return false;
        }

        capacity = new BufferCapacity(
            BinaryPrimitives.ReadUInt32BigEndian(source[4..]), BinaryPrimitives.ReadUInt32BigEndian(source[8..]));
        return true;
    }

    /// <summary>Writes the 12 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[1] = Size - 2;
        BinaryPrimitives.WriteUInt32BigEndian(b[4..], (uint)TotalBytes);
        BinaryPrimitives.WriteUInt32BigEndian(b[8..], (uint)FreeBytes);
    }
}
