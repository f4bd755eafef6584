using Redbook.Audio.Tags;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Albums;

/// <summary>Playlists: M3U, M3U8 and PLS. Each file becomes a track.</summary>
internal sealed class PlaylistFormat : ImageFormat
{
    private const long MostBytes = 1024 * 1024;

    /// <inheritdoc/>
    public override DiscImageFormat Description { get; } = new("playlist", "playlist", [".m3u", ".m3u8", ".pls"], CanWrite: false);

    /// <inheritdoc/>
    public override Recognition Recognize(ImageProbe probe)
    {
        if (probe.IsFolder || probe.LengthBytes is 0 or > MostBytes)
        {
            return Recognition.No;
        }

        TextEncodingChoice encoding = TextEncodings.Choose(probe.Head, asked: null);
        string start = encoding.Encoding.GetString(probe.Head[encoding.MarkBytes..]).TrimStart();
        return start.StartsWith("#EXTM3U", StringComparison.OrdinalIgnoreCase) || start.StartsWith("[playlist]", StringComparison.OrdinalIgnoreCase)
            ? Recognition.Likely
            : Description.Extensions.Contains(probe.Extension, StringComparer.OrdinalIgnoreCase) ? Recognition.ByName : Recognition.No;
    }

    /// <inheritdoc/>
    public override DiscImage Read(ImageInput input)
    {
        SheetText text = SheetText.Read(input);
        var sources = new SourceFiles(input, text.Encoding);
        bool isPls = text.Lines.Any(static line => line.Trim().Equals("[playlist]", StringComparison.OrdinalIgnoreCase));
        var parts = new List<AlbumPart>();
        foreach ((string name, string? title, FindingPlace place) in isPls ? Pls(text) : M3u(text))
        {
            if (parts.Count > RedBookLimits.MaxTrackNumber)
            {
                break;
            }

            if (Find(name, place, sources, input) is { } path)
            {
                parts.Add(new AlbumPart(path, Tags(path, title), place));
            }
        }

        return AlbumBuilder.Build(parts, firstTrack: 1, input);
    }

    private static IEnumerable<(string Name, string? Title, FindingPlace Place)> M3u(SheetText text)
    {
        string? title = null;
        for (int i = 0; i < text.Lines.Count; i++)
        {
            string line = text.Lines[i].Trim();
            if (line.StartsWith("#EXTINF:", StringComparison.OrdinalIgnoreCase))
            {
                int comma = line.IndexOf(',', StringComparison.Ordinal);
                title = comma > 0 ? line[(comma + 1)..].Trim() : null;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                yield return (line, title, text.Place(i));
                title = null;
            }
        }
    }

    private static IEnumerable<(string Name, string? Title, FindingPlace Place)> Pls(SheetText text)
    {
        var files = new SortedDictionary<int, (string Name, FindingPlace Place)>();
        var titles = new Dictionary<int, string>();
        for (int i = 0; i < text.Lines.Count; i++)
        {
            string line = text.Lines[i].Trim();
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                continue;
            }

            string value = line[(equals + 1)..].Trim();
            if (Number(line[..equals], "File") is { } file)
            {
                files[file] = (value, text.Place(i));
            }
            else if (Number(line[..equals], "Title") is { } title)
            {
                titles[title] = value;
            }
        }

        return files.Select(entry => (entry.Value.Name, titles.GetValueOrDefault(entry.Key), entry.Value.Place))!;
    }

    private static int? Number(string key, string word) => key.Trim() is var name
        && name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(name.AsSpan(word.Length), out int number) ? number : null;

    private static string? Find(string name, FindingPlace place, SourceFiles sources, ImageInput input)
    {
        int scheme = name.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 1 && !name.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
        {
            input.Findings.Error("playlist.address", "This is an address, not a file; nothing is fetched.", place, "Save it as a file.");
            return null;
        }

        if (scheme > 1)
        {
            string path = Uri.UnescapeDataString(name["file://".Length..]);
            int slash = path.IndexOf('/', StringComparison.Ordinal);
            name = slash > 0 ? path[slash..] : path;
        }

        return sources.Find(name, place);
    }

    // What the list says only fills what the file leaves open.
    private static AudioTags Tags(string path, string? title)
    {
        AudioTags tags = AudioTags.Read(path);
        if (tags.Title is not null || string.IsNullOrEmpty(title))
        {
            return tags;
        }

        int dash = title.IndexOf(" - ", StringComparison.Ordinal);
        return dash > 0 && tags.Artist is null
            ? tags with { Artist = title[..dash].Trim(), Title = title[(dash + 3)..].Trim() }
            : tags with { Title = title };
    }
}
