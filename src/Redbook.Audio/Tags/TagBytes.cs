using System.Buffers.Binary;

namespace Redbook.Audio.Tags;

/// <summary>Bytes of a tag, read forwards; they may lie in pieces.</summary>
internal abstract class TagBytes
{
    /// <summary>Bytes to the end, at most; what is there may be less.</summary>
    public abstract long Remaining { get; }

    /// <summary>Fills as much of <paramref name="target"/> as there is.</summary>
    /// <returns>Bytes filled; fewer than asked for only at the end.</returns>
    public abstract int Read(Span<byte> target);

    /// <summary>Passes over bytes, at most to the end.</summary>
    public abstract void Skip(long count);

    /// <summary>Fills <paramref name="target"/> whole, or says that the end came first.</summary>
    public bool TryFill(Span<byte> target) => Read(target) == target.Length;

    /// <summary>Reads a number of four bytes, least significant first; null at the end.</summary>
    public uint? ReadUInt32LittleEndian()
    {
        Span<byte> bytes = stackalloc byte[4];
        return TryFill(bytes) ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : null;
    }

    /// <summary>Reads at most <paramref name="count"/> bytes; never more memory than there are bytes.</summary>
    public byte[] ReadUpTo(long count)
    {
        byte[] bytes = new byte[(int)Math.Min(Math.Max(count, 0), Math.Min(Remaining, TagSet.LongestValueBytes))];
        int read = Read(bytes);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
