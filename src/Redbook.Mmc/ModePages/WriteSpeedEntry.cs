using System.Buffers.Binary;

namespace Redbook.Mmc.ModePages;

/// <summary>A write speed descriptor of page 2Ah.</summary>
/// <param name="RotationControl">0 constant linear velocity, 1 constant angular velocity.</param>
/// <param name="Speed">The speed.</param>
public readonly record struct WriteSpeedEntry(byte RotationControl, DriveSpeed Speed)
{
    /// <summary>Bytes of a descriptor.</summary>
    public const int Size = 4;

    /// <summary>Reads one descriptor.</summary>
    /// <exception cref="ArgumentException">Fewer than 4 bytes.</exception>
    public static WriteSpeedEntry Parse(ReadOnlySpan<byte> source) => source.Length >= Size
        ? new((byte)(source[1] & 3), new DriveSpeed(BinaryPrimitives.ReadUInt16BigEndian(source[2..])))
        : throw new ArgumentException($"A write speed descriptor has {Size} bytes, got {source.Length}.", nameof(source));

    /// <summary>Writes the 4 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Responses.Reply.Begin(destination, Size);
        b[1] = (byte)(RotationControl & 3);
        BinaryPrimitives.WriteUInt16BigEndian(b[2..], (ushort)Speed.KilobytesPerSecond);
    }
}
