using System.Buffers.Binary;
using System.Text;
using Redbook.Audio.Mp4;

namespace Redbook.Audio.Tags;

/// <summary>The item list of an MP4 file: <c>moov/udta/meta/ilst</c>.</summary>
internal static class Mp4Tags
{
    private const uint Movie = 0x6D6F_6F76;
    private const uint UserData = 0x7564_7461;
    private const uint Meta = 0x6D65_7461;
    private const uint Handler = 0x6864_6C72;
    private const uint ItemList = 0x696C_7374;
    private const uint FreeForm = 0x2D2D_2D2D;
    private const uint Name = 0x6E61_6D65;
    private const uint Data = 0x6461_7461;
    private const uint GenreNumber = 0x676E_7265;
    private const uint TrackNumber = 0x7472_6B6E;
    private const uint DiscNumber = 0x6469_736B;
    private const uint VendorId = 0x7869_6420;
    private const int DataHeaderBytes = 8;
    private const uint Utf16Type = 2;

    /// <summary>Reads the list.</summary>
    /// <exception cref="AudioDataException">The file is cut off.</exception>
    public static void Read(Stream file, long offset, TagSet tags)
    {
        Mp4BoxReader top = new(file, offset, file.Length);
        if (!TryFind(top, Movie) || top.Enter() is not { } movie || !TryFind(movie, UserData)
            || movie.Enter() is not { } user || !TryFind(user, Meta))
        {
            return;
        }

        // Version and flags come first, except in QuickTime's older form.
        Span<byte> start = stackalloc byte[8];
        bool isBare = user.Read(start).Length == 8 && BinaryPrimitives.ReadUInt32BigEndian(start[4..]) == Handler;
        Mp4BoxReader meta = user.Enter(isBare ? 0 : 4);
        if (!TryFind(meta, ItemList))
        {
            return;
        }

        Mp4BoxReader items = meta.Enter();
        for (int i = 0; i < TagSet.MostEntries && items.MoveNext(); i++)
        {
            ReadItem(file, items, tags);
        }
    }

    private static bool TryFind(Mp4BoxReader boxes, uint type)
    {
        while (boxes.MoveNext())
        {
            if (boxes.Type == type)
            {
                return true;
            }
        }

        return false;
    }

    private static void ReadItem(Stream file, Mp4BoxReader item, TagSet tags)
    {
        TagField? field = Find(item.Type);
        if (field is null && item.Type is not (FreeForm or VendorId or GenreNumber))
        {
            return;
        }

        Mp4BoxReader parts = item.Enter();
        for (int i = 0; i < 16 && parts.MoveNext(); i++)
        {
            if (parts.Type == Name && item.Type == FreeForm)
            {
                // Version and flags, then the name.
                byte[] name = new FileBytes(file, parts.ContentOffset + 4, parts.ContentEnd).ReadUpTo(TagNames.LongestBytes);
                field = TagNames.Find(Encoding.ASCII.GetString(name));
            }
            else if (parts.Type == Data)
            {
                ReadData(new FileBytes(file, parts.ContentOffset, parts.ContentEnd), item.Type, field, tags);
            }
        }
    }

    private static void ReadData(FileBytes bytes, uint item, TagField? field, TagSet tags)
    {
        Span<byte> header = stackalloc byte[DataHeaderBytes];
        if (!bytes.TryFill(header) || bytes.Remaining > TagSet.LongestValueBytes)
        {
            return;
        }

        byte[] value = bytes.ReadUpTo(bytes.Remaining);
        switch (item)
        {
            case TrackNumber or DiscNumber:
                AddNumbers(value, item == TrackNumber, tags);
                break;
            case GenreNumber:
                // ID3's list, counted from 1.
                if (value.Length >= 2 && Id3Genres.Find(BinaryPrimitives.ReadUInt16BigEndian(value) - 1) is { } genre)
                {
                    tags.Add(TagField.Genre, genre);
                }

                break;
            case VendorId:
                AddVendorIsrc(Encoding.UTF8.GetString(value), tags);
                break;
            default:
                if (field is { } known)
                {
                    bool isWide = (BinaryPrimitives.ReadUInt32BigEndian(header) & 0xFF_FFFF) == Utf16Type;
                    tags.Add(known, isWide ? TagText.Utf16(value, isBigEndian: true) : TagText.Utf8(value, tags.Notices));
                }

                break;
        }
    }

    private static void AddNumbers(ReadOnlySpan<byte> value, bool isTrack, TagSet tags)
    {
        if (value.Length >= 4)
        {
            tags.Add(isTrack ? TagField.Track : TagField.Disc, $"{BinaryPrimitives.ReadUInt16BigEndian(value[2..])}");
        }

        if (value.Length >= 6)
        {
            tags.Add(
                isTrack ? TagField.TrackCount : TagField.DiscCount, $"{BinaryPrimitives.ReadUInt16BigEndian(value[4..])}");
        }
    }

    // The identity of what a shop sells: "label:isrc:USABC2500001".
    private static void AddVendorIsrc(string text, TagSet tags)
    {
        string[] parts = text.Split(':');
        if (parts.Length == 3 && parts[1].Equals("isrc", StringComparison.OrdinalIgnoreCase))
        {
            tags.Add(TagField.Isrc, parts[2]);
        }
    }

    private static TagField? Find(uint type) => type switch
    {
        0xA96E_616D => TagField.Title,                   // ©nam
        0xA941_5254 => TagField.Artist,                  // ©ART
        0x6141_5254 => TagField.AlbumArtist,             // aART
        0xA961_6C62 => TagField.Album,                   // ©alb
        0xA977_7274 => TagField.Composer,                // ©wrt
        0xA963_6F6D => TagField.Composer,                // ©com
        0xA961_7267 => TagField.Arranger,                // ©arg
        0xA967_656E => TagField.Genre,                   // ©gen
        0xA963_6D74 => TagField.Comment,                 // ©cmt
        0x6465_7363 => TagField.Description,             // desc
        0xA964_6179 => TagField.Date,                    // ©day
        TrackNumber => TagField.Track,
        DiscNumber => TagField.Disc,
        _ => null,
    };
}
