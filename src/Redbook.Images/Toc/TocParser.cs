using Redbook.Audio;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Toc;

/// <summary>Reads a TOC file and lays it out as a disc.</summary>
internal sealed class TocParser
{
    private readonly ImageInput _input;
    private readonly TocCursor _cursor;
    private readonly TocContent _content;
    private readonly TocTexts _texts = new();
    private readonly List<ImageTrack> _tracks = [];
    private Mcn? _mcn;
    private int _firstTrack = 1;

    private TocParser(SheetText text, ImageInput input)
    {
        _input = input;
        _cursor = new TocCursor(text, TocLexer.Read(text, input.Findings), input.Findings);
        _content = new TocContent(_cursor, input, text.Encoding);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DiscImageException">It has no track.</exception>
    public static DiscImage Parse(SheetText text, ImageInput input)
    {
        var parser = new TocParser(text, input);
        parser.Header();
        while (!parser._cursor.IsAtEnd)
        {
            if (!parser._cursor.Take("TRACK"))
            {
                parser._cursor.Unexpected("TRACK");
                parser._cursor.SkipToTrack();
            }
            else if (!parser.Track())
            {
                parser._cursor.SkipToTrack();
            }
        }

        return parser.Build();
    }

    private void Header()
    {
        while (!_cursor.IsAtEnd && !_cursor.Current.Is("TRACK"))
        {
            TocToken token = _cursor.Current;
            bool isRight = true;
            if (_cursor.Take("CATALOG"))
            {
                isRight = _cursor.ExpectString() is { } code && Catalog(code);
            }
            else if (_cursor.Take("FIRST_TRACK_NO"))
            {
                isRight = FirstTrack();
            }
            else if (_cursor.Take("CD_TEXT"))
            {
                isRight = _texts.Read(_cursor, 0);
            }
            else if (_cursor.Take("CD_I"))
            {
                _input.Findings.Note("toc.cd-i", "The disc is a CD-i; it is taken as XA.", _cursor.PlaceOf(token));
            }
            else if (!_cursor.Take("CD_DA") && !_cursor.Take("CD_ROM") && !_cursor.Take("CD_ROM_XA"))
            {
                _cursor.Unexpected("a line of the head or TRACK");
                isRight = false;
            }

            if (!isRight)
            {
                _cursor.SkipToTrack();
            }
        }
    }

    private bool Catalog(TocToken code)
    {
        _mcn = Codes.ReadMcn(code.Text, _cursor.PlaceOf(code), _input.Findings);
        return true;
    }

    private bool FirstTrack()
    {
        FindingPlace place = _cursor.Place;
        if (_cursor.ExpectNumber() is not { } number)
        {
            return false;
        }

        if (number is < 1 or > RedBookLimits.MaxTrackNumber)
        {
            _input.Findings.Error("toc.first-track", "The first track has a number from 1 to 99.", place);
            return true;
        }

        _firstTrack = (int)number;
        return true;
    }

    private bool Track()
    {
        TocToken word = _cursor.Current;
        TocMode? mode = word.Kind == TocTokenKind.Word ? TocMode.Find(word.Text) : null;
        if (mode is null)
        {
            _cursor.Unexpected("the mode of a track");
            return false;
        }

        if (_tracks.Count + _firstTrack > RedBookLimits.MaxTrackNumber)
        {
            _input.Findings.Error("toc.too-many-tracks", "A disc has no track 100; the track is left out.", _cursor.Place);
            return false;
        }

        _cursor.Next();
        SubchannelForm sub = _cursor.Take("RW") ? SubchannelForm.RwPacks : _cursor.Take("RW_RAW") ? SubchannelForm.Raw : SubchannelForm.Zero;
        ImageTrack track = new()
        {
            Number = _firstTrack + _tracks.Count,
            Mode = mode.Mode,
            Control = mode.Mode == TrackMode.Audio ? Control.None : Control.Data,
            Extents = [],
        };
        bool isRight = Flags(ref track);
        if (isRight && _cursor.Take("CD_TEXT"))
        {
            isRight = _texts.Read(_cursor, _tracks.Count + 1);
            TocToken late = _cursor.Current;
            if (isRight && Flags(ref track) && late != _cursor.Current)
            {
                _input.Findings.Warning(
                    "toc.order", $"{late.Text} stands behind CD_TEXT; cdrdao refuses that.", _cursor.PlaceOf(late), "Put it before.");
            }
        }

        TocTrackContent content = _content.Read(mode, sub, word, ref isRight);
        if (content.Extents.Count > 0)
        {
            track = track with
            {
                Mode = content.Mode,
                PregapSectors = content.PregapSectors,
                IndexOffsets = content.IndexOffsets,
                Extents = content.Extents,
                Subchannel = content.Subchannel,
            };
            _tracks.Add(track);
        }
        else
        {
            _input.Findings.Error("toc.empty-track", "The track has no content; it is left out.", _cursor.PlaceOf(word));
        }

        return isRight;
    }

    private bool Flags(ref ImageTrack track)
    {
        while (true)
        {
            TocToken token = _cursor.Current;
            if (_cursor.Take("ISRC"))
            {
                if (_cursor.ExpectString() is not { } code)
                {
                    return false;
                }

                track = track with { Isrc = Codes.ReadIsrc(code.Text, _cursor.PlaceOf(code), _input.Findings) ?? default };
                continue;
            }

            bool isNegated = _cursor.Take("NO");
            Control? flag = _cursor.Take("COPY") ? Control.CopyPermitted : _cursor.Take("PRE_EMPHASIS") ? Control.PreEmphasis : null;
            if (flag is { } bit)
            {
                track = track with { Control = isNegated ? track.Control & ~bit : track.Control | bit };
            }
            else if (isNegated)
            {
                _cursor.Unexpected("COPY or PRE_EMPHASIS");
                return false;
            }
            else if (_cursor.Take("FOUR_CHANNEL_AUDIO"))
            {
                track = track with { Control = track.Control | Control.FourChannel };
            }
            else if (!_cursor.Take("TWO_CHANNEL_AUDIO"))
            {
                return true;
            }
        }
    }

    private DiscImage Build()
    {
        if (_tracks.Count == 0)
        {
            throw _input.Fail("toc.no-tracks", "The file has no track that can be used.");
        }

        return new DiscImage
        {
            Sessions = [new ImageSession { Tracks = _tracks }],
            Mcn = _mcn,
            CdText = _texts.Build(_firstTrack, _tracks.Count, _cursor),
        };
    }
}
