using System.Globalization;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>Reads the lines of a sheet. Looks at no file.</summary>
internal sealed class CueParser
{
    private readonly SheetText _text;
    private readonly FindingList _findings;
    private readonly CueTextLines _texts;
    private readonly CueSheet _sheet = new();
    private CueTrack? _track;
    private bool _sessionBegins;
    private bool _isInside;

    private CueParser(SheetText text, FindingList findings) =>
        (_text, _findings, _texts) = (text, findings, new CueTextLines(findings));

    /// <summary>Reads a sheet; what is wrong in it goes to the findings.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="findings">Where to.</param>
    /// <param name="fileName">The file that the sheet lies in and means, whatever it names; null where it names its files.
    /// </param>
    public static CueSheet Parse(SheetText text, FindingList findings, string? fileName = null)
    {
        var parser = new CueParser(text, findings) { _isInside = fileName is not null };
        if (fileName is not null)
        {
            parser._sheet.Files.Add(new CueFile(fileName, "WAVE", new FindingPlace(text.Path)));
        }

        for (int i = 0; i < text.Lines.Count; i++)
        {
            parser.Line(new CueLine(text, i));
        }

        return parser._sheet;
    }

    private void Line(CueLine line)
    {
        switch (line.Keyword)
        {
            case "":
                break;
            case "REM":
                Remark(line);
                break;
            case "FILE" when _isInside:
                break;
            case "FILE":
                File(line);
                break;
            case "TRACK":
                Track(line);
                break;
            case "INDEX":
                Index(line);
                break;
            case "FLAGS":
                Flags(line);
                break;
            case "PREGAP":
                Gap(line, isPregap: true);
                break;
            case "POSTGAP":
                Gap(line, isPregap: false);
                break;
            case "CATALOG":
                Catalog(line, Unquoted(line));
                break;
            case "CDTEXTFILE":
                _sheet.CdTextFile = (Unquoted(line), line.RestPlace);
                break;
            case "ISRC":
                Isrc(line);
                break;
            default:
                _texts.Read(line, _track?.Texts ?? _sheet.Texts, _sheet);
                break;
        }
    }

    private void Remark(CueLine line)
    {
        IReadOnlyList<(string Word, int Column)> words = line.Words();
        string key = words.Count > 0 ? words[0].Word.ToUpperInvariant() : string.Empty;
        switch (key)
        {
            case "SESSION":
                _sessionBegins = _sheet.Tracks.Count > 0;
                return;
            case "LEAD-OUT" when words.Count > 1:
                if (Time(line, words[1]) is { } end && _sheet.Files.Count > 0)
                {
                    _sheet.LeadOuts[_sheet.Tracks.Count] =
                        new CueIndex(0, _sheet.Files.Count - 1, end, line.Place(words[1]));
                }

                return;
            case "LEAD-IN" or "PREGAP" when _sessionBegins:
                return;
            case "COMPOSER" or "ARRANGER" or "MESSAGE" when words.Count > 1:
                CueTexts texts = _track?.Texts ?? _sheet.Texts;
                CdTextPackType type = CueTexts.Commands[key];
                string value = CueLine.Unquote(line.Rest[key.Length..].Trim(), out _, out _);
                texts.Entry = texts.Entry.With(type, texts.Entry[type] ?? value);
                return;
            case "DISC_ID" when words.Count > 1:
                _sheet.Texts.DiscId ??= CueLine.Unquote(line.Rest[key.Length..].Trim(), out _, out _);
                return;
            case "UPC_EAN" when words.Count > 1:
                string code = CueLine.Unquote(line.Rest[key.Length..].Trim(), out _, out _);
                _sheet.Texts.Entry = _sheet.Texts.Entry with { Code = _sheet.Texts.Entry.Code ?? code };
                return;
            case "UPC" when words.Count > 1 && _sheet.Mcn is null && words[1].Word.Trim('"').Length is 12 or 13:
                Catalog(line, words[1].Word.Trim('"'));
                break;
            default:
                break;
        }

        (_track?.Remarks ?? _sheet.Remarks).Add(line.Rest);
    }

