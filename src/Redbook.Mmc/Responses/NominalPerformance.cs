using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>A descriptor of GET PERFORMANCE type 0: the speed over a range.</summary>
/// <param name="Start">First address.</param>
/// <param name="StartSpeed">Speed there.</param>
/// <param name="End">Last address.</param>
/// <param name="EndSpeed">Speed there.</param>
public readonly record struct NominalPerformance(Lba Start, DriveSpeed StartSpeed, Lba End, DriveSpeed EndSpeed)
{
    /// <summary>Bytes of a descriptor.</summary>
    public const int Size = 16;

    /// <summary>Reads one descriptor.</summary>
    /// <exception cref="ArgumentException">Fewer than 16 bytes.</exception>
    public static NominalPerformance Parse(ReadOnlySpan<byte> source) => source.Length >= Size
        ? new(
            new Lba(BinaryPrimitives.ReadInt32BigEndian(source)),
            new DriveSpeed(BinaryPrimitives.ReadInt32BigEndian(source[4..])),
            new Lba(BinaryPrimitives.ReadInt32BigEndian(source[8..])),
            new DriveSpeed(BinaryPrimitives.ReadInt32BigEndian(source[12..])))
        : throw new ArgumentException($"A performance descriptor has {Size} bytes, got {source.Length}.", nameof(source));

    /// <summary>Writes the 16 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        BinaryPrimitives.WriteInt32BigEndian(b, Start.Value);
        BinaryPrimitives.WriteInt32BigEndian(b[4..], StartSpeed.KilobytesPerSecond);
        BinaryPrimitives.WriteInt32BigEndian(b[8..], End.Value);
        BinaryPrimitives.WriteInt32BigEndian(b[12..], EndSpeed.KilobytesPerSecond);
    }
}
