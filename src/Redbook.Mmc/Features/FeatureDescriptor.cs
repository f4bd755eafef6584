using System.Buffers.Binary;
using Redbook.Mmc.Responses;

namespace Redbook.Mmc.Features;

/// <summary>A feature with its data.</summary>
/// <param name="Code">The feature code.</param>
/// <param name="Version">0 to 15.</param>
/// <param name="IsPersistent">Whether it always holds.</param>
/// <param name="IsCurrent">Whether it holds now.</param>
/// <param name="Data">What follows the four bytes; a multiple of 4.</param>
public readonly record struct FeatureDescriptor(
    ushort Code, byte Version, bool IsPersistent, bool IsCurrent, ReadOnlyMemory<byte> Data)
{
    /// <summary>Bytes before the data.</summary>
    public const int HeaderSize = 4;

    /// <summary>Bytes of the whole descriptor.</summary>
    public int Size => HeaderSize + Data.Length;

    /// <summary>Reads a descriptor; data that did not arrive are left out.</summary>
    /// <returns><see langword="false"/> when fewer than 4 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out FeatureDescriptor descriptor)
    {
        descriptor = default;
        if (source.Length < HeaderSize)
        {
            return false;
        }

        int length = Math.Min(source[3], source.Length - HeaderSize);
        descriptor = new FeatureDescriptor(
            BinaryPrimitives.ReadUInt16BigEndian(source),
            (byte)((source[2] >> 2) & 0x0F),
            (source[2] & 2) != 0,
            (source[2] & 1) != 0,
            source.Slice(HeaderSize, length).ToArray());
        return true;
    }

    /// <summary>Writes the descriptor.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        BinaryPrimitives.WriteUInt16BigEndian(b, Code);
        b[2] = (byte)(((Version & 0x0F) << 2) | (IsPersistent ? 2 : 0) | (IsCurrent ? 1 : 0));
        b[3] = (byte)Data.Length;
        Data.Span.CopyTo(b[HeaderSize..]);
    }
}
