namespace Redbook.Audio.Tags;

/// <summary>What a value in a tag is about.</summary>
internal enum TagField
{
    Title,
    Artist,

    /// <summary>Who plays, where a file says that beside the artist; it stands in where there is no artist.</summary>
    Performer,
    Album,
    AlbumArtist,
    Composer,
    Songwriter,

    /// <summary>Stands in where there is no songwriter.</summary>
    Lyricist,
    Arranger,
    Genre,
    Comment,

    /// <summary>Stands in where there is no comment.</summary>
    Description,
    Date,
    Track,
    TrackCount,
    Disc,
    DiscCount,
    Isrc,
    Barcode,
    CatalogNumber,
    CueSheet,
}
