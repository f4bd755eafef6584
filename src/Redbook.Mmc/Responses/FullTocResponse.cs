using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ TOC format 2 (full table of contents) and format 3 (program memory area).</summary>
public sealed class FullTocResponse
{
    /// <summary>Bytes before the first entry.</summary>
    public const int HeaderSize = 4;

    /// <summary>A table from its parts.</summary>
    /// <param name="firstSession">First complete session (0 for the PMA).</param>
    /// <param name="lastSession">Last complete session (0 for the PMA).</param>
    /// <param name="entries">The entries in order.</param>
    public FullTocResponse(byte firstSession, byte lastSession, IReadOnlyList<FullTocEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        (FirstSession, LastSession, Entries) = (firstSession, lastSession, entries);
    }

    /// <summary>First complete session (0 for the PMA).</summary>
    public byte FirstSession { get; }

    /// <summary>Last complete session (0 for the PMA).</summary>
    public byte LastSession { get; }

    /// <summary>The entries in order.</summary>
    public IReadOnlyList<FullTocEntry> Entries { get; }

    /// <summary>Bytes of the whole reply.</summary>
    public int Size => HeaderSize + (Entries.Count * FullTocEntry.Size);

    /// <summary>Reads a reply; an entry that arrived in part is left out.</summary>
    /// <returns><see langword="false"/> when not even the header is there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, [NotNullWhen(true)] out FullTocResponse? toc)
    {
        toc = null;
        ReadOnlySpan<byte> reply = Reply.Cut16(source);
        if (reply.Length < HeaderSize)
        {
            return false;
        }

        var entries = new FullTocEntry[(reply.Length - HeaderSize) / FullTocEntry.Size];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = FullTocEntry.Parse(reply[(HeaderSize + (i * FullTocEntry.Size))..]);
        }

        toc = new FullTocResponse(reply[2], reply[3], entries);
        return true;
    }

    /// <summary>The whole reply.</summary>
    /// <exception cref="OverflowException">More entries than the length field can count.</exception>
    public byte[] ToArray()
    {
        byte[] reply = new byte[Size];
        BinaryPrimitives.WriteUInt16BigEndian(reply, checked((ushort)(Size - 2)));
        (reply[2], reply[3]) = (FirstSession, LastSession);
        for (int i = 0; i < Entries.Count; i++)
        {
            Entries[i].WriteTo(reply.AsSpan(HeaderSize + (i * FullTocEntry.Size)));
        }

        return reply;
    }
}
