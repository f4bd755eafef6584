using System.Globalization;
using Redbook.Coding.CdText;
using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Ccd;

/// <summary>Reads the sheet, and of the other files what it does not say.</summary>
internal sealed class CcdReader
{
    private const int LeadOutPoint = TocPoint.LeadOut;
    private const int ScmsFrames = 64;

    private readonly ImageInput _input;
    private readonly CcdSheet _sheet;
    private readonly string _image;
    private readonly string? _sub;
    private readonly int _imageSectors;
    private readonly List<ImageSession> _sessions = [];
    private int _next;
    private int _number;
    private Lba _leadOut;

    public CcdReader(ImageInput input)
    {
        // The file of sectors may have been named instead of its sheet.
        string? sheet = input.Probe.Extension.Equals(".ccd", StringComparison.OrdinalIgnoreCase) ? null : CcdFiles.SheetOf(input.Path);
        bool isText = input.Probe.Head.IndexOf((byte)'[') is >= 0 and < 64;
        _input = sheet is null || isText ? input : new ImageInput(ImageProbe.Of(sheet), input.Options) { Findings = input.Findings };
        _sheet = CcdSheet.Read(_input);
        _image = CcdFiles.Beside(_input.Path, ".img") ?? throw _input.Fail(
            "file.missing", $"There is no {Path.GetFileNameWithoutExtension(_input.Path)}.img beside the sheet.", advice: "Put it there under that name.");
        _sub = CcdFiles.Beside(_input.Path, ".sub");
        long length = FileLength.Of(_image);
        _imageSectors = (int)Math.Min(length / CdSector.AudioBytes, Lba.MaxValue);
        if (length % CdSector.AudioBytes != 0)
        {
            Findings.Warning("ccd.image-size", $"The image has {length % CdSector.AudioBytes} bytes more than whole sectors; they are ignored.", new FindingPlace(_image));
        }

        CheckSub();
        OutsideFiles.Tell(_image, _input.Folder, Findings);
        if (_sub is not null)
        {
            OutsideFiles.Tell(_sub, _input.Folder, Findings);
        }
    }

    private FindingList Findings => _input.Findings;

    public DiscImage Read()
    {
        CcdSection? disc = _sheet.Find("Disc");
        if (_sheet.Find("CloneCD")?.Number("Version") is not (2 or 3))
        {
            Findings.Note("ccd.version", "The sheet is not of version 2 or 3; it is read as these.", _sheet.Text.Place(0));
        }

        if (disc?.Number("DataTracksScrambled") is > 0)
        {
            Findings.Warning("ccd.scrambled", "The sheet says that data tracks are scrambled.", Place(disc, "DataTracksScrambled"));
        }

        List<CcdEntry> entries = ReadEntries(disc);
        foreach (IGrouping<int, CcdEntry> session in entries.GroupBy(static entry => entry.Session).OrderBy(static group => group.Key))
        {
            AddSession([.. session]);
        }

        if (_sessions.Count == 0)
        {
            throw _input.Fail("ccd.no-tracks", "The sheet names no track with an entry and a lead-out.");
        }

        if (_next != _imageSectors)
        {
            Findings.Warning("ccd.image-size", $"The sheet describes {_next} sectors, the image has {_imageSectors}.", new FindingPlace(_image));
        }

        (ReadOnlyMemory<byte> packs, CdTextDisc? text) = ReadText();
        return new DiscImage
        {
            Sessions = _sessions,
            Mcn = disc?.Text("CATALOG") is { Length: > 0 } catalog ? Codes.ReadMcn(catalog, Place(disc, "CATALOG"), Findings) : null,
            CdTextPacks = packs,
            CdText = text,
        };
    }

    private void CheckSub()
    {
        if (_sub is null)
        {
            Findings.Note("ccd.no-sub", "There is no file of the sub-channel; it will be made.", new FindingPlace(_input.Path));
        }
        else if (FileLength.Of(_sub) != (long)_imageSectors * CdSector.SubchannelBytes)
        {
            Findings.Warning("ccd.sub-size", $"The sub-channel has {FileLength.Of(_sub) / CdSector.SubchannelBytes} sectors, the image {_imageSectors}.", new FindingPlace(_sub));
        }
    }

