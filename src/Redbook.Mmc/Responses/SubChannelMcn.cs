using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ SUB-CHANNEL format 2: the media catalogue number.</summary>
/// <param name="Status">Audio playback.</param>
/// <param name="Mcn">The number; <see langword="null"/> when the disc has none.</param>
/// <param name="AFrame">The frame (BCD) of the Q frame it was read from.</param>
public readonly record struct SubChannelMcn(AudioStatus Status, Mcn? Mcn, byte AFrame)
{
    /// <summary>Bytes of the reply.</summary>
    public const int Size = 24;

    /// <summary>Reads a reply.</summary>
    /// <returns><see langword="false"/> when the reply is too short or another format.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out SubChannelMcn reply)
    {
        reply = default;
        if (source.Length < Size || source[4] != 2)
        {
            return false;
        }

        Span<char> digits = stackalloc char[Discs.Mcn.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            digits[i] = (char)source[9 + i];
        }

        bool valid = (source[8] & 0x80) != 0;
        reply = new SubChannelMcn(
            (AudioStatus)source[1], valid && Discs.Mcn.TryParse(digits, out Mcn mcn) ? mcn : null, source[23]);
        return true;
    }

    /// <summary>Writes the 24 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[1] = (byte)Status;
        BinaryPrimitives.WriteUInt16BigEndian(b[2..], Size - 4);
        b[4] = 2;
        if (Mcn is Mcn mcn)
        {
            b[8] = 0x80;
            Reply.WriteAscii(b[9..22], mcn.Digits);
        }

        b[23] = AFrame;
    }
}
