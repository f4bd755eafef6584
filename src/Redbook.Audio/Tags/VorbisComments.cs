using System.Text;

namespace Redbook.Audio.Tags;

/// <summary>Comments as Xiph's formats have them: a vendor, a count, then <c>NAME=value</c> in UTF-8.</summary>
internal static class VorbisComments
{
    /// <summary>Reads comments.</summary>
    /// <param name="bytes">Stands on the length of the vendor's name.</param>
    /// <param name="size">Bytes there are at most.</param>
    /// <param name="tags">Where they go.</param>
    public static void Read(TagBytes bytes, long size, TagSet tags)
    {
        if (Next() is not { } vendor)
        {
            CutOff();
            return;
        }

        bytes.Skip(vendor);
        size -= 4;
        uint? count = bytes.ReadUInt32LittleEndian();
        for (uint i = 0; i < (count ?? 1); i++)
        {
            if (i >= TagSet.MostEntries)
            {
                tags.Notices.Add("A tag has more entries than any honest one; the rest of it is ignored.");
                return;
            }

            if (Next() is not { } length)
            {
                CutOff();
                return;
            }

            ReadEntry(bytes, length, tags);
        }

        // A length, if what it measures fits in what is left.
        uint? Next()
        {
            uint? length = bytes.ReadUInt32LittleEndian();
            size -= 4 + (length ?? 0);
            return size >= 0 && length <= bytes.Remaining ? length : null;
        }

        void CutOff() => tags.Notices.Add("The comments of the file are cut off; what was whole is read.");
    }

    // Pictures are comments too: only what has a known name is read whole.
    private static void ReadEntry(TagBytes bytes, uint length, TagSet tags)
    {
        Span<byte> start = stackalloc byte[TagNames.LongestBytes];
        start = start[..(int)Math.Min(length, (uint)start.Length)];
        start = start[..bytes.Read(start)];
        long rest = length - start.Length;
        int equals = start.IndexOf((byte)'=');
        if (equals < 0 || TagNames.Find(Encoding.ASCII.GetString(start[..equals])) is not { } field)
        {
            bytes.Skip(rest);
            return;
        }

        if (rest > TagSet.LongestValueBytes)
        {
            tags.Notices.Add("A text in a tag is longer than a megabyte; it is ignored.");
            bytes.Skip(rest);
            return;
        }

        byte[] value = [.. start[(equals + 1)..], .. bytes.ReadUpTo(rest)];
        tags.Add(field, TagText.Utf8(value, tags.Notices));
    }
}
