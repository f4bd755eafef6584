using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ SUB-CHANNEL format 1: where the head is.</summary>
/// <param name="Status">Audio playback.</param>
/// <param name="Adr">The ADR nibble.</param>
/// <param name="Control">The CONTROL nibble.</param>
/// <param name="Track">The track.</param>
/// <param name="Index">The index.</param>
/// <param name="Absolute">The address on the disc.</param>
/// <param name="RelativeSectors">Sectors from index 1; negative in the pregap.</param>
public readonly record struct SubChannelPosition(
    AudioStatus Status, byte Adr, Control Control, byte Track, byte Index, Lba Absolute, int RelativeSectors)
{
    /// <summary>Bytes of the reply.</summary>
    public const int Size = 16;

    /// <summary>Reads a reply that was asked for with block addresses (or, with <paramref name="msf"/>,
    /// times).</summary>
    /// <returns><see langword="false"/> when the reply is too short or another format.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, bool msf, out SubChannelPosition position)
    {
        position = default;
        if (source.Length < Size || source[4] != 1)
        {
            return false;
        }

        position = new SubChannelPosition(
            (AudioStatus)source[1],
            (byte)(source[5] >> 4),
            (Control)(source[5] & 0x0F),
            source[6],
            source[7],
            msf ? Lba.FromAbsoluteMsf(Cdb.ClampMsf(source[9..])) : new Lba(BinaryPrimitives.ReadInt32BigEndian(source[8..])),
            msf ? Cdb.ClampMsf(source[13..]).TotalSectors : BinaryPrimitives.ReadInt32BigEndian(source[12..]));
        return true;
    }

    /// <summary>Writes the 16 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    /// <exception cref="OverflowException">A time was asked for and the address has none.</exception>
    public void WriteTo(Span<byte> destination, bool msf)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[1] = (byte)Status;
        b[3] = Size - 4;
        b[4] = 1;
        b[5] = (byte)((Adr << 4) | ((byte)Control & 0x0F));
        (b[6], b[7]) = (Track, Index);
        if (msf)
        {
            Reply.WriteMsf(b[9..], Absolute.ToAbsoluteMsf());
            Reply.WriteMsf(b[13..], Msf.FromSectors(Math.Abs(RelativeSectors)));
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(b[8..], Absolute.Value);
            BinaryPrimitives.WriteInt32BigEndian(b[12..], RelativeSectors);
        }
    }
}
