using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>One line of the table of contents (READ TOC formats 0 and 1).</summary>
/// <param name="Track">1 to 99, or <see cref="LeadOutTrack"/>.</param>
/// <param name="Control">The CONTROL nibble.</param>
/// <param name="Start">Index 1 of the track.</param>
/// <param name="Adr">The ADR nibble; 1 on every disc met.</param>
public readonly record struct TocEntry(byte Track, Control Control, Lba Start, byte Adr)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Size = 8;

    /// <summary>The track number of the lead-out.</summary>
    public const byte LeadOutTrack = 0xAA;

    /// <summary>An entry as every disc has them, ADR 1.</summary>
    public TocEntry(byte track, Control control, Lba start)
        : this(track, control, start, 1)
    {
    }

    /// <summary>Whether this is the lead-out.</summary>
    public bool IsLeadOut => Track == LeadOutTrack;

    /// <summary>Reads one entry.</summary>
    /// <param name="source">Eight bytes.</param>
    /// <param name="msf">Whether the address is a time.</param>
    /// <exception cref="ArgumentException">Fewer than 8 bytes.</exception>
    public static TocEntry Parse(ReadOnlySpan<byte> source, bool msf)
    {
        if (source.Length < Size)
        {
            throw new ArgumentException($"A table of contents entry has {Size} bytes, got {source.Length}.", nameof(source));
        }

        Lba start = msf
            ? Lba.FromAbsoluteMsf(Cdb.ClampMsf(source[5..]))
            : new Lba(BinaryPrimitives.ReadInt32BigEndian(source[4..]));
        return new TocEntry(source[2], (Control)(source[1] & 0x0F), start, (byte)(source[1] >> 4));
    }

    /// <summary>Writes the eight bytes; ADR goes into the high nibble here, unlike in the Q channel.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    /// <exception cref="OverflowException">A time was asked for and the address has none.</exception>
    public void WriteTo(Span<byte> destination, bool msf)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[1] = (byte)((Adr << 4) | ((byte)Control & 0x0F));
        b[2] = Track;
        if (msf)
        {
            Reply.WriteMsf(b[5..], Start.ToAbsoluteMsf());
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(b[4..], Start.Value);
        }
    }
}
