using System.Buffers.Binary;
using System.Text;

namespace Redbook.Audio.Tags;

/// <summary>Reads the CUESHEET metadata block.</summary>
/// <remarks>0: catalogue number. 128: lead-in. 136: bit 7 for a CD. 395: number of tracks, then 36 bytes for each and
/// 12 for each of its index points. RFC 9639 section 8.7.</remarks>
internal static class FlacCueSheetReader
{
    private const int CatalogBytes = 128;
    private const int HeaderSize = 396;
    private const int TrackSize = 36;
    private const int IndexSize = 12;
    private const int IsrcAt = 9;
    private const int IsrcBytes = 12;

    /// <summary>Reads a block; null, with a notice, when it is shorter than it says.</summary>
    public static FlacCueSheet? Read(ReadOnlySpan<byte> block, TagNotices notices)
    {
        if (block.Length < HeaderSize)
        {
            return Refuse(notices);
        }

        int count = block[HeaderSize - 1];
        List<FlacCueSheetTrack> tracks = new(count);
        ReadOnlySpan<byte> rest = block[HeaderSize..];
        for (int i = 0; i < count; i++)
        {
            int indexes = rest.Length < TrackSize ? 0 : rest[TrackSize - 1];
            int size = TrackSize + (indexes * IndexSize);
            if (rest.Length < size)
            {
                return Refuse(notices);
            }

            tracks.Add(Track(rest[..size]));
            rest = rest[size..];
        }

        return new FlacCueSheet
        {
            CatalogNumber = Text(block[..CatalogBytes]),
            LeadInSamples = BinaryPrimitives.ReadUInt64BigEndian(block[CatalogBytes..]),
            IsCompactDisc = (block[CatalogBytes + 8] & 0x80) != 0,
            Tracks = tracks,
        };
    }

    private static FlacCueSheetTrack Track(ReadOnlySpan<byte> track)
    {
        var indexes = new FlacCueSheetIndex[track[TrackSize - 1]];
        for (int i = 0; i < indexes.Length; i++)
        {
            ReadOnlySpan<byte> index = track.Slice(TrackSize + (i * IndexSize), IndexSize);
            indexes[i] = new FlacCueSheetIndex(index[8], BinaryPrimitives.ReadUInt64BigEndian(index));
        }

        return new FlacCueSheetTrack
        {
            OffsetSamples = BinaryPrimitives.ReadUInt64BigEndian(track),
            Number = track[8],
            Isrc = Text(track.Slice(IsrcAt, IsrcBytes)),
            IsAudio = (track[IsrcAt + IsrcBytes] & 0x80) == 0,
            HasPreEmphasis = (track[IsrcAt + IsrcBytes] & 0x40) != 0,
            Indexes = indexes,
        };
    }

    private static string Text(ReadOnlySpan<byte> field) => Encoding.Latin1.GetString(TagText.UpToZero(field));

    private static FlacCueSheet? Refuse(TagNotices notices)
    {
        notices.Add("The CUESHEET block of the FLAC file is cut off; it is ignored.");
        return null;
    }
}
