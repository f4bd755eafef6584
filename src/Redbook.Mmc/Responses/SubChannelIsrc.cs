using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ SUB-CHANNEL format 3: the recording code of a track.</summary>
/// <param name="Status">Audio playback.</param>
/// <param name="Adr">The ADR nibble.</param>
/// <param name="Control">The CONTROL nibble.</param>
/// <param name="Track">The track.</param>
/// <param name="Isrc">The code; <see langword="null"/> when the track has none.</param>
/// <param name="AFrame">The frame (BCD) of the Q frame it was read from.</param>
public readonly record struct SubChannelIsrc(
    AudioStatus Status, byte Adr, Control Control, byte Track, Isrc? Isrc, byte AFrame)
{
    /// <summary>Bytes of the reply.</summary>
    public const int Size = 24;

    /// <summary>Reads a reply.</summary>
    /// <returns><see langword="false"/> when the reply is too short or another format.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out SubChannelIsrc reply)
    {
        reply = default;
        if (source.Length < Size || source[4] != 3)
        {
            return false;
        }

        Span<char> code = stackalloc char[Discs.Isrc.Length];
        for (int i = 0; i < code.Length; i++)
        {
            code[i] = (char)source[9 + i];
        }

        bool valid = (source[8] & 0x80) != 0;
        reply = new SubChannelIsrc(
            (AudioStatus)source[1],
            (byte)(source[5] >> 4),
            (Control)(source[5] & 0x0F),
            source[6],
            valid && Discs.Isrc.TryParse(code, out Isrc isrc) ? isrc : null,
            source[22]);
        return true;
    }

    /// <summary>Writes the 24 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[1] = (byte)Status;
        BinaryPrimitives.WriteUInt16BigEndian(b[2..], Size - 4);
        b[4] = 3;
        b[5] = (byte)((Adr << 4) | ((byte)Control & 0x0F));
        b[6] = Track;
        if (Isrc is { IsEmpty: false } isrc)
        {
            b[8] = 0x80;
            Reply.WriteAscii(b[9..21], isrc.Code);
        }

        b[22] = AFrame;
    }
}
