using System.Buffers.Binary;
using System.Text;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>Images as other programs write them, of two sessions: a track of sound, a track of mode 1.</summary>
internal static class ForeignImages
{
    private const int Pause = 150;

    /// <summary>An image of Nero, second version: sectors first, each session with its pause, then the chunks.</summary>
    public static string Nrg(TempFolder folder, byte[] sound, byte[] data, Lba dataStart)
    {
        int soundEnd = Pause + (sound.Length / CdSector.AudioBytes), dataEnd = soundEnd + Pause + (data.Length / CdSector.AudioBytes);
        byte[] pause = new byte[Pause * CdSector.AudioBytes];
        byte[] sectors = [.. pause, .. sound, .. pause, .. data];
        byte[] chunks =
        [
            .. Chunk("CUEX", [.. Cue(0x01, 1, 0, -Pause), .. Cue(0x01, 1, 1, 0), .. Cue(0x01, 0xAA, 1, soundEnd - Pause)]),
            .. Dao(mode: 7, 0, Pause, soundEnd), .. Chunk("SINF", [0, 0, 0, 1]),
            .. Chunk("CUEX",
                [.. Cue(0x41, 2, 0, dataStart.Value - Pause), .. Cue(0x41, 2, 1, dataStart.Value), .. Cue(0x41, 0xAA, 1, dataStart.Value + dataEnd - soundEnd - Pause)]),
            .. Dao(mode: 5, soundEnd, soundEnd + Pause, dataEnd), .. Chunk("SINF", [0, 0, 0, 1]),
            .. Chunk("END!", []),
        ];
        return folder.Write("a.nrg", [.. sectors, .. chunks, .. "NER5"u8, .. Big(sectors.Length, 8)]);
    }

    /// <summary>A descriptor and its sectors, which have no pauses.</summary>
    public static string Mds(TempFolder folder, byte[] sound, byte[] data, Lba dataStart)
    {
        int soundSectors = sound.Length / CdSector.AudioBytes, dataSectors = data.Length / CdSector.AudioBytes;
        folder.Write("a.mdf", [.. sound, .. data]);
        const int SessionsAt = 88, BlocksAt = SessionsAt + (2 * 24), ExtraAt = BlocksAt + (8 * 80), FooterAt = ExtraAt + (2 * 8);
        return folder.Write("a.mds",
        [
            .. "MEDIA DESCRIPTOR"u8, 1, 3, 0, 0, 2, 0, .. new byte[58], .. Little(SessionsAt, 4), 0, 0, 0, 0,
            .. Session(1, -Pause, soundSectors, 1, BlocksAt),
            .. Session(2, dataStart.Value - Pause, dataStart.Value + dataSectors, 2, BlocksAt + (4 * 80)),
            .. Points(0xA9, 1, 0, ExtraAt, 0, 0),
            .. Points(0xAA, 2, 4, ExtraAt + 8, dataStart.Value, soundSectors),
            .. Little(Pause, 4), .. Little(soundSectors, 4), .. Little(Pause, 4), .. Little(dataSectors, 4),
            .. new byte[16],
        ]);

        static byte[] Session(int number, int start, int end, int track, int blocksAt) =>
        [
            .. Little(start, 4), .. Little(end, 4), (byte)number, 0, 4, 3, (byte)track, 0, (byte)track, 0, .. new byte[4], .. Little(blocksAt, 4),
        ];

        static byte[] Points(int mode, int track, int control, int extra, int start, int sectorsBefore) =>
        [
            .. Block(0, 0xA0, control, 0, 0, 0, 0), .. Block(0, 0xA1, control, 0, 0, 0, 0), .. Block(0, 0xA2, control, 0, 0, 0, 0),
            .. Block(mode, track, control, extra, CdSector.AudioBytes, start, (long)sectorsBefore * CdSector.AudioBytes),
        ];

        static byte[] Block(int mode, int point, int control, int extra, int size, int start, long offset) =>
        [
            (byte)mode, 0, (byte)(0x10 | control), 0, (byte)point, .. new byte[7], .. Little(extra, 4), .. Little(size, 2), .. new byte[18],
            .. Little(start, 4), .. Little(offset, 8), .. Little(1, 4), .. Little(size == 0 ? 0 : FooterAt, 4), .. new byte[24],
        ];
    }

    private static byte[] Chunk(string id, byte[] content) => [.. Encoding.ASCII.GetBytes(id), .. Big(content.Length, 4), .. content];

    private static byte[] Cue(byte control, byte track, byte index, int address) => [control, track, index, 0, .. Big(address, 4)];

    private static byte[] Dao(byte mode, int index0, int index1, int end)
    {
        byte[] content =
        [
            0, 0, 0, 0, .. new byte[13], 0, 0, 0, 1, 1,
            .. new byte[12], .. Big(CdSector.AudioBytes, 2), mode, 0, 0, 1,
            .. Big((long)index0 * CdSector.AudioBytes, 8), .. Big((long)index1 * CdSector.AudioBytes, 8), .. Big((long)end * CdSector.AudioBytes, 8),
        ];
        Little(content.Length, 4).CopyTo(content, 0);
        return Chunk("DAOX", content);
    }

    private static byte[] Big(long value, int bytes)
    {
        byte[] number = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, value);
        return number[(8 - bytes)..];
    }

    private static byte[] Little(long value, int bytes)
    {
        byte[] number = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, value);
        return number[..bytes];
    }
}