    private List<CcdEntry> ReadEntries(CcdSection? disc)
    {
        List<CcdEntry> entries = [];
        foreach ((_, CcdSection section) in _sheet.Numbered("Entry"))
        {
            if (CcdEntry.TryParse(section) is not { } entry)
            {
                Findings.Error("ccd.entry", "The entry lacks one of Session, Point, Control, PMin, PSec and PFrame, or one is no number; it is ignored.", _sheet.Text.Place(section.Line));
                continue;
            }

            if (section.Number("PLBA") is { } stated && stated != entry.PlainAddress)
            {
                Findings.Warning("ccd.plba", $"PLBA is {stated} where PMin, PSec and PFrame say {entry.PlainAddress}; these count.", Place(section, "PLBA"));
            }

            entries.Add(entry);
        }

        if (disc?.Number("TocEntries") is { } count && count != entries.Count)
        {
            Findings.Warning("ccd.toc-entries", $"TocEntries says {count}, there are {entries.Count}.", Place(disc, "TocEntries"));
        }

        int sessions = entries.Select(static entry => entry.Session).Distinct().Count();
        if (disc?.Number("Sessions") is { } stated2 && stated2 != sessions)
        {
            Findings.Warning("ccd.sessions", $"Sessions says {stated2}, there are {sessions}.", Place(disc, "Sessions"));
        }

        return entries;
    }

    private void AddSession(IReadOnlyList<CcdEntry> entries)
    {
        CcdEntry[] points = [.. entries.Where(static entry => entry is { Adr: 1, Point: >= 1 and <= RedBookLimits.MaxTrackNumber }).OrderBy(static entry => entry.Point)];
        CcdEntry? end = entries.FirstOrDefault(static entry => entry.Point == LeadOutPoint);
        FindingPlace place = _sheet.Text.Place(entries[0].Line);
        if (points.Length == 0)
        {
            Findings.Error("ccd.no-tracks", $"Session {entries[0].Session} has no track; it is left out.", place);
            return;
        }

        bool isFirst = _sessions.Count == 0;
        Lba first = points[0].Address;
        Lba start = isFirst ? Lba.Zero : first - Lba.PregapSectors;
        Lba leadOut = end?.Address ?? start + (_imageSectors - _next);
        if (end is null)
        {
            Findings.Error("ccd.no-lead-out", $"Session {entries[0].Session} has no entry A2 for its lead-out; the image's end counts.", place);
        }

        if (first < start || leadOut <= points[^1].Address || (!isFirst && start < _leadOut))
        {
            Findings.Error("ccd.addresses", $"The addresses of session {entries[0].Session} do not rise; it is left out.", place);
            return;
        }

        List<ImageTrack> tracks = [];
        Lba at = start;
        for (int i = 0; i < points.Length; i++)
        {
            Lba next = i + 1 < points.Length ? points[i + 1].Address - Pregap(points[i + 1]) : leadOut;
            if (points[i].Address < at || next <= points[i].Address)
            {
                Findings.Error("ccd.addresses", $"Track {points[i].Point} begins where the track before it has not ended; it is left out.", _sheet.Text.Place(points[i].Line));
                continue;
            }

            tracks.Add(Track(points[i], start, at, next));
            at = next;
        }

        if (tracks.Count == 0)
        {
            return;
        }

        Lba rule = isFirst ? Lba.FirstPregap : _leadOut + DiscImage.SessionGapSectors(_sessions.Count == 1);
        Lba pause = isFirst ? Lba.FirstPregap : start;
        _sessions.Add(new ImageSession { Tracks = tracks, IsPauseStored = !isFirst, PauseStart = pause == rule ? null : pause });
        _next += at - start;
        _leadOut = at;
    }

