using System.Buffers.Binary;

namespace FirstLight.Files;

/// <summary>An AIFF file of 16-bit 44.1 kHz stereo: FORM, COMM, SSND; everything big-endian.</summary>
internal static class AiffWriter
{
    /// <param name="stream">Where the file goes.</param>
    /// <param name="pcm">Samples, little-endian as everywhere else here; they are turned round on the way.</param>
    public static void Write(Stream stream, ReadOnlySpan<byte> pcm)
    {
        Span<byte> header = stackalloc byte[54];
        "FORM"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], 46 + pcm.Length);
        "AIFFCOMM"u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32BigEndian(header[16..], 18);
        BinaryPrimitives.WriteInt16BigEndian(header[20..], 2);
        BinaryPrimitives.WriteInt32BigEndian(header[22..], pcm.Length / 4);
        BinaryPrimitives.WriteInt16BigEndian(header[26..], 16);

        // 44,100 as an 80-bit extended number: exponent 16383 + 15, then 44,100 shifted to the top of 64 bits.
        BinaryPrimitives.WriteInt16BigEndian(header[28..], 0x400E);
        BinaryPrimitives.WriteUInt64BigEndian(header[30..], 44_100UL << 48);
        "SSND"u8.CopyTo(header[38..]);
        BinaryPrimitives.WriteInt32BigEndian(header[42..], 8 + pcm.Length);
        stream.Write(header);

        byte[] turned = new byte[pcm.Length];
        for (int i = 0; i < pcm.Length; i += 2)
        {
            (turned[i], turned[i + 1]) = (pcm[i + 1], pcm[i]);
        }

        stream.Write(turned);
    }
}
