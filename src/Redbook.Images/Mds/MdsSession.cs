using System.Buffers.Binary;

namespace Redbook.Images.Mds;

/// <summary>A session of 24 bytes.</summary>
/// <remarks>0: start. 4: end. 8: number. 10: blocks. 11: blocks that are no tracks. 12: first track. 14: last track. 20: where
/// the blocks lie.</remarks>
internal readonly record struct MdsSession(int Start, int End, int Blocks, int BlocksAt)
{
    public const int Size = 24;

    public static MdsSession Parse(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), bytes[10],
        BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]));
}
