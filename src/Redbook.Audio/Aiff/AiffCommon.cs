using System.Buffers.Binary;

namespace Redbook.Audio.Aiff;

/// <summary>The <c>COMM</c> chunk of an AIFF or AIFC file, all big-endian.</summary>
/// <remarks>0: channels. 2: frames. 6: bits. 8: rate as an 80-bit extended number. 18: compression type (AIFC).</remarks>
/// <param name="Channels">Channel count.</param>
/// <param name="LengthFrames">Sample frames.</param>
/// <param name="Bits">Bits of a sample, left-justified in whole bytes.</param>
/// <param name="SampleRateHz">Sampling rate, in Hz.</param>
/// <param name="Compression">Four characters; <c>NONE</c> in AIFF, which has no such field.</param>
internal readonly record struct AiffCommon(
    int Channels, uint LengthFrames, int Bits, double SampleRateHz, uint Compression)
{
    /// <summary>Bytes of the AIFF form.</summary>
    public const int Size = 18;

    /// <summary>Bytes of the AIFC form that are read; a name follows.</summary>
    public const int CompressedSize = 22;

    /// <summary>Reads a chunk of at least <see cref="Size"/> bytes.</summary>
    public static AiffCommon Parse(ReadOnlySpan<byte> chunk) => new(
        BinaryPrimitives.ReadUInt16BigEndian(chunk),
        BinaryPrimitives.ReadUInt32BigEndian(chunk[2..]),
        BinaryPrimitives.ReadUInt16BigEndian(chunk[6..]),
        ReadExtended(chunk[8..]),
        chunk.Length >= CompressedSize ? BinaryPrimitives.ReadUInt32BigEndian(chunk[18..]) : AiffCompression.None);

    /// <summary>Reads an 80-bit extended number: sign, 15 bits of exponent (bias 16383), 64 of mantissa.</summary>
    public static double ReadExtended(ReadOnlySpan<byte> bytes)
    {
        ushort signAndExponent = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        double mantissa = BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]);
        double value = Math.ScaleB(mantissa, (signAndExponent & 0x7FFF) - 16383 - 63);
        return (signAndExponent & 0x8000) == 0 ? value : -value;
    }
}
