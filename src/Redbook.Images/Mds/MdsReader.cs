using System.Buffers.Binary;
using System.Text;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Mds;

/// <summary>Reads the descriptor; the file of sectors is the one that it names, or the one of the same name.</summary>
internal sealed class MdsReader(ImageInput input)
{
    private const int MostSessions = 99;
    private const int FooterSize = 16;
    private const int LengthsSize = 8;
    private const int LongestName = 1024;

    private readonly byte[] _bytes = input.ReadAll();
    private readonly List<ImageSession> _sessions = [];
    private TrackCutter? _cutter;
    private Lba _leadOut;
    private int _number;

    private FindingList Findings => input.Findings;

    public DiscImage Read()
    {
        if (_bytes.Length < MdsHeader.Size)
        {
            throw input.Fail("mds.short", "The descriptor is cut off in its header.");
        }

        MdsHeader header = MdsHeader.Parse(_bytes);
        if (header.Version != 1)
        {
            throw input.Fail("mds.version", $"The descriptor is of version {header.Version}, which is encrypted; version 1 is read.", At(16));
        }

        if (!header.IsCompactDisc)
        {
            throw input.Fail("mds.medium", "The image is of a DVD, not of a CD.", At(18));
        }

        for (int i = 0; i < Math.Min(header.Sessions, MostSessions); i++)
        {
            long at = header.SessionsAt + ((long)i * MdsSession.Size);
            if (!Has(at, MdsSession.Size))
            {
                Findings.Error("mds.short", $"The descriptor is cut off: session {i + 1} is missing.", At(at));
                break;
            }

            AddSession(MdsSession.Parse(_bytes.AsSpan((int)at)), at);
        }

        return _sessions.Count > 0 ? new DiscImage { Sessions = _sessions }
            : throw input.Fail("mds.no-tracks", "The descriptor names no track.");
    }

    private void AddSession(MdsSession session, long place)
    {
        List<(MdsBlock Block, long At)> blocks = [];
        for (int i = 0; i < session.Blocks; i++)
        {
            long at = session.BlocksAt + ((long)i * MdsBlock.Size);
            if (!Has(at, MdsBlock.Size))
            {
                Findings.Error("mds.short", "The descriptor is cut off in its blocks of tracks.", At(at));
                break;
            }

            MdsBlock block = MdsBlock.Parse(_bytes.AsSpan((int)at));
            if (block.IsTrack)
            {
                blocks.Add((block, at));
            }
        }

        if (blocks.Count == 0)
        {
            Findings.Warning("mds.no-tracks", "A session has no track; it is left out.", At(place));
            return;
        }

        bool isFirst = _sessions.Count == 0;
        Lba start = isFirst ? Lba.Zero : new Lba(blocks[0].Block.Start);
        Lba at2 = start;
        List<ImageTrack> tracks = [];
        foreach ((MdsBlock block, long at) in blocks.OrderBy(static entry => entry.Block.Point))
        {
            if (Track(block, at, at2, tracks.Count == 0) is { } track)
            {
                tracks.Add(track);
                at2 += track.ContentSectors;
            }
        }

        Lba rule = isFirst ? Lba.FirstPregap : _leadOut + DiscImage.SessionGapSectors(_sessions.Count == 1);
        Lba pause = isFirst ? Lba.FirstPregap : start - Lba.PregapSectors;
        if (tracks.Count == 0 || (!isFirst && pause < _leadOut) || at2.Value > Lba.MaxValue)
        {
            Findings.Error("mds.addresses", "The addresses of a session are none that a disc can have; it is left out.", At(place));
            return;
        }

        _leadOut = at2;
        _sessions.Add(new ImageSession { Tracks = tracks, PauseStart = pause == rule ? null : pause });
    }

