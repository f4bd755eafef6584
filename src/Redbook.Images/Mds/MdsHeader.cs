using System.Buffers.Binary;

namespace Redbook.Images.Mds;

/// <summary>The header of 88 bytes, little-endian.</summary>
/// <remarks>0: signature. 16: version. 18: medium. 20: sessions. 80: where the table of sessions lies.</remarks>
internal readonly record struct MdsHeader(int Version, int Medium, int Sessions, int SessionsAt)
{
    public const int Size = 88;

    public static ReadOnlySpan<byte> Signature => "MEDIA DESCRIPTOR"u8;

    /// <summary>CD-ROM, CD-R, CD-RW.</summary>
    public bool IsCompactDisc => Medium <= 2;

    public static MdsHeader Parse(ReadOnlySpan<byte> bytes) => new(
        bytes[16], BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[80..]));
}
