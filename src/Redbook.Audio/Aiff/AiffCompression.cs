using System.Buffers.Binary;
using System.Text;
using Redbook.Audio.Pcm;

namespace Redbook.Audio.Aiff;

/// <summary>Compression types of AIFC: most mean "not compressed, but stored so".</summary>
internal static class AiffCompression
{
    /// <summary><c>NONE</c>: big-endian PCM.</summary>
    public const uint None = 0x4E4F_4E45;

    /// <summary>The stored form of a sample, or null for a type that is really compressed.</summary>
    public static PcmEncoding? FindEncoding(uint type, int bits)
    {
        int bytes = (bits + 7) / 8;
        return Name(type) switch
        {
            "NONE" or "twos" => new PcmEncoding(PcmKind.SignedInteger, bytes, bits, IsBigEndian: true),
            "sowt" => new PcmEncoding(PcmKind.SignedInteger, bytes, bits, IsBigEndian: false),
            "raw " => new PcmEncoding(PcmKind.UnsignedInteger, bytes, bits, IsBigEndian: true),
            "in24" => new PcmEncoding(PcmKind.SignedInteger, 3, 24, IsBigEndian: true),
            "in32" => new PcmEncoding(PcmKind.SignedInteger, 4, 32, IsBigEndian: true),
            "fl32" or "FL32" => new PcmEncoding(PcmKind.Float, 4, 32, IsBigEndian: true),
            "fl64" or "FL64" => new PcmEncoding(PcmKind.Float, 8, 64, IsBigEndian: true),
            _ => null,
        };
    }

    /// <summary>The four characters, unprintable ones as question marks.</summary>
    public static string Name(uint type)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, type);
        foreach (ref byte character in bytes)
        {
            character = character is >= 0x20 and <= 0x7E ? character : (byte)'?';
        }

        return Encoding.ASCII.GetString(bytes);
    }
}
