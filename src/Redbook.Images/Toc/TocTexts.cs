using System.Text;
using Redbook.Coding.CdText;
using Redbook.Images.Formats;

namespace Redbook.Images.Toc;

/// <summary>The CD_TEXT parts of a TOC file.</summary>
internal sealed class TocTexts
{
    private const int MostBytes = 3072;

    private static readonly string[] s_items =
    [
        "TITLE", "PERFORMER", "SONGWRITER", "COMPOSER", "ARRANGER", "MESSAGE", "DISC_ID", "GENRE", "TOC_INFO1", "TOC_INFO2",
        "RESERVED1", "RESERVED2", "RESERVED3", "CLOSED", "UPC_EAN", "SIZE_INFO",
    ];

    private readonly SortedDictionary<int, CdTextLanguage> _languages = [];
    private readonly SortedDictionary<int, BlockTexts> _blocks = [];

    /// <summary>The name of the item of a pack type.</summary>
    public static string Item(CdTextPackType type) => s_items[type - CdTextPackType.Title];

    /// <summary>Reads a CD_TEXT part; the keyword is taken already.</summary>
    /// <param name="cursor">The tokens.</param>
    /// <param name="track">The track's place from 1; 0 for the disc.</param>
    /// <returns>False where the syntax is wrong.</returns>
    public bool Read(TocCursor cursor, int track)
    {
        if (!cursor.Expect("{"))
        {
            return false;
        }

        while (!cursor.TakeSign("}"))
        {
            bool isRight = cursor.Current switch
            {
                _ when track == 0 && cursor.Take("LANGUAGE_MAP") => Map(cursor),
                _ when cursor.Take("LANGUAGE") => Language(cursor, track),
                _ => Fail(cursor, "LANGUAGE or }"),
            };
            if (!isRight)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The texts that were read; null when there are none.</summary>
    public CdTextDisc? Build(int firstTrack, int trackCount, TocCursor cursor)
    {
        var blocks = new List<CdTextBlock>();
        foreach ((int number, BlockTexts texts) in _blocks)
        {
            if (_languages.Count > 0 && !_languages.ContainsKey(number))
            {
                cursor.Findings.Warning("toc.language-map", $"Language {number} is not in the language map; its texts are left out.");
                continue;
            }

            blocks.Add(texts.Build(number, _languages.GetValueOrDefault(number, CdTextLanguage.English), firstTrack, trackCount));
        }

        return blocks.Count > 0 ? new CdTextDisc { Blocks = blocks } : null;
    }

    private static bool Fail(TocCursor cursor, string expected)
    {
        cursor.Unexpected(expected);
        return false;
    }

    private bool Map(TocCursor cursor)
    {
        if (!cursor.Expect("{"))
        {
            return false;
        }

        while (!cursor.TakeSign("}"))
        {
            FindingPlace place = cursor.Place;
            if (cursor.ExpectNumber() is not { } block || !cursor.Expect(":"))
            {
                return false;
            }

            long language = (long)CdTextLanguage.English;
            if (!cursor.Take("EN"))
            {
                if (cursor.ExpectNumber() is not { } code)
                {
                    return false;
                }

                language = code;
            }

            if (block is < 0 or >= CdTextDisc.MaxBlocks || language > byte.MaxValue)
            {
                cursor.Findings.Error("toc.language-map", "Blocks go from 0 to 7, languages from 0 to 255.", place);
                continue;
            }

            _languages[(int)block] = (CdTextLanguage)language;
        }

        return true;
    }

    private bool Language(TocCursor cursor, int track)
    {
        FindingPlace place = cursor.Place;
        if (cursor.ExpectNumber() is not { } number || !cursor.Expect("{"))
        {
            return false;
        }

        if (number >= CdTextDisc.MaxBlocks)
        {
            cursor.Findings.Error("toc.language-map", "Blocks go from 0 to 7.", place);
            number = CdTextDisc.MaxBlocks - 1;
        }

        if (!_blocks.TryGetValue((int)number, out BlockTexts? block))
        {
            _blocks[(int)number] = block = new BlockTexts();
        }

        while (!cursor.TakeSign("}"))
        {
            TocToken item = cursor.Current;
            if (item.Kind == TocTokenKind.Word && item.Text.StartsWith("ENCODING_", StringComparison.Ordinal))
            {
                cursor.Next();
                block.SetEncoding(item.Text, cursor.PlaceOf(item), cursor.Findings);
                continue;
            }

            int place0 = item.Kind == TocTokenKind.Word
                ? Array.IndexOf(s_items, item.Text switch { "ISRC" => "UPC_EAN", "RESERVED4" => "CLOSED", var other => other }) : -1;
            if (place0 < 0)
            {
                return Fail(cursor, "an item of CD-TEXT or }");
            }

            cursor.Next();
            CdTextPackType type = CdTextPackType.Title + (byte)place0;
            if (cursor.Current.Kind == TocTokenKind.String)
            {
                TocToken text = cursor.Next();
                block.Add(type, track, text.Text, text.HasBytes);
            }
            else if (Bytes(cursor) is { } bytes)
            {
                block.Add(type, track, bytes);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static byte[]? Bytes(TocCursor cursor)
    {
        if (!cursor.Expect("{"))
        {
            return null;
        }

        var bytes = new List<byte>();
        while (!cursor.TakeSign("}"))
        {
            FindingPlace place = cursor.Place;
            if (cursor.ExpectNumber() is not { } value)
            {
                return null;
            }

            if (value > byte.MaxValue || bytes.Count == MostBytes)
            {
                cursor.Findings.Error("toc.bytes", "Bytes go from 0 to 255, and there are 3072 at most.", place);
                continue;
            }

            bytes.Add((byte)value);
            cursor.TakeSign(",");
        }

        return [.. bytes];
    }

    /// <summary>The texts of one block while they are read.</summary>
    private sealed class BlockTexts
    {
        private readonly Dictionary<(CdTextPackType Type, int Track), (string Text, bool HasBytes)> _texts = [];
        private readonly Dictionary<(CdTextPackType Type, int Track), byte[]> _bytes = [];
        private CdTextCharacterSet _set;

        public void SetEncoding(string word, FindingPlace place, FindingList findings)
        {
            switch (word)
            {
                case "ENCODING_ISO_8859_1":
                    _set = CdTextCharacterSet.Latin1;
                    break;
                case "ENCODING_ASCII":
                    _set = CdTextCharacterSet.Ascii;
                    break;
                case "ENCODING_MS_JIS":
                    _set = CdTextCharacterSet.MsJis;
                    break;
                case "ENCODING_KOREAN":
                    _set = CdTextCharacterSet.Korean;
                    break;
                case "ENCODING_MANDARIN":
                    _set = CdTextCharacterSet.Mandarin;
                    break;
                default:
                    findings.Warning("toc.encoding", $"{Excerpt.Of(word)} is no encoding of CD-TEXT.", place);
                    break;
            }
        }

        public void Add(CdTextPackType type, int track, string text, bool hasBytes) => _texts[(type, track)] = (text, hasBytes);

        public void Add(CdTextPackType type, int track, byte[] bytes)
        {
            _bytes[(type, track)] = bytes;
            if (type == CdTextPackType.SizeInformation && bytes.Length > 0)
            {
                _set = (CdTextCharacterSet)bytes[0];
            }
        }

        public CdTextBlock Build(int number, CdTextLanguage language, int firstTrack, int trackCount)
        {
            byte[] size = _bytes.GetValueOrDefault((CdTextPackType.SizeInformation, 0), []);
            string? id = Text(CdTextPackType.DiscId, 0);
            return new CdTextBlock
            {
                Number = number,
                Language = language,
                CharacterSet = _set,
                FirstTrack = firstTrack,
                Copyright = size.Length > 3 ? size[3] : (byte)0,
                Album = Entry(0),
                Tracks = [.. Enumerable.Range(1, trackCount).Select(Entry)],
                DiscId = string.IsNullOrEmpty(id) ? null : id,
                Genre = Genre(),
                OtherPacks = [.. OtherPacks()],
            };
        }

        private CdTextEntry Entry(int track)
        {
            var entry = new CdTextEntry();
            foreach (CdTextPackType type in (CdTextPackType[])
                [
                    CdTextPackType.Title, CdTextPackType.Performer, CdTextPackType.Songwriter, CdTextPackType.Composer,
                    CdTextPackType.Arranger, CdTextPackType.Message, CdTextPackType.ClosedInformation, CdTextPackType.Code,
                ])
            {
                // An empty text stands where the program wants one; it says nothing.
                if (Text(type, track) is { Length: > 0 } text)
                {
                    entry = entry.With(type, text);
                }
            }

            return entry;
        }

        // Octal numbers are bytes of the block's character set; so are those of a list.
        private string? Text(CdTextPackType type, int track)
        {
            if (_texts.TryGetValue((type, track), out (string Text, bool HasBytes) found))
            {
                return found.HasBytes && _set == CdTextCharacterSet.MsJis
                    ? TextEncodings.ShiftJis.GetString(Encoding.Latin1.GetBytes(found.Text))
                    : found.Text;
            }

            if (!_bytes.TryGetValue((type, track), out byte[]? bytes))
            {
                return null;
            }

            Encoding encoding = _set == CdTextCharacterSet.MsJis ? TextEncodings.ShiftJis : Encoding.Latin1;
            return encoding.GetString(bytes).TrimEnd('\0');
        }

        private CdTextGenreInformation? Genre()
        {
            if (_bytes.TryGetValue((CdTextPackType.Genre, 0), out byte[]? bytes) && bytes.Length >= 2)
            {
                return new CdTextGenreInformation(
                    (CdTextGenre)((bytes[0] << 8) | bytes[1]), Encoding.Latin1.GetString(bytes, 2, bytes.Length - 2).TrimEnd('\0'));
            }

            return _texts.TryGetValue((CdTextPackType.Genre, 0), out (string Text, bool) text)
                ? new CdTextGenreInformation(CdTextGenre.NotDefined, text.Text) : null;
        }

        private IEnumerable<CdTextRawPack> OtherPacks()
        {
            foreach (((CdTextPackType type, int track), byte[] bytes) in _bytes.OrderBy(static pair => pair.Key))
            {
                if (type is < CdTextPackType.SecondToc or > (CdTextPackType)0x8C)
                {
                    continue;
                }

                for (int at = 0; at < bytes.Length; at += CdTextPack.PayloadSize)
                {
                    byte[] payload = new byte[CdTextPack.PayloadSize];
                    bytes.AsSpan(at, Math.Min(payload.Length, bytes.Length - at)).CopyTo(payload);
                    yield return new CdTextRawPack(type, (byte)track, payload);
                }
            }
        }
    }
}