    // A pregap lies before the start, in the file too; only that of the first track is not.
    private ImageTrack? Track(MdsBlock block, long place, Lba from, bool isFirst)
    {
        if (!Has(block.LengthsAt, LengthsSize) || block.TrackMode is not { } stated)
        {
            Findings.Error("mds.track", $"Track {block.Point} has no lengths, or a mode {block.Mode:X2}h that is not known; it is left out.", At(place));
            return null;
        }

        long gap = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(block.LengthsAt));
        long length = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(block.LengthsAt + 4));
        long hidden = (long)block.Start - from.Value;
        long before = isFirst ? (_sessions.Count == 0 ? hidden : 0) : gap;
        if (length is 0 or > Lba.MaxValue || before is < 0 or > Lba.MaxValue || (!isFirst && hidden != gap))
        {
            if (length is 0 or > Lba.MaxValue || before is < 0 or > Lba.MaxValue)
            {
                Findings.Error("mds.track", $"The lengths of track {block.Point} make no sense; it is left out.", At(place));
                return null;
            }

            Findings.Warning("mds.track", $"Track {block.Point} starts at {block.Start}, where {from + (int)gap} follows from the lengths; these count.", At(place + 36));
        }

        if (Cutter(block) is not { } cutter)
        {
            return null;
        }

        int number = _number == 0 ? block.Point : _number + 1;
        if (number != block.Point)
        {
            Findings.Error("mds.numbers", $"Track {block.Point} follows track {_number}; it is counted as {number}.", At(place + 4));
        }

        TrackMode mode = stated != TrackMode.Audio && block.SectorBytes >= CdSector.AudioBytes ? cutter.ModeAt(block.Offset) ?? stated : stated;
        long offset = block.Offset - (before * block.SectorBytes);
        if (number > RedBookLimits.MaxTrackNumber || offset < 0 || block.Offset < 0
            || cutter.Cut(number, mode, offset, (int)(before + length), block.SectorBytes) is not { } content)
        {
            Findings.Error("mds.track", $"Track {block.Point} has sectors of {block.SectorBytes} bytes at {block.Offset}, which makes no sense; it is left out.", At(place));
            return null;
        }

        _number = number;
        Control control = block.Control & ~Control.Data;
        return new ImageTrack
        {
            Number = number,
            Mode = mode,
            Control = mode == TrackMode.Audio ? control : control | Control.Data,
            PregapSectors = (int)before,
            Extents = content.Extents,
            Subchannel = content.Subchannel,
        };
    }

    private TrackCutter? Cutter(MdsBlock block)
    {
        if (_cutter is not null)
        {
            return _cutter;
        }

        string name = FileName(block.FooterAt);
        string? path = name.StartsWith('*')
            ? Ccd.CcdFiles.Beside(input.Path, name.Length > 2 ? name[1..] : ".mdf")
            : new SourceFiles(input).Find(name, At(block.FooterAt), isSound: false);
        path ??= Ccd.CcdFiles.Beside(input.Path, ".mdf");
        if (path is not null && name.StartsWith('*'))
        {
            OutsideFiles.Tell(path, input.Folder, Findings);
        }

        return _cutter = path is null
            ? throw input.Fail("file.missing", $"There is no {Path.GetFileNameWithoutExtension(input.Path)}.mdf beside the descriptor.", advice: "Put it there under that name.")
            : new TrackCutter(input, path, "mds");
    }

    private string FileName(int footerAt)
    {
        if (!Has(footerAt, FooterSize))
        {
            return "*.mdf";
        }

        int at = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(footerAt));
        bool isWide = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(footerAt + 4)) == 1;
        if (!Has(at, 2))
        {
            return "*.mdf";
        }

        ReadOnlySpan<byte> rest = _bytes.AsSpan(at, Math.Min(_bytes.Length - at, LongestName));
        string text = (isWide ? Encoding.Unicode : Encoding.Latin1).GetString(rest);
        int end = text.IndexOf('\0', StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        return text.Length == 0 || text.Any(char.IsControl) ? "*.mdf" : text;
    }

    private bool Has(long at, int size) => at >= 0 && at + size <= _bytes.Length;

    private FindingPlace At(long offset) => new(input.Path) { ByteOffset = offset };
}
