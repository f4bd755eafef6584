namespace Redbook.Audio.Tags;

/// <summary>What an audio file says about its music.</summary>
/// <remarks>
/// Read from Vorbis comments (FLAC, Ogg), ID3 (versions 1, 2.2, 2.3, 2.4; also inside WAVE and AIFF), MP4, RIFF INFO,
/// AIFF text chunks and APEv2. Where a file has several, the richer comes first: a tag of version 1 only fills what the
/// others leave open. Several values of one name are joined with a comma. Texts are as the file has them, without blanks
/// at their ends; an empty text is none.
/// </remarks>
public sealed record AudioTags
{
    /// <summary>The tags of a file that has none.</summary>
    public static AudioTags Empty { get; } = new();

    /// <summary>The title of the track.</summary>
    public string? Title { get; init; }

    /// <summary>Who plays it.</summary>
    public string? Artist { get; init; }

    /// <summary>The title of the album.</summary>
    public string? Album { get; init; }

    /// <summary>Whose album it is, where that is said apart from <see cref="Artist"/>.</summary>
    public string? AlbumArtist { get; init; }

    /// <summary>The composer.</summary>
    public string? Composer { get; init; }

    /// <summary>The songwriter or lyricist.</summary>
    public string? Songwriter { get; init; }

    /// <summary>The arranger.</summary>
    public string? Arranger { get; init; }

    /// <summary>The genre, by name where the file has a number that is known.</summary>
    public string? Genre { get; init; }

    /// <summary>The comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The date or year, in the file's form.</summary>
    public string? Date { get; init; }

    /// <summary>The number of the track on its disc, 1 or more.</summary>
    public int? TrackNumber { get; init; }

    /// <summary>The number of tracks on the disc, 1 or more.</summary>
    public int? TrackCount { get; init; }

    /// <summary>The number of the disc in its album, 1 or more.</summary>
    public int? DiscNumber { get; init; }

    /// <summary>The number of discs of the album, 1 or more.</summary>
    public int? DiscCount { get; init; }

    /// <summary>The recording code as the file spells it, with or without hyphens; not judged.</summary>
    public string? Isrc { get; init; }

    /// <summary>UPC, EAN or the disc's catalogue number (MCN) as the file spells it; not judged.</summary>
    public string? Barcode { get; init; }

    /// <summary>The label's own number for the album.</summary>
    public string? CatalogNumber { get; init; }

    /// <summary>A cue sheet as text, embedded under the name CUESHEET.</summary>
    public string? CueSheet { get; init; }

    /// <summary>The CUESHEET metadata block of a FLAC file.</summary>
    public FlacCueSheet? FlacCueSheet { get; init; }

    /// <summary>What was odd or could not be read, each a sentence. Damage in a tag never makes the music unreadable.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Reads the tags of a file. Content of any kind gives a value; what carries no tags gives empty ones.</summary>
    /// <param name="path">The file; its content decides what it is, not its name.</param>
    /// <exception cref="IOException">It does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static AudioTags Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Detection.FileStamp.Of(path).LengthBytes == 0)
        {
            // A pipe would be waited for without end.
            return Empty;
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(file);
    }

    /// <summary>Reads the tags of a file that is open. Content of any kind gives a value.</summary>
    /// <param name="file">A seekable stream, looked at from its beginning; where it stands afterwards is undefined.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static AudioTags Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.CanSeek
            ? TagReader.Read(file)
            : throw new ArgumentException("Tags are read from a stream that can seek.", nameof(file));
    }
}
