using System.Buffers.Binary;
using System.Text;
using Redbook.Discs;

namespace Redbook.Images.Nrg;

/// <summary>A track as a chunk DAOX, DAOI, ETN2 or ETNF has it.</summary>
/// <param name="Isrc">The recording code; empty for none.</param>
/// <param name="SectorBytes">Bytes of a sector in the file.</param>
/// <param name="ModeCode">What Nero calls the mode.</param>
/// <param name="Index0">Where index 0 begins in the file.</param>
/// <param name="Index1">Where index 1 begins.</param>
/// <param name="End">Where the track ends.</param>
/// <param name="StartSector">The address that the chunk states; null where it states none.</param>
internal sealed record NrgTrack(string Isrc, int SectorBytes, int ModeCode, long Index0, long Index1, long End, int? StartSector)
{
    private const int DaoHeaderSize = 22;

    public bool IsData => ModeCode is not (0x07 or 0x10);

    public TrackMode Mode => ModeCode switch
    {
        0x07 or 0x10 => TrackMode.Audio,
        0x00 or 0x05 or 0x0F => TrackMode.Mode1,
        0x02 => TrackMode.Mode2Xa,
        _ => TrackMode.Mode2,
    };

    /// <summary>The tracks of a chunk DAOX (offsets of eight bytes) or DAOI (of four), and the catalogue number before them.
    /// </summary>
    public static List<NrgTrack> ParseDao(ReadOnlySpan<byte> chunk, bool isWide, out string mcn)
    {
        List<NrgTrack> tracks = [];
        mcn = chunk.Length < DaoHeaderSize ? string.Empty : Text(chunk.Slice(4, 13));
        int size = isWide ? 42 : 30;
        for (int at = DaoHeaderSize; at + size <= chunk.Length; at += size)
        {
            ReadOnlySpan<byte> track = chunk.Slice(at, size);
            ReadOnlySpan<byte> offsets = track[18..];
            tracks.Add(new NrgTrack(
                Text(track[..12]), BinaryPrimitives.ReadUInt16BigEndian(track[12..]), track[14],
                Number(offsets, 0, isWide), Number(offsets, 1, isWide), Number(offsets, 2, isWide), null));
        }

        return tracks;
    }

    /// <summary>The tracks of a chunk ETN2 (numbers of eight bytes) or ETNF (of four): written a track at a time.</summary>
    public static List<NrgTrack> ParseTao(ReadOnlySpan<byte> chunk, bool isWide)
    {
        List<NrgTrack> tracks = [];
        int size = isWide ? 32 : 20;
        for (int at = 0; at + size <= chunk.Length; at += size)
        {
            ReadOnlySpan<byte> track = chunk.Slice(at, size);
            int rest = isWide ? 16 : 8;
            long start = Number(track, 0, isWide), length = Number(track, 1, isWide);
            int mode = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(track[rest..]), 0xFF);
            int sector = BinaryPrimitives.ReadInt32BigEndian(track[(rest + 4)..]);
            tracks.Add(new NrgTrack(string.Empty, BytesOf(mode), mode, start, start, Math.Min(start + length, long.MaxValue / 2), sector));
        }

        return tracks;
    }

    private static int BytesOf(int mode) => mode switch
    {
        0x00 or 0x02 => 2048,
        0x03 => 2336,
        0x0F or 0x10 or 0x11 => 2448,
        _ => 2352,
    };

    private static long Number(ReadOnlySpan<byte> numbers, int index, bool isWide) => isWide
        ? (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(numbers[(index * 8)..]), long.MaxValue / 4)
        : BinaryPrimitives.ReadUInt32BigEndian(numbers[(index * 4)..]);

    private static string Text(ReadOnlySpan<byte> field) => Encoding.Latin1.GetString(field).Trim('\0', ' ');
}
