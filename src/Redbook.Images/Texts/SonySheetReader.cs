using System.Globalization;
using System.Text;
using Redbook.Coding.CdText;
using Redbook.Images.Formats;

namespace Redbook.Images.Texts;

/// <summary>Reads Sony's text sheets.</summary>
internal sealed class SonySheetReader
{
    private const string VersionLine = "Input Sheet Version";

    private readonly ImageInput _input;
    private readonly SheetText _text;
    private readonly bool _isUtf8;
    private readonly List<CdTextBlock> _blocks = [];
    private readonly SortedDictionary<int, CdTextEntry> _tracks = [];
    private CdTextBlock _block = new();
    private CdTextGenre? _genre;
    private string? _genreText;
    private int _firstTrack = 1;
    private int _lastTrack;
    private bool _hasAny;
    private bool _hasText;

    private SonySheetReader(SheetText text, ImageInput input, bool isUtf8) => (_text, _input, _isUtf8) = (text, input, isUtf8);

    /// <summary>Whether bytes look like a sheet: specifiers that no other file has.</summary>
    public static bool IsSheet(ReadOnlySpan<byte> bytes)
    {
        string start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 8192)]);
        return start.Split('\n').Select(static line => line.Split('=') is [var specifier, _, ..] ? specifier.Trim() : string.Empty)
            .Any(static specifier => specifier is VersionLine or "Album Title" or "Artist Name" or "Text Code" or "Language Code"
                or "Text Data Copy Protection");
    }

    /// <summary>Reads a sheet of one block or several.</summary>
    public static CdTextDisc Read(byte[] bytes, ImageInput input)
    {
        bool isUtf8 = !Ascii.IsValid(bytes) && System.Text.Unicode.Utf8.IsValid(bytes);
        if (isUtf8)
        {
            input.Findings.Note("text.encoding", "The sheet is UTF-8, which sheets are not meant to be; it was read as that.", new FindingPlace(input.Path));
        }

        // The character set of a text is known only behind the line that names it: bytes stay bytes until then.
        SheetText text = SheetText.Of(input.Path, Encoding.Latin1.GetString(bytes));
        var reader = new SonySheetReader(text, input, isUtf8);
        for (int i = 0; i < text.Lines.Count; i++)
        {
            reader.Line(i);
        }

        reader.EndBlock();
        return new CdTextDisc { Blocks = reader._blocks };
    }

    private void Line(int number)
    {
        string line = _text.Lines[number];
        if (line.AsSpan().Trim().IsEmpty)
        {
            return;
        }

        int equals = line.IndexOf('=', StringComparison.Ordinal);
        string specifier = equals < 0 ? line.Trim() : line[..equals].Trim();
        if (equals < 0)
        {
            _input.Findings.Error("v07t.line", "A line without \"=\"; every line is a specifier, an equals sign and its content.", _text.Place(number));
            return;
        }

        string content = line[(equals + 1)..].Trim();
        if (specifier == VersionLine)
        {
            EndBlock();
            return;
        }

        _hasAny = true;
        if (content.Length > 0 && !Take(specifier, content, number))
        {
            _input.Findings.Error("v07t.specifier", $"{Excerpt.Of(specifier)} is no specifier of a text sheet.", _text.Place(number));
        }
    }

    private bool Take(string specifier, string content, int line)
    {
        switch (specifier)
        {
            case "Text Code":
                TextCode(content, line);
                return true;
            case "Language Code":
                _block = _block with { Language = SonyWords.Language(content) ?? Unknown(line, content, CdTextLanguage.Unknown) };
                return true;
            case "Text Data Copy Protection":
                _block = _block with { Copyright = content switch { "ON" => 3, "OFF" => 0, _ => (byte)(SonyWords.Number(content) ?? Unknown(line, content, 0)) } };
                return true;
            case "First Track Number":
                _firstTrack = Track(content, line) ?? _firstTrack;
                return true;
            case "Last Track Number":
                _lastTrack = Track(content, line) ?? _lastTrack;
                return true;
            case "Catalog Number":
                _block = _block with { DiscId = Text(content) };
                return true;
            case "Genre Code":
                _genre = SonyWords.Genre(content) ?? Unknown(line, content, CdTextGenre.NotDefined);
                return true;
            case "Genre Information":
                _genreText = Text(content);
                return true;
            case "Remarks" or "Disc Information 01" or "Disc Information 02" or "Disc Information 03" or "Disc Information 04":
                return true;
            default:
                return TakeText(specifier, content, line);
        }
    }

    private bool TakeText(string specifier, string content, int line)
    {
        foreach ((string name, CdTextPackType type) in SonyWords.Album)
        {
            if (specifier == name)
            {
                _block = _block with { Album = _block.Album.With(type, Text(content)) };
                return true;
            }
        }

        string[] words = specifier.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words is ["ISRC", var isrcTrack])
        {
            return SetTrack(isrcTrack, CdTextPackType.Code, content, line);
        }

        if (words is ["Track", var track, var word])
        {
            CdTextPackType? type = SonyWords.Track.FirstOrDefault(entry => entry.Word == word) is { Word: not null } found
                ? found.Type : PackType(word);
            return type is { } known && SetTrack(track, known, content, line);
        }

        if (words is [var id] && SonyWords.Number(id) == (int)CdTextPackType.DiscId)
        {
            _block = _block with { DiscId = Text(content) };
            return true;
        }

        if (words is [var code] && PackType(code) is { } albumType)
        {
            _block = _block with { Album = _block.Album.With(albumType, Text(content)) };
            return true;
        }

        return false;
    }

    private static CdTextPackType? PackType(string word) => SonyWords.Number(word) is { } number
        && (CdTextPackType)number is var type
        && type is (>= CdTextPackType.Title and <= CdTextPackType.Message) or CdTextPackType.ClosedInformation or CdTextPackType.Code
        ? type : null;

    private bool SetTrack(string number, CdTextPackType type, string content, int line)
    {
        if (Track(number, line) is { } track)
        {
            _tracks[track] = _tracks.GetValueOrDefault(track, new CdTextEntry()).With(type, Text(content));
        }

        return true;
    }

    private int? Track(string text, int line)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 99)
        {
            return number;
        }

        _input.Findings.Error("v07t.track", $"{Excerpt.Of(text)} is no number of a track.", _text.Place(line));
        return null;
    }

    private T Unknown<T>(int line, string content, T instead)
    {
        _input.Findings.Error("v07t.value", $"{Excerpt.Of(content)} is no value of that.", _text.Place(line));
        return instead;
    }

    private void TextCode(string content, int line)
    {
        if (_hasText)
        {
            _input.Findings.Warning("v07t.text-code", "The character set stands behind texts, which were read in another.", _text.Place(line), "Put it first.");
        }

        CdTextCharacterSet? set = content switch
        {
            "8859" => CdTextCharacterSet.Latin1,
            "ASCII" => CdTextCharacterSet.Ascii,
            _ when content.Contains("JIS", StringComparison.OrdinalIgnoreCase) => CdTextCharacterSet.MsJis,
            _ => SonyWords.Number(content) is >= 0 and <= 255 and { } number ? (CdTextCharacterSet)number : null,
        };
        _block = _block with { CharacterSet = set ?? Unknown(line, content, CdTextCharacterSet.Latin1) };
    }

    private string Text(string content)
    {
        _hasText = true;
        return _isUtf8 ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(content))
            : _block.CharacterSet == CdTextCharacterSet.MsJis ? TextEncodings.ShiftJis.GetString(Encoding.Latin1.GetBytes(content))
            : content;
    }

    private void EndBlock()
    {
        if (!_hasAny)
        {
            return;
        }

        if (_blocks.Count == CdTextDisc.MaxBlocks)
        {
            _input.Findings.Error("v07t.blocks", "A disc has eight blocks at most; the rest is left out.", new FindingPlace(_input.Path));
        }
        else
        {
            int last = Math.Max(_lastTrack, _tracks.Count > 0 ? _tracks.Keys.Last() : _firstTrack);
            _blocks.Add(_block with
            {
                Number = _blocks.Count,
                FirstTrack = _firstTrack,
                Genre = _genre is null && _genreText is null ? null
                    : new CdTextGenreInformation(_genre ?? CdTextGenre.NotDefined, _genreText ?? string.Empty),
                Tracks =
                [
                    .. Enumerable.Range(_firstTrack, Math.Max(0, last - _firstTrack + 1))
                        .Select(track => _tracks.GetValueOrDefault(track, new CdTextEntry())),
                ],
            });
        }

        (_block, _genre, _genreText, _firstTrack, _lastTrack, _hasAny, _hasText) = (new CdTextBlock(), null, null, 1, 0, false, false);
        _tracks.Clear();
    }
}