    private int Pregap(CcdEntry entry)
    {
        CcdSection? section = _sheet.Find($"TRACK {entry.Point}");
        int? before = section?.Number("INDEX 0"), start = section?.Number("INDEX 1");
        return before is { } from && start is { } to && to > from && to - from < Lba.MaxValue ? to - from : 0;
    }

    private ImageTrack Track(CcdEntry entry, Lba sessionStart, Lba from, Lba to)
    {
        CcdSection? section = _sheet.Find($"TRACK {entry.Point}");
        if (section is null)
        {
            Findings.Note("ccd.no-track", $"Track {entry.Point} has no section of its own; pregap and recording code are not known.", _sheet.Text.Place(entry.Line));
        }

        int number = _number == 0 ? entry.Point : _number + 1;
        if (number != entry.Point)
        {
            Findings.Error("ccd.numbers", $"Track {entry.Point} follows track {_number}; it is counted as {number}.", _sheet.Text.Place(entry.Line));
        }

        _number = number;
        int sector = _next + (from - sessionStart), count = to - from;
        TrackMode mode = Mode(entry, section, _next + (entry.Address - sessionStart));
        bool isCopyAlternating = IsCopyAlternating(mode, _next + (entry.Address - sessionStart), to - entry.Address);
        Control control = entry.Control & ~(isCopyAlternating ? Control.Data | Control.CopyPermitted : Control.Data);
        int available = Math.Clamp(_imageSectors - sector, 0, count);
        if (available < count)
        {
            Findings.Error("ccd.short-image", $"Track {entry.Point} ends {count - available} sectors behind the end of the image; they would be silence.", _sheet.Text.Place(entry.Line));
        }

        List<ImageExtent> extents = [];
        if (available > 0)
        {
            extents.Add(mode == TrackMode.Audio
                ? new PcmExtent(_image, (long)sector * CdSector.AudioBytes, (long)available * CdSector.Samples)
                : new SectorExtent(_image, (long)sector * CdSector.AudioBytes, available, SectorForm.Raw));
        }

        if (available < count)
        {
            extents.Add(SilenceExtent.OfSectors(count - available));
        }

        return new ImageTrack
        {
            Number = number,
            Mode = mode,
            Control = mode == TrackMode.Audio ? control : control | Control.Data,
            IsCopyAlternating = isCopyAlternating,
            Isrc = section?.Text("ISRC") is { Length: > 0 } isrc ? Codes.ReadIsrc(isrc, Place(section, "ISRC"), Findings) ?? default : default,
            PregapSectors = entry.Address - from,
            IndexOffsets = Indexes(section, to - entry.Address),
            Extents = extents,
            Subchannel = Subchannel(sector, count),
        };
    }

    private List<int> Indexes(CcdSection? section, int length)
    {
        List<int> offsets = [];
        if (section?.Number("INDEX 1") is not { } start)
        {
            return offsets;
        }

        for (int i = 2; i <= RedBookLimits.MaxIndexNumber && section.Number($"INDEX {i}") is { } at; i++)
        {
            if (at - start <= (offsets.Count > 0 ? offsets[^1] : 0) || at - start >= length)
            {
                Findings.Error("ccd.index", $"Index {i} does not lie behind the one before it, within the track; it is left out.", Place(section, $"INDEX {i}"));
                break;
            }

            offsets.Add(at - start);
        }

        return offsets;
    }

    private IReadOnlyList<SubchannelExtent> Subchannel(int sector, int count)
    {
        int available = _sub is null ? 0 : (int)Math.Clamp((FileLength.Of(_sub) / CdSector.SubchannelBytes) - sector, 0, count);
        return available == 0 ? [] : [new SubchannelExtent(_sub!, (long)sector * CdSector.SubchannelBytes, available, SubchannelForm.Packed)];
    }

