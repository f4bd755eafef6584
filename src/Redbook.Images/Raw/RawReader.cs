using Redbook.Coding.CdText;
using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Raw;

/// <summary>Finds sessions, tracks, indexes, codes and texts in the sub-channel of a file of raw sectors.</summary>
internal sealed class RawReader
{
    private const int BlockSectors = 128;

    // Past the longest lead-in, sectors that say where they are come one after another.
    private const int SectorsAskedForPlace = 40_000;
    private const int NeededPlaces = 100;
    private const int PointRepeats = 3;

    private readonly ImageInput _input;
    private readonly string _path;
    private readonly RawLayout _layout;
    private readonly int _sectors;
    private readonly byte[] _block;
    private Lba _first;
    private int _number;
    private Lba _leadOut;

    public RawReader(ImageInput input, string path, RawLayout layout)
    {
        (_input, _path, _layout) = (input, path, layout);
        _sectors = (int)Math.Min(FileLength.Of(path) / layout.StrideBytes, Lba.MaxValue - Lba.MinValue);
        _block = new byte[BlockSectors * layout.StrideBytes];
    }

    private FindingList Findings => _input.Findings;

    /// <summary>Reads the disc.</summary>
    /// <param name="points">What its lead-in says, where the file lacks that; else none.</param>
    public DiscImage Read(IReadOnlyList<TocEntry> points)
    {
        _first = FindPlace() ?? (points.Count > 0 ? Lba.Zero : throw _input.Fail(
            "raw.no-q", "No sector says in its Q channel where it lies.", new FindingPlace(_path)));
        (DecodedSubcode decoded, byte[] packs) = Decode(points);
        foreach (SubcodeFinding finding in decoded.Findings)
        {
            Tell(finding);
        }

        List<ImageSession> sessions = [];
        foreach (DecodedSession session in decoded.Sessions)
        {
            SessionLayout? layout = session.FromToc ?? session.FromProgram;
            if (layout is null || layout.Tracks.Count == 0)
            {
                Findings.Error("raw.session", $"The sub-channel of session {sessions.Count + 1} does not tell its tracks; it is left out.", new FindingPlace(_path));
            }
            else if (Session(layout, sessions.Count) is { } made)
            {
                sessions.Add(made);
            }
        }

        if (sessions.Count == 0)
        {
            throw _input.Fail("raw.no-tracks", "The sub-channel names no track.", new FindingPlace(_path));
        }

        return new DiscImage
        {
            Sessions = sessions,
            Mcn = decoded.Mcn is { } mcn && mcn.Digits.AsSpan().ContainsAnyExcept('0') ? mcn : null,
            CdTextPacks = packs,
            CdText = packs.Length > 0 ? CdTextPacks.Decode(packs, new FindingPlace(_path), Findings) : null,
        };
    }

    // Where sector 0 of the file lies: what most sectors agree on.
    private Lba? FindPlace()
    {
        Dictionary<int, int> votes = [];
        QReader reader = new(Source);
        int places = 0;
        Each(Math.Min(_sectors, SectorsAskedForPlace), points: [], (sector, q, _) =>
        {
            QReading reading = reader.Read(q);
            if (reading.IsUsable && reading.Kind is QKind.Position or QKind.LeadOut && reading.AbsoluteTime is { } time)
            {
                int first = Lba.FromAbsoluteMsf(time).Value - sector;
                votes[first] = votes.GetValueOrDefault(first) + 1;
                places++;
            }

            return places < NeededPlaces;
        });
        return votes.Count == 0 ? null : new Lba(votes.MaxBy(static vote => vote.Value).Key);
    }

    private (DecodedSubcode Decoded, byte[] Packs) Decode(IReadOnlyList<TocEntry> points)
    {
        SubcodeDecoder decoder = new(Source);
        CdTextCollector collector = new();
        byte[] raw = new byte[SubcodeBits.Size];
        FeedPoints(decoder, points);
        Each(_sectors, points, (sector, q, trailing) =>
        {
            QReading reading = decoder.Feed(_first + sector, q);
            if (_layout.Form != SubchannelForm.Pq && reading.Kind is QKind.TocPoint or QKind.MultiSession)
            {
                if (_layout.Form == SubchannelForm.Packed)
                {
                    SubcodeBits.Interleave(trailing, raw);
                    collector.Feed(raw);
                }
                else
                {
                    collector.Feed(trailing);
                }
            }

            return true;
        });
        return (decoder.Decode(), collector.ToArray());
    }

