using System.Buffers.Binary;
using System.Text;
using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Images.Tests;

/// <summary>Builds images of formats that are only read, byte by byte.</summary>
internal static class LayoutFiles
{
    public static byte[] BigEndian(long value, int bytes)
    {
        byte[] number = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, value);
        return number[(8 - bytes)..];
    }

    public static byte[] LittleEndian(long value, int bytes)
    {
        byte[] number = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, value);
        return number[..bytes];
    }

    /// <summary>Disc A as Nero writes it: the first pause in the file, then the chunks.</summary>
    public static byte[] Nrg(bool isNew, byte[]? cdText = null, bool hasIndex2 = true)
    {
        byte[] sectors = [.. new byte[150 * 2352], .. DiscA.Sound];
        return Nrg(isNew, sectors, [
            .. Chunk(isNew ? "CUEX" : "CUES",
            [
                .. Cue(isNew, 0x21, 0x00, 0, -150), .. Cue(isNew, 0x21, 0x01, 0, -150), .. Cue(isNew, 0x21, 0x01, 1, 0),
                .. Cue(isNew, 0x11, 0x02, 0, 460), .. Cue(isNew, 0x11, 0x02, 1, 503), .. hasIndex2 ? Cue(isNew, 0x11, 0x02, 2, 603) : [],
                .. Cue(isNew, 0x01, 0x03, 0, 1210), .. Cue(isNew, 0x01, 0x03, 1, 1210), .. Cue(isNew, 0x01, 0xAA, 1, 1807),
            ]),
            .. Dao(isNew, "0123456789012", ("USABC2500001", 2352, 7, 0, 150, 610), ("USABC2500002", 2352, 7, 610, 653, 1360), ("USABC2500003", 2352, 7, 1360, 1360, 1957)),
            .. cdText is null ? [] : Chunk("CDTX", cdText),
            .. Chunk("SINF", BigEndian(3, 4)), .. Chunk("MTYP", BigEndian(1, 4)),
        ]);
    }

    public static byte[] Nrg(bool isNew, byte[] sectors, byte[] chunks) =>
        [.. sectors, .. chunks, .. Chunk("END!", []), .. isNew ? [.. "NER5"u8, .. BigEndian(sectors.Length, 8)] : (byte[])[.. "NERO"u8, .. BigEndian(sectors.Length, 4)]];

    public static byte[] Chunk(string id, byte[] content) => [.. Encoding.ASCII.GetBytes(id), .. BigEndian(content.Length, 4), .. content];

    public static byte[] Dao(bool isNew, string mcn, params (string Isrc, int Bytes, int Mode, int Index0, int Index1, int End)[] tracks)
    {
        int width = isNew ? 8 : 4;
        byte[] content =
        [
            0, 0, 0, 0, .. Encoding.ASCII.GetBytes(mcn.PadRight(13, '\0')), 0, 0, 0, 1, (byte)tracks.Length,
            .. tracks.SelectMany(track => (byte[])
            [
                .. Encoding.ASCII.GetBytes(track.Isrc.PadRight(12, '\0')), .. BigEndian(track.Bytes, 2), (byte)track.Mode, 0, 0, 1,
                .. BigEndian((long)track.Index0 * track.Bytes, width), .. BigEndian((long)track.Index1 * track.Bytes, width), .. BigEndian((long)track.End * track.Bytes, width),
            ]),
        ];
        LittleEndian(content.Length, 4).CopyTo(content, 0);
        return Chunk(isNew ? "DAOX" : "DAOI", content);
    }

    public static byte[] Cue(bool isNew, byte control, byte track, byte index, int address)
    {
        Msf time = Msf.FromSectors(address + 150);
        return isNew
            ? [control, track, index, 0, .. BigEndian(address, 4)]
            : [control, track, index, 0, 0, Bcd.FromBinary(time.Minute).Raw, Bcd.FromBinary(time.Second).Raw, Bcd.FromBinary(time.Frame).Raw];
    }

    /// <summary>The descriptor of disc A, its sectors with sub-channel or without.</summary>
    public static byte[] Mds(int sectorBytes = 2352, string? name = null)
    {
        byte[] nameBytes = name is null ? [] : [.. Encoding.Latin1.GetBytes(name), 0];
        int blocksAt = 88 + 24, extraAt = blocksAt + (6 * 80), footerAt = extraAt + (3 * 8), nameAt = footerAt + 16;
        (int Point, int Control, int Start, int Gap, int Length)[] tracks = [(1, 2, 0, 150, 460), (2, 1, 503, 43, 707), (3, 0, 1210, 0, 597)];
        List<byte> bytes =
        [
            .. "MEDIA DESCRIPTOR"u8, 1, 3, 0, 0, 1, 0, .. new byte[58], .. LittleEndian(88, 4), 0, 0, 0, 0,
            .. LittleEndian(-150, 4), .. LittleEndian(1807, 4), 1, 0, 6, 3, 1, 0, 3, 0, .. new byte[4], .. LittleEndian(blocksAt, 4),
            .. Block(0, 0xA0, 2, 0, 0, 0, 0, 0), .. Block(0, 0xA1, 0, 0, 0, 0, 0, 0), .. Block(0, 0xA2, 0, 0, 0, 0, 0, 0),
        ];
        for (int i = 0; i < 3; i++)
        {
            (int point, int control, int start, _, _) = tracks[i];
            bytes.AddRange(Block(0xA9, point, control, extraAt + (i * 8), sectorBytes, start, (long)start * sectorBytes, footerAt));
        }

        foreach ((_, _, _, int gap, int length) in tracks)
        {
            bytes.AddRange([.. LittleEndian(gap, 4), .. LittleEndian(length, 4)]);
        }

        bytes.AddRange([.. LittleEndian(name is null ? 0 : nameAt, 4), .. new byte[12], .. nameBytes]);
        return [.. bytes];

        byte[] Block(int mode, int point, int control, int extra, int size, int start, long offset, int footer) =>
        [
            (byte)mode, (byte)(size == 2448 ? 8 : 0), (byte)(0x10 | control), 0, (byte)point, .. new byte[7], .. LittleEndian(extra, 4), .. LittleEndian(size, 2),
            .. new byte[18], .. LittleEndian(start, 4), .. LittleEndian(offset, 8), .. LittleEndian(1, 4), .. LittleEndian(footer, 4), .. new byte[24],
        ];
    }

    /// <summary>Raw data sectors from an address on.</summary>
    public static byte[] Data(int start, int count)
    {
        byte[] sectors = new byte[count * 2352], user = new byte[2048];
        for (int i = 0; i < count; i++)
        {
            new Random(start + i).NextBytes(user);
            DataSector.BuildMode1(new Lba(start + i), user, sectors.AsSpan(i * 2352));
        }

        return sectors;
    }
}
