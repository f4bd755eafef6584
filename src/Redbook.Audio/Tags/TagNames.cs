using System.Collections.Frozen;

namespace Redbook.Audio.Tags;

/// <summary>Names of fields as Vorbis comments, APEv2 and the free texts of ID3 and MP4 spell them.</summary>
internal static class TagNames
{
    /// <summary>Bytes of the longest name that means something here.</summary>
    public const int LongestBytes = 24;

    private static readonly FrozenDictionary<string, TagField> s_fields = new Dictionary<string, TagField>
    {
        ["TITLE"] = TagField.Title,
        ["ARTIST"] = TagField.Artist,
        ["PERFORMER"] = TagField.Performer,
        ["ALBUM"] = TagField.Album,
        ["ALBUMARTIST"] = TagField.AlbumArtist,
        ["ALBUM ARTIST"] = TagField.AlbumArtist,
        ["ALBUM_ARTIST"] = TagField.AlbumArtist,
        ["COMPOSER"] = TagField.Composer,
        ["SONGWRITER"] = TagField.Songwriter,
        ["WRITER"] = TagField.Songwriter,
        ["LYRICIST"] = TagField.Lyricist,
        ["ARRANGER"] = TagField.Arranger,
        ["GENRE"] = TagField.Genre,
        ["COMMENT"] = TagField.Comment,
        ["DESCRIPTION"] = TagField.Description,
        ["DATE"] = TagField.Date,
        ["YEAR"] = TagField.Date,
        ["TRACKNUMBER"] = TagField.Track,
        ["TRACK"] = TagField.Track,
        ["TRACKTOTAL"] = TagField.TrackCount,
        ["TOTALTRACKS"] = TagField.TrackCount,
        ["DISCNUMBER"] = TagField.Disc,
        ["DISC"] = TagField.Disc,
        ["DISCTOTAL"] = TagField.DiscCount,
        ["TOTALDISCS"] = TagField.DiscCount,
        ["ISRC"] = TagField.Isrc,
        ["BARCODE"] = TagField.Barcode,
        ["UPC"] = TagField.Barcode,
        ["EAN"] = TagField.Barcode,
        ["UPC/EAN"] = TagField.Barcode,
        ["EAN/UPC"] = TagField.Barcode,
        ["EAN/UPN"] = TagField.Barcode,
        ["MCN"] = TagField.Barcode,
        ["CATALOGNUMBER"] = TagField.CatalogNumber,
        ["CATALOG NUMBER"] = TagField.CatalogNumber,
        ["CATALOG"] = TagField.CatalogNumber,
        ["LABELNO"] = TagField.CatalogNumber,
        ["CUESHEET"] = TagField.CueSheet,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The field of a name, in any case; null when it means nothing here.</summary>
    public static TagField? Find(string name) => s_fields.TryGetValue(name, out TagField field) ? field : null;
}
