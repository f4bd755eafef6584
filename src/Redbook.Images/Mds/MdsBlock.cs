using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Images.Mds;

/// <summary>A block of 80 bytes: a point of the lead-in, and of a track where it lies in the file.</summary>
/// <remarks>0: mode. 1: sub-channel. 2: ADR and CONTROL. 4: point. 12: where the lengths lie. 16: bytes of a sector.
/// 36: start. 40: offset in the file. 52: where the footer lies.</remarks>
internal readonly record struct MdsBlock(
    int Mode, int Subchannel, int AdrControl, int Point, int LengthsAt, int SectorBytes, int Start, long Offset, int FooterAt)
{
    public const int Size = 80;

    public Control Control => (Control)(AdrControl & 0x0F);

    public bool IsTrack => Point is >= 1 and <= RedBookLimits.MaxTrackNumber;

    public TrackMode? TrackMode => (Mode & 0x0F) switch
    {
        0x09 => Discs.TrackMode.Audio,
        0x0A => Discs.TrackMode.Mode1,
        0x0B => Discs.TrackMode.Mode2,
        0x0C or 0x0D => Discs.TrackMode.Mode2Xa,
        _ => null,
    };

    public static MdsBlock Parse(ReadOnlySpan<byte> bytes) => new(
        bytes[0], bytes[1], bytes[2], bytes[4], BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[16..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[52..]));
}
