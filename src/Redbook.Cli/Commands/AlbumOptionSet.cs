using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Redbook.Audio;
using Redbook.Cli.Input;
using Redbook.Coding.CdText;
using Redbook.Discs;

namespace Redbook.Cli.Commands;

/// <summary>The options that say what is to be on a disc, for every command that takes an album.</summary>
/// <remarks>One rule for all of them: <c>VALUE</c> is about the album or every track, <c>N=VALUE</c> about track N alone;
/// 0 is the album.</remarks>
internal sealed class AlbumOptionSet
{
    private readonly Option<bool> _downmix = new("--downmix")
    {
        Description = "Mix files of more than two channels down to stereo; without it they are refused.",
    };

    private readonly Option<RawPcmFormat?> _rawPcm = new("--raw-pcm")
    {
        Description = "Take the files as samples without a header: s16le:44100:2 is signed, 16 bit, little-endian, "
            + "44100 Hz, 2 channels (also u8, s24be, f32le ...).",
        HelpName = "FORMAT",
        CustomParser = ParseRawPcm,
    };

    private readonly Option<Encoding?> _encoding = ImageReadOptionSet.CreateEncoding();

    private readonly (CdTextPackType Kind, Option<string[]> Option)[] _texts =
    [
        (CdTextPackType.Title, Text("--title", "Title of the album, or with N= of track N. Else from the files' tags.")),
        (CdTextPackType.Performer, Text("--performer", "Performer of the album, or with N= of track N. Else from the tags.")),
        (CdTextPackType.Songwriter, Text("--songwriter", "Songwriter, likewise.")),
        (CdTextPackType.Composer, Text("--composer", "Composer, likewise.")),
        (CdTextPackType.Arranger, Text("--arranger", "Arranger, likewise.")),
        (CdTextPackType.Message, Text("--message", "Message, likewise.")),
    ];

    private readonly Option<string[]> _textFiles = new("--cdtext")
    {
        Description = "Take the texts from a file of CD-TEXT: packs (.cdt) or a text sheet (.v07t). It may hold several languages, "
            + "and the option may be given once for each.",
        HelpName = "FILE",
    };

    private readonly Option<CdTextGenreInformation?> _genre = new("--genre")
    {
        Description = "Genre of the album, for CD-TEXT: a name such as rock or \"hip hop\", or its number; text of your own "
            + "behind a colon, as in rock:Krautrock.",
        HelpName = "NAME[:TEXT]",
        CustomParser = ParseGenre,
    };

    private readonly Option<CdTextLanguage?> _language = new("--cdtext-language")
    {
        Description = "Language of the texts, such as german; english when left out.",
        HelpName = "NAME",
        CustomParser = ParseLanguage,
    };

    private readonly Option<string?> _charset = new("--cdtext-charset")
    {
        Description = "Character set of the texts; when left out, latin1, or ms-jis for Japanese.",
    };

    private readonly Option<bool> _noCdText = new("--no-cdtext") { Description = "Record no CD-TEXT, whatever the tags say." };

    private readonly Option<Mcn?> _mcn = new("--mcn")
    {
        Description = "Catalogue number of the album (EAN, or UPC): 13 or 12 digits.",
        HelpName = "DIGITS",
        CustomParser = ParseMcn,
    };

    private readonly Option<(int Track, Isrc Isrc)[]> _isrc = new("--isrc")
    {
        Description = "Recording code of track N, such as 1=DEA122400001.",
        HelpName = "N=CODE",
        CustomParser = ParseIsrc,
    };

    private readonly Option<(int? Track, int Sectors)[]> _gap = new("--gap")
    {
        Description = "Silence before each track but the first, or with N= before track N: seconds, or none to join them "
            + "without a gap. 2 seconds when left out.",
        HelpName = "[N=]SECONDS|none",
        CustomParser = ParseGap,
    };

    private readonly Option<(int? Track, CopyPermission Copy)[]> _copy = new("--copy")
    {
        Description = "What tracks say about digital copies: permit, prohibit, or scms (this is a copy already).",
        HelpName = "[N=]permit|prohibit|scms",
        CustomParser = ParseCopy,
    };

