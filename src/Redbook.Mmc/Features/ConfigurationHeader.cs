using System.Buffers.Binary;
using Redbook.Mmc.Responses;

namespace Redbook.Mmc.Features;

/// <summary>The header of GET CONFIGURATION.</summary>
/// <param name="DataBytes">Bytes behind the length field, as the drive announces them.</param>
/// <param name="CurrentProfile">What is in the drive.</param>
public readonly record struct ConfigurationHeader(long DataBytes, Profile CurrentProfile)
{
    /// <summary>Bytes of the header.</summary>
    public const int Size = 8;

    /// <summary>Bytes of the whole reply as announced.</summary>
    public long TotalBytes => DataBytes + 4;

    /// <summary>Reads a header.</summary>
    /// <returns><see langword="false"/> when fewer than 8 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out ConfigurationHeader header)
    {
        header = default;
        if (source.Length < Size)
        {
            return false;
        }

        header = new ConfigurationHeader(
            BinaryPrimitives.ReadUInt32BigEndian(source), (Profile)BinaryPrimitives.ReadUInt16BigEndian(source[6..]));
        return true;
    }

    /// <summary>Writes the 8 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        BinaryPrimitives.WriteUInt32BigEndian(b, (uint)DataBytes);
        BinaryPrimitives.WriteUInt16BigEndian(b[6..], (ushort)CurrentProfile);
    }
}
