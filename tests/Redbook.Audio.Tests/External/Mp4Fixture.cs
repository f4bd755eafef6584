using System.Buffers.Binary;
using System.Text;

namespace Redbook.Audio.Tests.External;

/// <summary>Changes boxes of MP4 files whose movie box comes last, so that nothing else moves.</summary>
internal static class Mp4Fixture
{
    /// <summary>Replaces the data reference by one to another file.</summary>
    public static byte[] WithDataReference(byte[] file, string kind, string target)
    {
        byte[] name = kind == "alis" ? Alias(target) : [.. Encoding.UTF8.GetBytes(target), 0];
        byte[] entry = Box(kind, [0, 0, 0, 0, .. name]);             // flags 0: not in this file
        return Replace(file, ["moov", "trak", "mdia", "minf", "dinf", "dref"], [0, 0, 0, 0, 0, 0, 0, 1, .. entry]);
    }

    /// <summary>Adds iTunes' note of delay, padding and length, and takes the edit list away.</summary>
    public static byte[] WithSmpb(byte[] file, int delay, int padding, int samples)
    {
        string note = $" 00000000 {delay:X8} {padding:X8} {samples:X16} 00000000 00000000 00000000 00000000";
        byte[] item = Box("----",
        [
            .. Box("mean", [0, 0, 0, 0, .. "com.apple.iTunes"u8]),
            .. Box("name", [0, 0, 0, 0, .. "iTunSMPB"u8]),
            .. Box("data", [0, 0, 0, 1, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(note)]),
        ]);
        byte[] handler = Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. "mdirappl"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        byte[] meta = Box("meta", [0, 0, 0, 0, .. handler, .. Box("ilst", item)]);
        byte[] changed = Replace(file, ["moov", "udta"], meta);
        return Replace(changed, ["moov", "trak", "edts"], Box("skip", []));
    }

    private static byte[] Replace(ReadOnlySpan<byte> boxes, ReadOnlySpan<string> path, ReadOnlySpan<byte> content)
    {
        List<byte> result = [];
        while (boxes.Length >= 8)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(boxes);
            string type = Encoding.ASCII.GetString(boxes[4..8]);
            ReadOnlySpan<byte> inside = boxes[8..size];
            result.AddRange(type != path[0] ? boxes[..size].ToArray()
                : path.Length == 1 ? Box(type, content)
                : Box(type, Replace(inside, path[1..], content)));
            boxes = boxes[size..];
        }

        return [.. result];
    }

    private static byte[] Box(string type, ReadOnlySpan<byte> content)
    {
        byte[] box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(box, 4);
        content.CopyTo(box.AsSpan(8));
        return box;
    }

    // A classic Mac OS alias record, as far as readers of QuickTime files look: volume and file name in fixed fields,
    // then tagged items, of which 2 is a path with colons and 18 one with slashes.
    private static byte[] Alias(string target)
    {
        byte[] record = new byte[150];
        BinaryPrimitives.WriteInt16BigEndian(record.AsSpan(6), 2);   // version
        record[10] = 1;
        record[11] = (byte)'/';                                      // volume
        byte[] name = Encoding.UTF8.GetBytes(Path.GetFileName(target));
        record[50] = (byte)Math.Min(63, name.Length);
        name.AsSpan(0, record[50]).CopyTo(record.AsSpan(51));
        List<byte> alias = [.. record];
        foreach ((short tag, string path) in ((short, string)[])[(2, target.Replace('/', ':')), (18, target)])
        {
            byte[] text = Encoding.UTF8.GetBytes(path);
            alias.AddRange([(byte)(tag >> 8), (byte)tag, (byte)(text.Length >> 8), (byte)text.Length, .. text]);
            if (text.Length % 2 != 0)
            {
                alias.Add(0);
            }
        }

        alias.AddRange([0xFF, 0xFF, 0, 0]);
        BinaryPrimitives.WriteInt16BigEndian(CollectionsMarshalSpan(alias)[4..], (short)alias.Count);
        return [.. alias];
    }

    private static Span<byte> CollectionsMarshalSpan(List<byte> list) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list);
}
