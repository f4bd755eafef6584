using System.Globalization;
using Redbook.Audio;
using Redbook.Audio.Tags;
using Redbook.Discs;
using Redbook.Images.Albums;
using Redbook.Images.Formats;

namespace Redbook.Images.Inf;

/// <summary>What one <c>.inf</c> file says.</summary>
internal sealed class InfTrack
{
    private static readonly string[] s_endings = [".wav", ".cdr", ".raw", ".aiff", ".aifc", ".au"];

    private readonly Dictionary<string, (string Value, FindingPlace Place)> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImageInput _input;

    private InfTrack(string path, ImageInput input) => (Path, _input) = (path, input);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The track's number.</summary>
    public int Number { get; private set; }

    /// <summary>The catalogue number as it stands there.</summary>
    public string? Mcn => Value("MCN");

    /// <summary>Reads a file.</summary>
    public static InfTrack Read(string path, ImageInput input)
    {
        var track = new InfTrack(path, input);
        byte[] bytes = File.ReadAllBytes(path);
        TextEncodingChoice choice = TextEncodings.Choose(bytes, input.Options.TextEncoding);
        SheetText text = SheetText.Of(path, choice.Encoding.GetString(bytes.AsSpan(choice.MarkBytes)), choice);
        for (int i = 0; i < text.Lines.Count; i++)
        {
            string line = text.Lines[i].Trim();
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] != '#')
            {
                track._values[line[..equals].Trim()] = (line[(equals + 1)..].Trim(), text.Place(i));
            }
        }

        track.Number = track.Whole("Tracknumber") is > 0 and <= RedBookLimits.MaxTrackNumber and { } number ? (int)number : 1;
        return track;
    }

    /// <summary>The track with its audio file; null where that is missing, and then that is an error found.</summary>
    public AlbumPart? Part(SourceFiles sources, bool isFirst)
    {
        // Nothing in the file names the sound: it lies beside it under any ending that icedax can give it.
        string name = System.IO.Path.GetFileNameWithoutExtension(Path);
        string ending = s_endings.FirstOrDefault(ending => File.Exists(System.IO.Path.Combine(_input.Folder, name + ending))) ?? s_endings[0];
        if (sources.Find(name + ending, new FindingPlace(Path)) is not { } sound)
        {
            return null;
        }

        // icedax writes headerless samples high byte first (.cdr) or as the machine has them (.raw); the key tells.
        bool isBare = SoundFiles.Signature(sound) is null && !sound.EndsWith(".wav", StringComparison.OrdinalIgnoreCase);
        bool isBig = Value("Endianess") is { } order
            ? order.Contains("big", StringComparison.OrdinalIgnoreCase)
            : sound.EndsWith(".cdr", StringComparison.OrdinalIgnoreCase);
        PcmExtent? bare = isBare ? SoundFiles.Bare(sound, isBig ? PcmByteOrder.BigEndian : PcmByteOrder.LittleEndian) : null;
        string copy = Value("Copy_permitted") ?? string.Empty;
        Control control = (Value("Pre-emphasis") == "yes" ? Control.PreEmphasis : Control.None)
            | (copy.StartsWith("yes", StringComparison.OrdinalIgnoreCase) ? Control.CopyPermitted : Control.None);
        return new AlbumPart(sound, Tags(), new FindingPlace(Path))
        {
            Bare = bare,
            Message = Text("Message"),
            ClosedInformation = Text("Closed_info"),
            Control = control,
            IsCopyAlternating = copy.StartsWith("no", StringComparison.OrdinalIgnoreCase),
            PregapSectors = isFirst && Number == 1 && Whole("Trackstart") is > 0 and <= Lba.MaxValue and { } start ? (int)start : 0,
            IndexOffsets = Indexes(),
            NextPregapSectors = NextPregap(),
        };
    }

    private AudioTags Tags() => new()
    {
        Album = Text("Albumtitle"),
        AlbumArtist = Text("Albumperformer"),
        Title = Text("Tracktitle"),
        Artist = Text("Performer"),
        Songwriter = Text("Songwriter"),
        Composer = Text("Composer"),
        Arranger = Text("Arranger"),
        CatalogNumber = Text("Diskid"),

        // With hyphens always; that is the form of these files.
        Isrc = Value("ISRC")?.Replace("-", string.Empty, StringComparison.Ordinal) is { Length: > 0 } isrc ? isrc : null,
    };

    // Sectors from the track's start, the first of them index 1.
    private int[] Indexes() =>
    [
        .. (Value("Index") ?? string.Empty).Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int offset) ? offset : 0)
            .Where(static offset => offset > 0).Take(RedBookLimits.MaxIndexNumber - 1).Order(),
    ];

    private int NextPregap()
    {
        string length = (Value("Tracklength") ?? string.Empty).Split(',')[0].Trim();
        return int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int sectors)
            && Whole("Index0") is > 0 and { } zero && zero < sectors ? sectors - (int)zero : 0;
    }

    private string? Value(string key) => _values.TryGetValue(key, out (string Value, FindingPlace) found) ? found.Value : null;

    private string? Text(string key) => Value(key) is { } value && value.Trim('\'').Trim() is { Length: > 0 } text ? text : null;

    private long? Whole(string key)
    {
        if (Value(key) is not { Length: > 0 } value)
        {
            return null;
        }

        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            return number;
        }

        _input.Findings.Warning("inf.number", $"{key} is no number.", _values[key].Place);
        return null;
    }
}
