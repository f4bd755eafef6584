using System.Buffers.Binary;
using System.Text;

namespace Redbook.Audio.Tests;

/// <summary>Builds RIFF and IFF files chunk by chunk, right or wrong as asked.</summary>
internal sealed class ChunkBuilder(bool isBigEndian)
{
    private readonly List<byte> _bytes = [];

    public static ChunkBuilder Wave(string riff = "RIFF") => new ChunkBuilder(isBigEndian: false).Form(riff, "WAVE");

    public static ChunkBuilder Aiff(string form = "AIFF") => new ChunkBuilder(isBigEndian: true).Form("FORM", form);

    public ChunkBuilder Chunk(string id, ReadOnlySpan<byte> content, uint? statedSize = null, bool padded = true)
    {
        Text(id).UInt32(statedSize ?? (uint)content.Length).Raw(content);
        return padded && (content.Length & 1) != 0 ? Raw([0]) : this;
    }

    public ChunkBuilder Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToArray(uint? statedSize = null)
    {
        byte[] file = [.. _bytes];
        Write(file.AsSpan(4), statedSize ?? (uint)(file.Length - 8));
        return file;
    }

    /// <summary>A <c>fmt </c> chunk's content; what is not given follows from the rest.</summary>
    public static byte[] WaveFormat(
        int tag = 1, int channels = 2, int rate = 44_100, int bits = 16, int? blockAlign = null,
        int? bytesPerSecond = null, int size = 16)
    {
        byte[] format = new byte[size];
        int align = blockAlign ?? channels * ((bits + 7) / 8);
        BinaryPrimitives.WriteUInt16LittleEndian(format, (ushort)tag);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), rate);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(8), bytesPerSecond ?? rate * align);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), (ushort)align);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), (ushort)bits);
        return format;
    }

    /// <summary>A <c>fmt </c> chunk of the extensible form, 40 bytes.</summary>
    public static byte[] ExtensibleFormat(int subtype = 1, int channels = 2, int rate = 44_100, int bits = 16, int validBits = 0)
    {
        byte[] format = WaveFormat(0xFFFE, channels, rate, bits, size: 40);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(16), 22);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(18), (ushort)validBits);
        BinaryPrimitives.WriteUInt32LittleEndian(format.AsSpan(20), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(24), (ushort)subtype);
        Convert.FromHexString("000000001000800000AA00389B71").CopyTo(format, 26);
        return format;
    }

    /// <summary>A <c>COMM</c> chunk's content; with a type it is that of AIFC.</summary>
    public static byte[] AiffCommon(uint frames, int channels = 2, int bits = 16, string rate = "400EAC44000000000000", string? type = null)
    {
        List<byte> common = [];
        common.AddRange([(byte)(channels >> 8), (byte)channels]);
        common.AddRange([(byte)(frames >> 24), (byte)(frames >> 16), (byte)(frames >> 8), (byte)frames]);
        common.AddRange([(byte)(bits >> 8), (byte)bits]);
        common.AddRange(Convert.FromHexString(rate));
        if (type is not null)
        {
            common.AddRange(Encoding.ASCII.GetBytes(type));
            common.AddRange([0, 0]);                     // an empty name, padded
        }

        return [.. common];
    }

    /// <summary>An <c>SSND</c> chunk's content.</summary>
    public static byte[] AiffSound(ReadOnlySpan<byte> samples, uint offset = 0)
    {
        byte[] sound = new byte[8 + offset + samples.Length];
        BinaryPrimitives.WriteUInt32BigEndian(sound, offset);
        samples.CopyTo(sound.AsSpan(8 + (int)offset));
        return sound;
    }

    public ChunkBuilder Form(string outer, string form) => Text(outer).UInt32(0).Text(form);

    private ChunkBuilder Text(string text) => Raw(Encoding.ASCII.GetBytes(text));

    private ChunkBuilder UInt32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        Write(bytes, value);
        return Raw(bytes);
    }

    private void Write(Span<byte> target, uint value)
    {
        if (isBigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(target, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(target, value);
        }
    }
}