    private void File(CueLine line)
    {
        string rest = line.Rest;
        int quote = rest.LastIndexOf('"');
        string name, type;
        if (rest.StartsWith('"') && quote > 0)
        {
            (name, type) = (rest[1..quote], rest[(quote + 1)..].Trim());
        }
        else
        {
            // Without quotes the last word is the type, and names may have blanks.
            int blank = rest.LastIndexOfAny([' ', '\t']);
            (name, type) = blank < 0 ? (rest.Trim('"'), string.Empty) : (rest[..blank].TrimEnd().Trim('"'), rest[(blank + 1)..]);
        }

        type = type.ToUpperInvariant();
        if (type is not ("BINARY" or "MOTOROLA" or "WAVE" or "AIFF" or "MP3" or "FLAC" or "OGG" or "AU"))
        {
            _findings.Warning(
                "cue.file-type",
                type.Length == 0
                    ? "The file has no type; its content decides what it is."
                    : $"{Excerpt.Of(type)} is no type of file; the content decides what it is.",
                line.RestPlace,
                "Write BINARY for bare sectors, WAVE for any audio file.");
        }

        _sheet.Files.Add(new CueFile(name, type, line.RestPlace));
    }

    private void Track(CueLine line)
    {
        IReadOnlyList<(string Word, int Column)> words = line.Words();
        int expected = _sheet.Tracks.Count == 0 ? 1 : _sheet.Tracks[^1].Number + 1;
        int number = expected;
        if (words.Count == 0 || !int.TryParse(words[0].Word, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            || number is < 1 or > RedBookLimits.MaxTrackNumber)
        {
            _findings.Error(
                "cue.track-number", "A track needs a number from 1 to 99.",
                words.Count > 0 ? line.Place(words[0]) : line.KeywordPlace, $"Write TRACK {expected:D2} AUDIO.");
            number = expected;
        }
        else if (_sheet.Tracks.Count == 0 && number != 1)
        {
            _findings.Note("cue.first-track", $"The first track has the number {number}.", line.Place(words[0]));
        }
        else if (number != expected)
        {
            _findings.Warning(
                "cue.track-order", $"Track {number} stands where track {expected} is due; it gets that number.", line.Place(words[0]));
            number = expected;
        }

        if (number > RedBookLimits.MaxTrackNumber)
        {
            _findings.Error("cue.too-many-tracks", "A disc has no track 100; the track is left out.", line.KeywordPlace);
            _track = new CueTrack { Number = number, Mode = CueMode.Audio, Place = line.KeywordPlace };
            return;
        }

        CueMode? mode = words.Count > 1 ? CueMode.Find(words[1].Word.ToUpperInvariant()) : null;
        if (mode is null)
        {
            _findings.Error(
                "cue.mode",
                words.Count > 1 ? $"{Excerpt.Of(words[1].Word)} is no mode of a track." : "The track has no mode.",
                words.Count > 1 ? line.Place(words[1]) : line.KeywordPlace,
                "Write AUDIO for sound.");
        }

        mode ??= CueMode.Audio;
        _track = new CueTrack
        {
            Number = number,
            Mode = mode,
            Place = line.RestPlace,
            BeginsSession = _sessionBegins,
            Control = mode.Mode == TrackMode.Audio ? Control.None : Control.Data,
        };
        _sessionBegins = false;
        _sheet.Tracks.Add(_track);
    }

    private void Index(CueLine line)
    {
        IReadOnlyList<(string Word, int Column)> words = line.Words();
        if (_track is null || _sheet.Files.Count == 0)
        {
            string missing = _track is null ? "TRACK" : "FILE";
            _findings.Error("cue.no-" + (_track is null ? "track" : "file"), $"INDEX before any {missing}.", line.KeywordPlace);
            return;
        }

        if (words.Count < 2 || !int.TryParse(words[0].Word, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number > RedBookLimits.MaxIndexNumber)
        {
            _findings.Error(
                "cue.index-number", "An index needs a number from 0 to 99 and a time.",
                words.Count > 0 ? line.Place(words[0]) : line.KeywordPlace, "Write INDEX 01 00:00:00.");
            return;
        }

        if (Time(line, words[1]) is not { } sectors)
        {
            return;
        }

        List<CueIndex> indexes = _track.Indexes;
        int due = indexes.Count == 0 ? (number == 0 ? 0 : 1) : indexes[^1].Number + 1;
        if (number != due)
        {
            _findings.Error(
                due == 1 ? "cue.no-index-1" : "cue.index-order",
                $"Index {number} stands where index {due} is due; it is left out.", line.Place(words[0]));
            return;
        }

        var index = new CueIndex(number, _sheet.Files.Count - 1, sectors, line.Place(words[1]));
        CueIndex? before = indexes.Count > 0 ? indexes[^1] : LastIndexBefore(_track);
        if (before is not null && before.File == index.File && before.Sectors > sectors)
        {
            _findings.Error(
                "cue.time-order",
                $"The time lies before that of the index before it, {Msf.FromSectors(Math.Min(before.Sectors, 449_999))}.",
                index.Place, "Times in a file do not go back.");
            index = index with { Sectors = before.Sectors };
        }

        indexes.Add(index);
    }

    private CueIndex? LastIndexBefore(CueTrack track)
    {
        int place = _sheet.Tracks.LastIndexOf(track);
        for (int i = place - 1; i >= 0; i--)
        {
            if (_sheet.Tracks[i].Indexes.Count > 0)
            {
                return _sheet.Tracks[i].Indexes[^1];
            }
        }

        return null;
    }

    private void Flags(CueLine line)
    {
        if (NeedsTrack(line) is not { } track)
        {
            return;
        }

        track.HasFlags = true;
        foreach ((string Word, int Column) word in line.Words())
        {
            switch (word.Word.ToUpperInvariant())
            {
                case "DCP":
                    track.Control |= Control.CopyPermitted;
                    break;
                case "PRE":
                    track.Control |= Control.PreEmphasis;
                    break;
                case "4CH":
                    track.Control |= Control.FourChannel;
                    break;
                case "SCMS":
                    track.IsCopyAlternating = true;
                    break;
                case "DATA":
                    _findings.Note("cue.flag-data", "The mode says that a track is data; the flag is left out.", line.Place(word));
                    break;
                default:
                    _findings.Warning("cue.flag", $"{Excerpt.Of(word.Word)} is no flag.", line.Place(word), "Flags are DCP, PRE, 4CH and SCMS.");
                    break;
            }
        }
    }

    private void Gap(CueLine line, bool isPregap)
    {
        if (_track is not { } track)
        {
            _findings.Error("cue.no-track", $"{line.Keyword} before any TRACK.", line.KeywordPlace);
            return;
        }

        IReadOnlyList<(string Word, int Column)> words = line.Words();
        if (words.Count == 0 || Time(line, words[0]) is not { } sectors)
        {
            if (words.Count == 0)
            {
                _findings.Error("cue.bad-time", $"{line.Keyword} needs a time.", line.KeywordPlace);
            }

            return;
        }

        if (isPregap)
        {
            NeedsTrack(line);
            (track.PregapSectors, track.PregapPlace) = (sectors, line.Place(words[0]));
        }
        else
        {
            track.PostgapSectors = sectors;
        }
    }

    private void Catalog(CueLine line, string digits)
    {
        if (_sheet.Mcn is not null)
        {
            _findings.Warning("cue.repeated", "A second catalogue number; the first is kept.", line.KeywordPlace);
            return;
        }

        _sheet.Mcn = Codes.ReadMcn(digits, line.RestPlace, _findings);
    }

    private void Isrc(CueLine line)
    {
        if (_track is null)
        {
            _findings.Warning("cue.no-track", "An ISRC belongs to a track; this one is left out.", line.KeywordPlace);
            return;
        }

        string code = Unquoted(line);
        if (NeedsTrack(line) is not { } track || Codes.ReadIsrc(code, line.RestPlace, _findings) is not { } isrc)
        {
            return;
        }

        // With quotes it is the one of the texts, in one dialect; where it is the only one it is the track's.
        if (line.Rest.StartsWith('"'))
        {
            track.Texts.Entry = track.Texts.Entry with { Code = isrc.Code };
        }

        track.Isrc = line.Rest.StartsWith('"') && !track.Isrc.IsEmpty ? track.Isrc : isrc;
    }

    // Commands that belong before the first INDEX are taken behind it too.
    private CueTrack? NeedsTrack(CueLine line)
    {
        if (_track is null)
        {
            _findings.Error("cue.no-track", $"{line.Keyword} before any TRACK.", line.KeywordPlace);
        }
        else if (_track.Indexes.Count > 0)
        {
            _findings.Warning(
                "cue.after-index", $"{line.Keyword} stands behind an INDEX; other programs refuse that.", line.KeywordPlace,
                "Put it before the first INDEX of the track.");
        }

        return _track;
    }

    private static string Unquoted(CueLine line) => line.Text(out _, out _);

    private int? Time(CueLine line, (string Word, int Column) word) => SheetTime.Read(word.Word, line.Place(word), "cue", _findings);
}