    private QSource Source => _layout.Form == SubchannelForm.Pq ? QSource.Pq16 : QSource.Subcode96;

    // As if the lead-in stood before the first sector.
    private void FeedPoints(SubcodeDecoder decoder, IReadOnlyList<TocEntry> points)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        Lba at = Lba.FirstPregap - (points.Count * PointRepeats * 2);
        for (int i = 0; i < points.Count * PointRepeats * 2; i++)
        {
            TocEntry point = points[i / PointRepeats % points.Count];
            Msf time = (at + i).ToAbsoluteMsf();
            q.Clear();
            QBuilder.WriteTocEntry(q, point.Adr == 1 ? point with { Minute = time.Minute, Second = time.Second, Frame = time.Frame } : point);
            decoder.Feed(at + i, q);
        }
    }

    private void Each(int sectors, IReadOnlyList<TocEntry> points, SectorVisitor visit)
    {
        using FileStream file = new(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        Span<byte> q = stackalloc byte[QFrame.Size];
        for (int sector = 0; sector < sectors; sector += BlockSectors)
        {
            int count = file.ReadAtLeast(_block.AsSpan(0, Math.Min(BlockSectors, sectors - sector) * _layout.StrideBytes),
                Math.Min(BlockSectors, sectors - sector) * _layout.StrideBytes, throwOnEndOfStream: false) / _layout.StrideBytes;
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> trailing = _block.AsSpan((i * _layout.StrideBytes) + CdSector.AudioBytes, _layout.TrailingBytes);
                _layout.ExtractQ(trailing, q);
                if (!visit(sector + i, q, trailing))
                {
                    return;
                }
            }
        }
    }

    private void Tell(SubcodeFinding finding)
    {
        bool isUsual = finding.IsConvention || finding.Kind is SubcodeFindingKind.MissingLeadIn or SubcodeFindingKind.MissingLeadOut;
        string text = finding.ToString();
        Findings.Add(new Finding
        {
            Severity = isUsual ? FindingSeverity.Note : FindingSeverity.Warning,
            Rule = "raw.sub-channel",
            Message = char.ToUpperInvariant(text[0]) + text[1..] + ".",
            Place = new FindingPlace(_path) { ByteOffset = Math.Max(0, (long)(finding.First - _first) * _layout.StrideBytes) },
        });
    }

    private ImageSession? Session(SessionLayout layout, int before)
    {
        bool isFirst = before == 0;
        TrackLayout first = layout.Tracks[0];
        bool isPauseStored = !isFirst || _first <= Lba.FirstPregap;
        Lba start = isFirst ? (isPauseStored ? Lba.FirstPregap : Lba.Zero) : new Lba(Math.Min(first.PregapStart.Value, first.Start.Value - Lba.PregapSectors));
        Lba leadOut = layout.IsClosed ? layout.LeadOut : new Lba(Math.Max(layout.LeadOut.Value, isFirst ? _first.Value + _sectors : layout.LeadOut.Value));
        if (first.Start < start || (!isFirst && start < _leadOut) || leadOut > new Lba(Lba.MaxValue))
        {
            Findings.Error("raw.addresses", $"The addresses of session {before + 1} are none that a disc can have; it is left out.", new FindingPlace(_path));
            return null;
        }

        List<ImageTrack> tracks = [];
        Lba at = start;
        for (int i = 0; i < layout.Tracks.Count; i++)
        {
            TrackLayout track = layout.Tracks[i];
            Lba end = i + 1 < layout.Tracks.Count ? layout.Tracks[i + 1].PregapStart : leadOut;
            if (track.Start < at || end <= track.Start)
            {
                Findings.Error("raw.addresses", $"Track {track.Number} does not lie behind the track before it; it is left out.", new FindingPlace(_path));
                continue;
            }

            int number = _number == 0 ? track.Number : _number + 1;
            if (number > RedBookLimits.MaxTrackNumber)
            {
                Findings.Error("raw.numbers", "The disc has more than 99 tracks; the rest is left out.", new FindingPlace(_path));
                break;
            }

            if (number != track.Number)
            {
                Findings.Error("raw.numbers", $"Track {track.Number} follows track {_number}; it is counted as {number}.", new FindingPlace(_path));
            }

            tracks.Add(Track(track, at, end) with { Number = number });
            _number = number;
            at = end;
        }

        if (tracks.Count == 0)
        {
            return null;
        }

        Lba rule = isFirst ? Lba.FirstPregap : _leadOut + DiscImage.SessionGapSectors(before == 1);
        Lba pause = isFirst ? Lba.FirstPregap : start;
        _leadOut = at;
        return new ImageSession { Tracks = tracks, IsPauseStored = isPauseStored, PauseStart = pause == rule ? null : pause };
    }

    private ImageTrack Track(TrackLayout track, Lba from, Lba to)
    {
        (TrackMode mode, bool isScrambled) = track.Control.HasFlag(Control.Data) ? Mode(track) : (TrackMode.Audio, false);
        List<ImageExtent> extents = [];
        List<SubchannelExtent> sub = [];
        Lba end = _first + _sectors;
        Lba stored = new(Math.Clamp(from.Value, _first.Value, Math.Max(to.Value, _first.Value)));
        Lba storedEnd = new(Math.Clamp(to.Value, stored.Value, Math.Max(stored.Value, end.Value)));
        Fill(Math.Min(stored.Value, to.Value) - from.Value, track.Number);
        if (stored < storedEnd && stored < to)
        {
            int count = storedEnd - stored;
            long offset = (long)(stored - _first) * _layout.StrideBytes;
            extents.Add(new SectorExtent(_path, offset, count, SectorForm.Raw) { TrailingBytes = _layout.TrailingBytes, IsScrambled = isScrambled });
            sub.Add(new SubchannelExtent(_path, offset + CdSector.AudioBytes, count, _layout.Form) { StrideBytes = _layout.StrideBytes });
            Fill(to - storedEnd, track.Number);
        }

        Control control = track.Control & ~Control.Data;
        return new ImageTrack
        {
            Number = track.Number,
            Mode = mode,
            Control = mode == TrackMode.Audio ? control : control | Control.Data,
            IsCopyAlternating = track.IsCopyAlternating,
            Isrc = track.Isrc,
            PregapSectors = track.Start - from,
            IndexOffsets = [.. track.Indexes.Where(index => index.Number >= 2 && index.Start > track.Start && index.Start < to).Select(index => index.Start - track.Start)],
            Extents = extents,
            Subchannel = sub,
        };

        void Fill(int sectors, int number)
        {
            if (sectors > 0)
            {
                Findings.Error("raw.missing-sectors", $"{sectors} sectors of track {number} are not in the file; they would be silence.", new FindingPlace(_path));
                extents.Add(SilenceExtent.OfSectors(sectors));
                sub.Add(SubchannelExtent.Zeros(sectors));
            }
        }
    }

    // Data lie scrambled in an image of a whole disc, plain in most others.
    private (TrackMode Mode, bool IsScrambled) Mode(TrackLayout track)
    {
        byte[] sector = new byte[DataSector.Size];
        int at = track.Start - _first;
        if (at >= 0 && at < _sectors)
        {
            using FileStream file = new(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            file.Position = (long)at * _layout.StrideBytes;
            file.ReadExactly(sector);
        }

        bool isScrambled = DataSector.AddressOf(sector) != track.Start;
        if (isScrambled)
        {
            Scrambler.Apply(sector);
            isScrambled = DataSector.AddressOf(sector) == track.Start;
            if (!isScrambled)
            {
                Scrambler.Apply(sector);
            }
        }

        DataSectorKind kind = DataSector.KindOf(sector);
        if (kind == DataSectorKind.None)
        {
            Findings.Warning("raw.mode", $"Track {track.Number} is marked as data, but its first sector is none.", new FindingPlace(_path));
        }

        return (kind switch
        {
            DataSectorKind.Mode2 => TrackMode.Mode2,
            DataSectorKind.Mode2Form1 or DataSectorKind.Mode2Form2 => TrackMode.Mode2Xa,
            _ => TrackMode.Mode1,
        }, isScrambled);
    }

    private delegate bool SectorVisitor(int sector, ReadOnlySpan<byte> q, ReadOnlySpan<byte> trailing);
}