    private readonly Option<bool> _preEmphasis = new("--pre-emphasis")
    {
        Description = "The sound has pre-emphasis, which players are to take back.",
    };

    private readonly Option<int[]> _preEmphasisTracks = new("--pre-emphasis-tracks")
    {
        Description = "Only these tracks have pre-emphasis, such as 2,5-7.",
        HelpName = "LIST",
        CustomParser = ParseTracks,
    };

    private readonly Option<(int Track, int[] Offsets)[]> _index = new("--index")
    {
        Description = "Where indexes 2 and up begin in track N, such as 3=0:45,1:30.",
        HelpName = "N=TIME[,TIME]",
        CustomParser = ParseIndex,
    };

    private readonly Option<string?> _hidden = new("--hidden-track")
    {
        Description = "An audio file to hide before the first track: wind back from its start to hear it.",
        HelpName = "FILE",
    };

    private readonly Option<(int Track, string File)[]> _graphics = new("--cdg")
    {
        Description = "Graphics (CD+G) of track N, in a .cdg file. They need the sub-channel: a drive that takes it at once or raw.",
        HelpName = "N=FILE",
        CustomParser = ParseGraphics,
    };

    private readonly Option<int?> _firstTrack = new("--first-track") { Description = "Number of the first track; 1 when left out.", HelpName = "N" };

