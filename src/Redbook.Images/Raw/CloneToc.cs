using System.Buffers.Binary;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Raw;

/// <summary>The table of contents beside a clone: the answer to READ TOC format 2, and two bytes on the kinds of the first and
/// last sector.</summary>
/// <remarks>0: length of the rest, big-endian. 2: first session. 3: last session. Then entries of eleven bytes: session,
/// ADR and CONTROL, TNO, POINT, M, S, F, zero, PM, PS, PF; numbers in binary.</remarks>
internal sealed class CloneToc
{
    /// <summary>Bytes of the longest table: 99 sessions would not fit on a disc.</summary>
    public const int MaxBytes = 4096;

    private const int HeaderSize = 4;
    private const int EntrySize = 11;
    private const int KindBytes = 2;

    private readonly List<(int Session, TocEntry Entry)> _entries = [];

    private CloneToc()
    {
    }

    /// <summary>The points of the first session, which is all that a clone holds.</summary>
    public IReadOnlyList<TocEntry> FirstSession =>
        [.. _entries.Where(entry => entry.Session == _entries[0].Session).Select(static entry => entry.Entry)];

    /// <summary>Reads the bytes of the file; null when they are no such table.</summary>
    public static CloneToc? TryParse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize + EntrySize)
        {
            return null;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes) + 2;
        bool isWhole = (length == bytes.Length || length + KindBytes == bytes.Length) && (length - HeaderSize) % EntrySize == 0
            && bytes[2] is >= 1 and <= 99 && bytes[3] >= bytes[2];
        if (!isWhole)
        {
            return null;
        }

        CloneToc toc = new();
        for (int at = HeaderSize; at + EntrySize <= length; at += EntrySize)
        {
            ReadOnlySpan<byte> entry = bytes.Slice(at, EntrySize);
            toc._entries.Add((entry[0], new TocEntry(
                entry[1] >> 4, (Control)(entry[1] & 0x0F), entry[3], entry[4], entry[5], entry[6], entry[7], entry[8], entry[9], entry[10])));
        }

        return toc;
    }

    /// <summary>Says what of the disc is not in the clone.</summary>
    public void Check(string path, long sectors, FindingList findings)
    {
        FindingPlace place = new(path);
        if (_entries.Exists(entry => entry.Session != _entries[0].Session))
        {
            findings.Warning("clone.sessions", "The disc has further sessions; a clone holds the first only.", place);
        }

        TocEntry leadOut = FirstSession.FirstOrDefault(static entry => entry is { Adr: 1, Point: TocPoint.LeadOut });
        if (leadOut.Address is { } address && address.Value > sectors)
        {
            findings.Error("clone.short", $"The lead-out is at {address}, the file has {sectors} sectors.", place);
        }
    }
}
