using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ TOC format 0 (tracks and lead-out) and format 1 (session information).</summary>
/// <remarks>Format 1 has the same shape: first and last complete session, and one entry for the first track of the last
/// one.</remarks>
public sealed class TocResponse
{
    /// <summary>Bytes before the first entry.</summary>
    public const int HeaderSize = 4;

    /// <summary>A table from its parts.</summary>
    /// <param name="first">First track (format 1: session).</param>
    /// <param name="last">Last track (format 1: session).</param>
    /// <param name="entries">The entries in order.</param>
    public TocResponse(byte first, byte last, IReadOnlyList<TocEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        (First, Last, Entries) = (first, last, entries);
    }

    /// <summary>First track (format 1: session).</summary>
    public byte First { get; }

    /// <summary>Last track (format 1: session).</summary>
    public byte Last { get; }

    /// <summary>The entries in order, the lead-out among them in format 0.</summary>
    public IReadOnlyList<TocEntry> Entries { get; }

    /// <summary>Bytes of the whole reply.</summary>
    public int Size => HeaderSize + (Entries.Count * TocEntry.Size);

    /// <summary>The lead-out's entry, if there is one.</summary>
    public TocEntry? LeadOut
    {
        get
        {
            foreach (TocEntry entry in Entries)
            {
                if (entry.IsLeadOut)
                {
                    return entry;
                }
            }

            return null;
        }
    }

    /// <summary>Reads a reply; entries that arrived in part are left out.</summary>
    /// <param name="source">What arrived.</param>
    /// <param name="msf">Whether addresses were asked for as times.</param>
    /// <param name="toc">The table.</param>
    /// <returns><see langword="false"/> when not even the header is there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, bool msf, [NotNullWhen(true)] out TocResponse? toc)
    {
        toc = null;
        ReadOnlySpan<byte> reply = Reply.Cut16(source);
        if (reply.Length < HeaderSize)
        {
            return false;
        }

        var entries = new TocEntry[(reply.Length - HeaderSize) / TocEntry.Size];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = TocEntry.Parse(reply[(HeaderSize + (i * TocEntry.Size))..], msf);
        }

        toc = new TocResponse(reply[2], reply[3], entries);
        return true;
    }

    /// <summary>The whole reply.</summary>
    public byte[] ToArray(bool msf)
    {
        byte[] reply = new byte[Size];
        BinaryPrimitives.WriteUInt16BigEndian(reply, (ushort)(Size - 2));
        (reply[2], reply[3]) = (First, Last);
        for (int i = 0; i < Entries.Count; i++)
        {
            Entries[i].WriteTo(reply.AsSpan(HeaderSize + (i * TocEntry.Size)), msf);
        }

        return reply;
    }
}
