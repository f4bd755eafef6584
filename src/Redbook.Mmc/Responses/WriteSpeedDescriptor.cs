using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>A descriptor of GET PERFORMANCE type 3: a speed at which this disc can be written.</summary>
/// <param name="RotationControl">0 constant linear velocity or the drive's own way, 1 constant angular
/// velocity.</param>
/// <param name="End">The last address it holds for.</param>
/// <param name="ReadSpeed">Reading.</param>
/// <param name="WriteSpeed">Writing.</param>
/// <param name="IsExact">Whether it is kept exactly.</param>
public readonly record struct WriteSpeedDescriptor(
    byte RotationControl, Lba End, DriveSpeed ReadSpeed, DriveSpeed WriteSpeed, bool IsExact)
{
    /// <summary>Bytes of a descriptor.</summary>
    public const int Size = 16;

    /// <summary>Whether the disc turns at constant angular velocity.</summary>
    public bool IsCav => RotationControl == 1;

    /// <summary>Reads one descriptor.</summary>
    /// <exception cref="ArgumentException">Fewer than 16 bytes.</exception>
    public static WriteSpeedDescriptor Parse(ReadOnlySpan<byte> source) => source.Length >= Size
        ? new(
            (byte)((source[0] >> 3) & 3),
            new Lba(BinaryPrimitives.ReadInt32BigEndian(source[4..])),
            new DriveSpeed(BinaryPrimitives.ReadInt32BigEndian(source[8..])),
            new DriveSpeed(BinaryPrimitives.ReadInt32BigEndian(source[12..])),
            (source[0] & 2) != 0)
        : throw new ArgumentException($"A write speed descriptor has {Size} bytes, got {source.Length}.", nameof(source));

    /// <summary>Writes the 16 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[0] = (byte)(((RotationControl & 3) << 3) | (IsExact ? 2 : 0));
        BinaryPrimitives.WriteInt32BigEndian(b[4..], End.Value);
        BinaryPrimitives.WriteInt32BigEndian(b[8..], ReadSpeed.KilobytesPerSecond);
        BinaryPrimitives.WriteInt32BigEndian(b[12..], WriteSpeed.KilobytesPerSecond);
    }
}
