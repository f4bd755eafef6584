using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ TOC format 4: what the pregroove of a recordable disc says.</summary>
public readonly record struct Atip
{
    /// <summary>Bytes of the reply without the fourth special information.</summary>
    public const int Size = 28;

    /// <summary>Indicative target writing power, 0 to 7.</summary>
    public byte WritePower { get; init; }

    /// <summary>Whether the disc is double density.</summary>
    public bool IsDoubleDensity { get; init; }

    /// <summary>Reference speed code, 0 to 7.</summary>
    public byte ReferenceSpeed { get; init; }

    /// <summary>Whether the disc may be used for any purpose.</summary>
    public bool IsUnrestrictedUse { get; init; }

    /// <summary>Whether the disc is rewritable.</summary>
    public bool IsRewritable { get; init; }

    /// <summary>Disc sub-type, 0 to 7.</summary>
    public byte SubType { get; init; }

    /// <summary>Start of the lead-in: also names the maker. On a CD a time from 97 minutes on.</summary>
    public Msf? LeadInStart { get; init; }

    /// <summary>Where a lead-out may start at the latest: the capacity.</summary>
    public Msf? LastPossibleLeadOutStart { get; init; }

    /// <summary>Special information 1 (three bytes), when valid.</summary>
    public int? A1 { get; init; }

    /// <summary>Special information 2 (three bytes), when valid.</summary>
    public int? A2 { get; init; }

    /// <summary>Special information 3 (three bytes), when valid.</summary>
    public int? A3 { get; init; }

    /// <summary>Reads a reply of 28 or 32 bytes.</summary>
    /// <returns><see langword="false"/> when fewer than 16 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out Atip atip)
    {
        atip = default;
        ReadOnlySpan<byte> reply = Reply.Cut16(source);
        if (reply.Length < 16)
        {
            return false;
        }

        Span<byte> b = stackalloc byte[Size];
        int count = Reply.Fill(reply, Size, b);
        atip = new Atip
        {
            WritePower = (byte)((b[4] >> 4) & 0x07),
            IsDoubleDensity = (b[4] & 0x08) != 0,
            ReferenceSpeed = (byte)(b[4] & 0x07),
            IsUnrestrictedUse = (b[5] & 0x40) != 0,
            IsRewritable = (b[6] & 0x40) != 0,
            SubType = (byte)((b[6] >> 3) & 0x07),
            LeadInStart = Reply.ReadMsf(b[8..]),
            LastPossibleLeadOutStart = Reply.ReadMsf(b[12..]),
            A1 = (b[6] & 0x04) != 0 && count >= 19 ? Cdb.ReadUInt24(b[16..]) : null,
            A2 = (b[6] & 0x02) != 0 && count >= 23 ? Cdb.ReadUInt24(b[20..]) : null,
            A3 = (b[6] & 0x01) != 0 && count >= 27 ? Cdb.ReadUInt24(b[24..]) : null,
        };
        return true;
    }

    /// <summary>Writes the 28 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        BinaryPrimitives.WriteUInt16BigEndian(b, Size - 2);
        b[4] = (byte)(0x80 | ((WritePower & 0x07) << 4) | (IsDoubleDensity ? 0x08 : 0) | (ReferenceSpeed & 0x07));
        b[5] = (byte)(IsUnrestrictedUse ? 0x40 : 0);
        b[6] = (byte)(0x80 | (IsRewritable ? 0x40 : 0) | ((SubType & 0x07) << 3) | (A1 is null ? 0 : 4)
            | (A2 is null ? 0 : 2) | (A3 is null ? 0 : 1));
        Reply.WriteMsf(b[8..], LeadInStart);
        Reply.WriteMsf(b[12..], LastPossibleLeadOutStart);
        Cdb.WriteUInt24(b[16..], A1 ?? 0);
        Cdb.WriteUInt24(b[20..], A2 ?? 0);
        Cdb.WriteUInt24(b[24..], A3 ?? 0);
    }
}