    public AlbumOptionSet()
    {
        _charset.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "latin1", "ascii", "ms-jis");
        _firstTrack.Validators.Add(static result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int?>() is < 1 or > RedBookLimits.MaxTrackNumber)
            {
                result.AddError("--first-track is a number from 1 to 99.");
            }
        });
    }

    /// <summary>The argument that names the files.</summary>
    public static Argument<string[]> Files(ArgumentArity arity)
    {
        Argument<string[]> files = new("FILES")
        {
            Description = "Audio files in playing order (* and ? are expanded): WAV, AIFF and FLAC are read directly, other "
                + "kinds through an installed ffmpeg. Or one disc image or sheet, "
                + "with its data tracks and sessions.",
            Arity = arity,
        };
        files.Validators.Add(static result =>
        {
            foreach (Token token in result.Tokens)
            {
                if (token.Value.StartsWith('-'))
                {
                    result.AddError($"There is no option {token.Value}. (A file of that name is written ./{token.Value}.)");
                }
            }
        });
        return files;
    }

    public void AddTo(Command command)
    {
        foreach ((_, Option<string[]> option) in _texts)
        {
            command.Add(option);
        }

        foreach (Option option in (Option[])
            [_textFiles, _genre, _language, _charset, _noCdText, _mcn, _isrc, _gap, _index, _hidden, _graphics, _firstTrack, _copy, _preEmphasis, _preEmphasisTracks, _downmix, _rawPcm, _encoding])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_noCdText)
                && (result.GetValue(_genre) is not null || result.GetValue(_textFiles) is { Length: > 0 } || _texts.Any(text => result.GetValue(text.Option) is { Length: > 0 })))
            {
                result.AddError("--no-cdtext and texts for CD-TEXT exclude each other.");
            }
        });
    }

    /// <summary>What the command line says.</summary>
    public AlbumOptions Read(ParseResult parsed, Shell shell)
    {
        Dictionary<int, TrackSettings> tracks = [];
        TrackSettings every = new() { HasPreEmphasis = parsed.GetValue(_preEmphasis) ? true : null };
        CdTextEntry album = new();
        foreach ((CdTextPackType kind, Option<string[]> option) in _texts)
        {
            foreach (TrackValue value in (parsed.GetValue(option) ?? []).Select(TrackValue.Parse))
            {
                if (value.Track is > 0 and { } track)
                {
                    Change(track, settings => settings with { Text = settings.Text.With(kind, value.Text) });
                }
                else
                {
                    album = album.With(kind, value.Text);
                }
            }
        }

        foreach ((int? track, int sectors) in parsed.GetValue(_gap) ?? [])
        {
            Set(track, settings => settings with { GapSectors = sectors });
        }

        // A gap before every track is one before every track but the first.
        if (every.GapSectors is not null)
        {
            Change(1, static settings => settings with { GapSectors = settings.GapSectors ?? RedBookLimits.PauseSectors });
        }

        foreach ((int? track, CopyPermission copy) in parsed.GetValue(_copy) ?? [])
        {
            Set(track, settings => settings with { Copy = copy });
        }

        foreach ((int track, Isrc isrc) in parsed.GetValue(_isrc) ?? [])
        {
            Change(track, settings => settings with { Isrc = isrc });
        }

        foreach ((int track, int[] offsets) in parsed.GetValue(_index) ?? [])
        {
            Change(track, settings => settings with { IndexOffsets = [.. settings.IndexOffsets ?? [], .. offsets] });
        }

        foreach ((int track, string file) in parsed.GetValue(_graphics) ?? [])
        {
            Change(track, settings => settings with { Graphics = file });
        }

        foreach (int track in parsed.GetValue(_preEmphasisTracks) ?? [])
        {
            Change(track, static settings => settings with { HasPreEmphasis = true });
        }

        return new AlbumOptions
        {
            BaseFolder = shell.CurrentFolder,
            Downmix = parsed.GetValue(_downmix),
            RawPcm = parsed.GetValue(_rawPcm),
            TextEncoding = parsed.GetValue(_encoding),
            WithCdText = !parsed.GetValue(_noCdText),
            Text = album,
            CdTextFiles = parsed.GetValue(_textFiles) ?? [],
            Genre = parsed.GetValue(_genre),
            Language = parsed.GetValue(_language),
            CharacterSet = parsed.GetValue(_charset)?.ToLowerInvariant() switch
            {
                "latin1" => CdTextCharacterSet.Latin1,
                "ascii" => CdTextCharacterSet.Ascii,
                "ms-jis" => CdTextCharacterSet.MsJis,
                _ => null,
            },
            Mcn = parsed.GetValue(_mcn),
            FirstTrackNumber = parsed.GetValue(_firstTrack),
            HiddenTrack = parsed.GetValue(_hidden),
            EveryTrack = every,
            Tracks = tracks,
        };

        void Change(int track, Func<TrackSettings, TrackSettings> change) =>
            tracks[track] = change(tracks.GetValueOrDefault(track) ?? new TrackSettings());

        void Set(int? track, Func<TrackSettings, TrackSettings> change)
        {
            if (track is > 0 and { } one)
            {
                Change(one, change);
            }
            else
            {
                every = change(every);
            }
        }
    }

    private static Option<string[]> Text(string name, string description) =>
        new(name) { Description = description, HelpName = "[N=]TEXT" };

    private static RawPcmFormat? ParseRawPcm(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!RawPcmText.TryParse(text, out RawPcmFormat? format))
        {
            result.AddError($"--raw-pcm is TYPE[:RATE[:CHANNELS]], such as s16le:44100:2, not '{text}'.");
        }

        return format;
    }

    private static CdTextGenreInformation? ParseGenre(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string name = (colon < 0 ? text : text[..colon]).Trim(), own = colon < 0 ? "" : text[(colon + 1)..].Trim();
        if (GenreText.TryParse(name, out CdTextGenre genre))
        {
            return new CdTextGenreInformation(genre, own);
        }

        result.AddError($"--genre: CD-TEXT has no genre '{name}'. There are: {GenreText.All}.");
        return null;
    }

    private static (int Track, string File)[]? ParseGraphics(ArgumentResult result) => [.. result.Tokens.Select(token =>
    {
        TrackValue value = TrackValue.Parse(token.Value);
        if (value is { Track: > 0 and { } track, Text.Length: > 0 })
        {
            return (track, value.Text);
        }

        result.AddError($"--cdg is N=FILE, such as 1=song.cdg, not '{token.Value}'.");
        return (0, "");
    })];

    private static CdTextLanguage? ParseLanguage(ArgumentResult result)
    {
        string text = result.Tokens[0].Value.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (!char.IsAsciiDigit(text.FirstOrDefault()) && Enum.TryParse(text, ignoreCase: true, out CdTextLanguage language))
        {
            return language;
        }

        string[] near =
        [
            .. Enum.GetNames<CdTextLanguage>().Where(name => text.Length >= 2 && name.StartsWith(text[..2], StringComparison.OrdinalIgnoreCase)),
        ];
        result.AddError(
            $"--cdtext-language: CD-TEXT has no language '{result.Tokens[0].Value}'. "
            + (near.Length > 0 ? $"Did you mean {string.Join(" or ", near).ToLowerInvariant()}?" : "Languages have English names: german, japanese."));
        return null;
    }

    private static Mcn? ParseMcn(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Mcn.TryParse(text, out Mcn mcn))
        {
            return mcn;
        }

        result.AddError($"--mcn is 13 digits (EAN) or 12 (UPC), not '{text}'.");
        return null;
    }

    private static (int Track, Isrc Isrc)[]? ParseIsrc(ArgumentResult result) => [.. result.Tokens.Select(token =>
    {
        TrackValue value = TrackValue.Parse(token.Value);
        if (value.Track is > 0 and { } track && Isrc.TryParse(value.Text, out Isrc isrc))
        {
            return (track, isrc);
        }

        result.AddError(
            $"--isrc is N=CODE with a code of 12 letters and digits, such as 1=DEA122400001, not '{token.Value}'.");
        return (0, default);
    })];

    private static (int? Track, int Sectors)[]? ParseGap(ArgumentResult result) => [.. result.Tokens.Select(token =>
    {
        TrackValue value = TrackValue.Parse(token.Value);
        if (value.Text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return (value.Track, 0);
        }

        if (!LengthText.TryParse(value.Text, out int sectors))
        {
            result.AddError($"--gap is {LengthText.Forms}, or none, not '{value.Text}'.");
        }

        return (value.Track, sectors);
    })];

    private static (int? Track, CopyPermission Copy)[]? ParseCopy(ArgumentResult result) => [.. result.Tokens.Select(token =>
    {
        TrackValue value = TrackValue.Parse(token.Value);
        CopyPermission? copy = value.Text.ToLowerInvariant() switch
        {
            "permit" => CopyPermission.Permitted,
            "prohibit" => CopyPermission.Prohibited,
            "scms" => CopyPermission.AlreadyCopied,
            _ => null,
        };
        if (copy is null)
        {
            result.AddError($"--copy is permit, prohibit or scms, not '{value.Text}'.");
        }

        return (value.Track, copy ?? default);
    })];

    private static int[]? ParseTracks(ArgumentResult result)
    {
        List<int> tracks = [];
        foreach (string part in result.Tokens.SelectMany(static token => token.Value.Split(',')))
        {
            string[] ends = part.Split('-');
            if (ends.Length is 1 or 2 && Number(ends[0], out int first) && Number(ends[^1], out int last) && first <= last)
            {
                tracks.AddRange(Enumerable.Range(first, last - first + 1));
            }
            else
            {
                result.AddError($"--pre-emphasis-tracks is a list such as 2,5-7, not '{part}'.");
            }
        }

        return [.. tracks];

        static bool Number(string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value is > 0 and <= RedBookLimits.MaxTrackNumber;
    }

    private static (int Track, int[] Offsets)[]? ParseIndex(ArgumentResult result) => [.. result.Tokens.Select(token =>
    {
        TrackValue value = TrackValue.Parse(token.Value);
        List<int> offsets = [];
        foreach (string time in value.Text.Split(','))
        {
            if (value.Track is not > 0 || !LengthText.TryParse(time, out int sectors))
            {
                result.AddError($"--index is N=TIME[,TIME], each {LengthText.Forms}, not '{token.Value}'.");
                break;
            }

            offsets.Add(sectors);
        }

        return (value.Track ?? 0, (int[])[.. offsets]);
    })];
}