    // The mode of the sheet is sometimes wrong for data: the sectors know.
    private TrackMode Mode(CcdEntry entry, CcdSection? section, int sector)
    {
        bool isData = entry.Control.HasFlag(Control.Data);
        int? stated = section?.Number("MODE");
        if (!isData)
        {
            if (stated is > 0)
            {
                Findings.Warning("ccd.mode", $"Track {entry.Point} has MODE {stated}, but its entry says sound; that counts.", Place(section!, "MODE"));
            }

            return TrackMode.Audio;
        }

        DataSectorKind kind = KindAt(sector);
        TrackMode mode = kind switch
        {
            DataSectorKind.Mode1 => TrackMode.Mode1,
            DataSectorKind.Mode2 => TrackMode.Mode2,
            DataSectorKind.Mode2Form1 or DataSectorKind.Mode2Form2 => TrackMode.Mode2Xa,
            _ => stated == 2 ? TrackMode.Mode2Xa : TrackMode.Mode1,
        };
        if (kind == DataSectorKind.None)
        {
            Findings.Warning("ccd.mode", $"Track {entry.Point} is data, but its first sector has no sync pattern.", _sheet.Text.Place(entry.Line));
        }
        else if (stated is { } number && kind != DataSectorKind.Mode0 && number != (mode == TrackMode.Mode1 ? 1 : 2))
        {
            Findings.Warning("ccd.mode", $"Track {entry.Point} has MODE {number}, its sectors are of mode {(mode == TrackMode.Mode1 ? 1 : 2)}; they count.", Place(section!, "MODE"));
        }

        return mode;
    }

    private DataSectorKind KindAt(int sector)
    {
        byte[] bytes = new byte[DataSector.Size];
        using FileStream file = new(_image, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        file.Position = (long)sector * DataSector.Size;
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? DataSector.KindOf(bytes) : DataSectorKind.None;
    }

    // Only the sub-channel shows a copy bit that goes on and off.
    private bool IsCopyAlternating(TrackMode mode, int sector, int length)
    {
        if (_sub is null || mode != TrackMode.Audio)
        {
            return false;
        }

        byte[] bytes = new byte[Math.Min(length, ScmsFrames) * CdSector.SubchannelBytes];
        using FileStream file = new(_sub, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        file.Position = (long)sector * CdSector.SubchannelBytes;
        int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        int on = 0, off = 0;
        for (int at = 0; at + CdSector.SubchannelBytes <= read; at += CdSector.SubchannelBytes)
        {
            ReadOnlySpan<byte> q = bytes.AsSpan(at + QFrame.Size, QFrame.Size);
            if (QCrc.IsSealed(q))
            {
                bool isOn = new QFrame(q).Control.HasFlag(Control.CopyPermitted);
                on += isOn ? 1 : 0;
                off += isOn ? 0 : 1;
            }
        }

        return Math.Min(on, off) > (on + off) / 4;
    }

    private (ReadOnlyMemory<byte> Packs, CdTextDisc? Text) ReadText()
    {
        if (_sheet.Find("CDText") is not { } section)
        {
            return (default, null);
        }

        List<byte> packs = [];
        byte[] pack = new byte[CdTextPack.Size];
        int count = Math.Min(section.Number("Entries") ?? 0, CdTextDisc.MaxBlocks * 256);
        for (int i = 0; i < count; i++)
        {
            string[] words = (section.Text(string.Create(CultureInfo.InvariantCulture, $"Entry {i}")) ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            bool isPack = words.Length >= CdTextPack.Size - QCrc.Size;
            for (int k = 0; k < CdTextPack.Size - QCrc.Size && isPack; k++)
            {
                isPack = byte.TryParse(words[k], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out pack[k]);
            }

            if (!isPack)
            {
                Findings.Warning("ccd.cd-text", $"CD-TEXT entry {i} is not sixteen bytes; it is left out.", Place(section, $"Entry {i}"));
                continue;
            }

            QCrc.Seal(pack);
            packs.AddRange(pack);
        }

        byte[] all = [.. packs];
        return all.Length == 0 ? (default, null) : (all, CdTextPacks.Decode(all, _sheet.Text.Place(section.Line), Findings));
    }

    private FindingPlace Place(CcdSection section, string key) => _sheet.Text.Place(section.LineOf(key));
}
