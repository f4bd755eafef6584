using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Nrg;

/// <summary>Puts the chunks of a Nero image together.</summary>
internal sealed class NrgReader
{
    private readonly ImageInput _input;
    private readonly TrackCutter _cutter;
    private readonly FindingPlace _place;
    private readonly List<ImageSession> _sessions = [];
    private int _number;
    private Lba _leadOut;
    private Mcn? _mcn;

    public NrgReader(ImageInput input)
    {
        _input = input;
        string path = Path.GetFullPath(input.Path);
        _cutter = new TrackCutter(input, path, "nrg");
        _place = new FindingPlace(input.Path);
    }

    private FindingList Findings => _input.Findings;

    public DiscImage Read()
    {
        List<NrgCue>? cues = null;
        byte[] packs = [];
        foreach (NrgChunk chunk in NrgChunks.Read(_input).All)
        {
            FindingPlace place = _place with { ByteOffset = chunk.Offset };
            switch (chunk.Id)
            {
                case "CUEX" or "CUES":
                    cues = NrgCue.Parse(chunk.Content, hasTimes: chunk.Id == "CUES");
                    break;
                case "DAOX" or "DAOI":
                    AddSession(NrgTrack.ParseDao(chunk.Content, chunk.Id == "DAOX", out string mcn), cues ?? [], place);
                    _mcn ??= mcn.Length > 0 ? Codes.ReadMcn(mcn, place, Findings) : null;
                    cues = null;
                    break;
                case "ETN2" or "ETNF":
                    AddSession(NrgTrack.ParseTao(chunk.Content, chunk.Id == "ETN2"), [], place);
                    break;
                case "CDTX":
                    packs = CdTextFile.TryGetPacks(chunk.Content, out _, out ReadOnlySpan<byte> found) ? found.ToArray() : [];
                    break;
                case "MTYP" or "SINF" or "DINF" or "TOCT" or "RELO":
                    break;
                default:
                    Findings.Note("nrg.other-chunk", $"The chunk {Excerpt.Of(chunk.Id)} is not read.", place);
                    break;
            }
        }

        return _sessions.Count == 0
            ? throw _input.Fail("nrg.no-tracks", "The image names no track of a kind that is known.")
            : new DiscImage
            {
                Sessions = _sessions,
                Mcn = _mcn,
                CdTextPacks = packs,
                CdText = packs.Length > 0 ? CdTextPacks.Decode(packs, _place, Findings) : null,
            };
    }

    private void AddSession(List<NrgTrack> tracks, List<NrgCue> cues, FindingPlace place)
    {
        if (tracks.Count == 0)
        {
            Findings.Warning("nrg.no-tracks", "A chunk of tracks has none.", place);
            return;
        }

        bool isFirst = _sessions.Count == 0;
        int firstNumber = cues.Select(static cue => (int?)Bcd(cue.Track)).FirstOrDefault(static number => number is >= 1 and <= 99) ?? _number + 1;
        if (!isFirst || firstNumber < 1)
        {
            firstNumber = _number + 1;
        }

        // In Nero's sessions at once the first pause is in the file. A track at a time has no pauses in it.
        Lba? stated = cues.Where(static cue => Bcd(cue.Track) is not null).Select(static cue => (Lba?)cue.Address).FirstOrDefault()
            ?? (tracks[0].StartSector is { } sector ? new Lba(sector) : null);
        List<ImageTrack> made = [];
        int number = firstNumber;
        foreach (NrgTrack track in tracks)
        {
            if (number > RedBookLimits.MaxTrackNumber)
            {
                Findings.Error("nrg.numbers", "The disc has more than 99 tracks; the rest is left out.", place);
                break;
            }

            if (Track(track, number, cues, place) is { } one)
            {
                made.Add(one);
                number++;
            }
        }

        if (made.Count == 0)
        {
            return;
        }

        AddSession(made, stated, isFirst, place);
        _number = number - 1;
    }

