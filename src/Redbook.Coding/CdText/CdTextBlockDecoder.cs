using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Coding.CdText;

/// <summary>Reads one block from its packs.</summary>
internal ref struct CdTextBlockDecoder
{
    private const int GenreCodeSize = 2;
    private const byte Tab = 0x09;

    private readonly int _number;
    private readonly ReadOnlySpan<byte[]?> _packs;
    private readonly List<CdTextFinding> _findings;
    private readonly CdTextSizeInformation? _information;
    private readonly CdTextCharacterSet _set;
    private int _firstTrack;
    private int _lastTrack;

    public CdTextBlockDecoder(int number, ReadOnlySpan<byte[]?> packs, List<CdTextFinding> findings)
    {
        _number = number;
        _packs = packs;
        _findings = findings;
        _information = CdTextSizeInformation.Find(packs);
        bool hasDouble = false;
        foreach (byte[]? pack in packs)
        {
            hasDouble |= pack is not null && new CdTextPack(pack).IsDoubleByte;
        }

        _set = _information?.HasRange == true ? _information.CharacterSet
            : hasDouble ? CdTextCharacterSet.MsJis : CdTextCharacterSet.Latin1;
    }

    public CdTextBlock Decode()
    {
        CheckPacks();
        FindRange();
        CdTextEntry album = new();
        var tracks = new SortedDictionary<int, CdTextEntry>();
        foreach (CdTextPackType type in (ReadOnlySpan<CdTextPackType>)
            [CdTextPackType.Title, CdTextPackType.Performer, CdTextPackType.Songwriter, CdTextPackType.Composer,
                CdTextPackType.Arranger, CdTextPackType.Message, CdTextPackType.ClosedInformation, CdTextPackType.Code])
        {
            CdTextCharacterSet set = type <= CdTextPackType.Message ? _set : CdTextCharacterSet.Latin1;
            foreach ((int track, string text) in Expand(type, Read(type), set))
            {
                if (track == 0)
                {
                    album = album.With(type, text);
                }
                else if (track <= _lastTrack || (_information?.HasRange != true && track <= RedBookLimits.MaxTrackNumber))
                {
                    tracks[track] = tracks.GetValueOrDefault(track, new CdTextEntry()).With(type, text);
                }
                else
                {
                    _findings.Add(new CdTextFinding(CdTextFindingKind.TextBeyondLastTrack, _number, type, track));
                }
            }
        }

        int last = tracks.Count > 0 ? Math.Max(_lastTrack, tracks.Keys.Max()) : _lastTrack;
        return new CdTextBlock
        {
            Number = _number,
            CharacterSet = _set,
            Language = _information?.Language(_number) ?? CdTextLanguage.Unknown,
            Copyright = _information?.Copyright ?? 0,
            FirstTrack = _firstTrack,
            Album = album,
            Tracks = [.. Enumerable.Range(_firstTrack, Math.Max(0, last - _firstTrack + 1))
                .Select(track => tracks.GetValueOrDefault(track, new CdTextEntry()))],
            DiscId = ReadAlbum(CdTextPackType.DiscId),
            Genre = ReadGenre(),
            Toc = ReadToc(),
            OtherPacks = ReadOthers(),
        };
    }

    private readonly void CheckPacks()
    {
        if (_information is not { IsComplete: true })
        {
            _findings.Add(new CdTextFinding(
                CdTextFindingKind.MissingSizeInformation, _number, CdTextPackType.SizeInformation, 0));
        }

        if (!CdTextCharacters.CanWrite(_set))
        {
            _findings.Add(new CdTextFinding(CdTextFindingKind.UnknownCharacterSet, _number, null, (int)_set));
        }

        int last = _packs.LastIndexOfAnyExcept([null]);
        Span<int> counts = stackalloc int[16];
        for (int sequence = 0; sequence <= last; sequence++)
        {
            if (_packs[sequence] is { } pack)
            {
                counts[pack[0] & 0x0F]++;
            }
            else
            {
                _findings.Add(new CdTextFinding(CdTextFindingKind.MissingPack, _number, null, sequence));
            }
        }

        for (int i = 0; i < counts.Length && _information is { IsComplete: true }; i++)
        {
            var type = (CdTextPackType)(0x80 | i);
            if (_information.Count(type) != counts[i])
            {
                _findings.Add(new CdTextFinding(CdTextFindingKind.SizeInformationDiffers, _number, type, counts[i]));
            }
        }
    }

    private void FindRange()
    {
        (_firstTrack, _lastTrack) = (1, 0);
        if (_information is not { HasRange: true } information)
        {
            return;
        }

        if (information.FirstTrack is >= 1 and <= RedBookLimits.MaxTrackNumber
            && information.LastTrack >= information.FirstTrack
            && information.LastTrack <= RedBookLimits.MaxTrackNumber)
        {
            (_firstTrack, _lastTrack) = (information.FirstTrack, information.LastTrack);
        }
        else
        {
            _lastTrack = RedBookLimits.MaxTrackNumber;
            _findings.Add(new CdTextFinding(CdTextFindingKind.SizeInformationDiffers, _number,
                CdTextPackType.SizeInformation, information.FirstTrack));
        }
    }

    private readonly IReadOnlyDictionary<int, byte[]> Read(CdTextPackType type)
    {
        var reader = new CdTextTextReader(_number, type, _firstTrack, _findings);
        bool isBehindGap = false;
        foreach (byte[]? pack in _packs)
        {
            if (pack is not null && pack[0] == (byte)type)
            {
                reader.Add(new CdTextPack(pack), 0, isBehindGap);
                isBehindGap = false;
            }

            isBehindGap |= pack is null;
        }

        reader.Finish();
        return reader.Texts;
    }

    // Empty texts fill up the last pack; a single TAB repeats the text before.
    private readonly List<(int Track, string Text)> Expand(
        CdTextPackType type, IReadOnlyDictionary<int, byte[]> texts, CdTextCharacterSet set)
    {
        var result = new List<(int Track, string Text)>();
        string before = string.Empty;
        foreach ((int track, byte[] bytes) in texts)
        {
            string text;
            if (bytes is [Tab] or [Tab, Tab])
            {
                text = before;
                if (track == _firstTrack)
                {
                    _findings.Add(new CdTextFinding(CdTextFindingKind.MarkAtFirstTrack, _number, type, track));
                }
            }
            else
            {
                text = CdTextCharacters.Read(bytes, set);
                if (text.Contains('\uFFFD', StringComparison.Ordinal))
                {
                    _findings.Add(new CdTextFinding(CdTextFindingKind.InvalidCharacters, _number, type, track));
                }
            }

            before = text;
            if (text.Length > 0)
            {
                result.Add((track, text));
            }
        }

        return result;
    }

    private readonly string? ReadAlbum(CdTextPackType type) =>
        Read(type).TryGetValue(0, out byte[]? bytes) && bytes.Length > 0
            ? CdTextCharacters.Read(bytes, CdTextCharacterSet.Latin1) : null;

    private readonly CdTextGenreInformation? ReadGenre()
    {
        CdTextGenre? code = null;
        var reader = new CdTextTextReader(_number, CdTextPackType.Genre, _firstTrack, _findings);
        bool isBehindGap = false;
        foreach (byte[]? pack in _packs)
        {
            isBehindGap |= pack is null;
            if (pack is null || pack[0] != (byte)CdTextPackType.Genre)
            {
                continue;
            }

            ReadOnlySpan<byte> payload = new CdTextPack(pack).Payload;
            var first = (CdTextGenre)BinaryPrimitives.ReadUInt16BigEndian(payload);

            // A NUL inside the text can only be the code over again; behind the text there are NULs alone.
            bool isRepeated = code is not null && first == code && first != CdTextGenre.NotUsed;
            if (isRepeated)
            {
                _findings.Add(new CdTextFinding(
                    CdTextFindingKind.RepeatedGenreCode, _number, CdTextPackType.Genre, pack[2]));
            }

            reader.Add(new CdTextPack(pack), code is null || isRepeated ? GenreCodeSize : 0, isBehindGap);
            isBehindGap = false;
            code ??= first;
        }

        reader.Finish();
        if (code is null)
        {
            return null;
        }

        byte[] text = reader.Texts.TryGetValue(0, out byte[]? bytes) ? bytes : [];
        return new CdTextGenreInformation(code.Value, CdTextCharacters.Read(text, CdTextCharacterSet.Latin1));
    }

    private readonly CdTextToc? ReadToc()
    {
        int first = 0, last = -1;
        Msf? leadOut = null;
        var starts = new SortedDictionary<int, Msf>();
        foreach (byte[]? pack in _packs)
        {
            if (pack is null || pack[0] != (byte)CdTextPackType.Toc)
            {
                continue;
            }

            var view = new CdTextPack(pack);
            ReadOnlySpan<byte> payload = view.Payload;
            if (view.Track == 0)
            {
                (first, last, leadOut) = (payload[0], payload[1], Time(payload[3..]));
                continue;
            }

            for (int i = 0; i < payload.Length / 3; i++)
            {
                if (Time(payload[(i * 3)..]) is { } start)
                {
                    starts[view.Track + i] = start;
                }
            }
        }

        int firstTrack = first, lastTrack = last;
        bool isWhole = leadOut is not null && first is >= 1 and <= RedBookLimits.MaxTrackNumber && last >= first
            && last <= RedBookLimits.MaxTrackNumber
            && Enumerable.Range(first, last - first + 1).All(starts.ContainsKey);
        return isWhole ? new CdTextToc
        {
            FirstTrack = first,
            LeadOut = leadOut!.Value,
            Starts = [.. starts.Where(pair => pair.Key >= firstTrack && pair.Key <= lastTrack).Select(static pair => pair.Value)],
        } : null;
    }

    private static Msf? Time(ReadOnlySpan<byte> bytes) =>
        bytes[0] <= 99 && bytes[1] < 60 && bytes[2] < CdSector.PerSecond ? new Msf(bytes[0], bytes[1], bytes[2]) : null;

    private readonly List<CdTextRawPack> ReadOthers()
    {
        var others = new List<CdTextRawPack>();
        foreach (byte[]? pack in _packs)
        {
            if (pack is [(>= (byte)CdTextPackType.SecondToc) and (< (byte)CdTextPackType.ClosedInformation), ..])
            {
                others.Add(new CdTextRawPack((CdTextPackType)pack[0], pack[1], new CdTextPack(pack).Payload.ToArray()));
            }
        }

        return others;
    }
}