    private void AddSession(List<ImageTrack> tracks, Lba? stated, bool isFirst, FindingPlace place)
    {
        bool isPauseStored = tracks[0].PregapSectors >= Lba.PregapSectors;
        if (!isPauseStored && tracks[0].PregapSectors > 0)
        {
            Findings.Warning("nrg.first-pause", $"The pause before track {tracks[0].Number} has {tracks[0].PregapSectors} sectors, less than two seconds; they come behind it.", place);
        }

        Lba rule = isFirst ? Lba.FirstPregap : _leadOut + DiscImage.SessionGapSectors(_sessions.Count == 1);
        Lba? pause = null;
        if (!isFirst && stated is { } start)
        {
            Lba own = isPauseStored ? start : start - Lba.PregapSectors;
            pause = own == rule ? null : own;
            if (own < _leadOut || own.Value > Lba.MaxValue)
            {
                Findings.Warning("nrg.addresses", $"Session {_sessions.Count + 1} is said to begin at {own}, before the last one ends; it begins where it would usually.", place);
                pause = null;
            }
        }

        long length = tracks.Sum(static track => (long)track.ContentSectors);
        Lba content = (pause ?? rule) + (isPauseStored ? 0 : Lba.PregapSectors);
        if (content.Value + length > Lba.MaxValue)
        {
            Findings.Error("nrg.addresses", $"Session {_sessions.Count + 1} would end behind the last address; it is left out.", place);
            return;
        }

        _leadOut = content + (int)length;
        _sessions.Add(new ImageSession { Tracks = tracks, IsPauseStored = isPauseStored, PauseStart = pause });
    }

    private ImageTrack? Track(NrgTrack track, int number, List<NrgCue> cues, FindingPlace place)
    {
        long bytes = track.SectorBytes;
        long all = bytes == 0 ? 0 : (track.End - track.Index0) / bytes, pregap = bytes == 0 ? 0 : (track.Index1 - track.Index0) / bytes;
        if (track.End > _input.Probe.LengthBytes || track.Index0 > track.Index1 || track.Index1 >= track.End || all <= pregap || all > Lba.MaxValue)
        {
            Findings.Error("nrg.track", $"The offsets of track {number} in the file make no sense; it is left out.", place);
            return null;
        }

        TrackMode mode = track.IsData && bytes is 2352 or 2448 ? _cutter.ModeAt(track.Index1) ?? track.Mode : track.Mode;
        if (_cutter.Cut(number, mode, track.Index0, (int)all, (int)bytes) is not { } content)
        {
            Findings.Error("nrg.track", $"Track {number} has sectors of {bytes} bytes, which are of no known kind; it is left out.", place);
            return null;
        }

        byte own = Discs.Bcd.FromBinary(number).Raw;
        NrgCue[] points = [.. cues.Where(cue => cue.Track == own)];
        Control control = points.Length > 0 ? points[0].Control & ~Control.Data : Control.None;
        return new ImageTrack
        {
            Number = number,
            Mode = mode,
            Control = mode == TrackMode.Audio ? control : control | Control.Data,
            Isrc = track.Isrc.Length > 0 ? Codes.ReadIsrc(track.Isrc, place, Findings) ?? default : default,
            PregapSectors = (int)pregap,
            IndexOffsets = Indexes(points, (int)(all - pregap)),
            Extents = content.Extents,
            Subchannel = content.Subchannel,
        };
    }

    private static List<int> Indexes(NrgCue[] points, int length)
    {
        List<int> offsets = [];
        NrgCue? start = points.Where(static point => point.Index == 1).Select(static point => (NrgCue?)point).FirstOrDefault();
        foreach (NrgCue point in points.Where(static point => point.Index >= 2))
        {
            long offset = start is { } first ? (long)point.Address.Value - first.Address.Value : 0;
            if (offset > (offsets.Count > 0 ? offsets[^1] : 0) && offset < length)
            {
                offsets.Add((int)offset);
            }
        }

        return offsets;
    }

    // The number of a track; null for lead-in and lead-out.
    private static int? Bcd(byte raw) => new Bcd(raw) is { IsValid: true } bcd && bcd.ToBinary() >= 1 ? bcd.ToBinary() : null;
}
