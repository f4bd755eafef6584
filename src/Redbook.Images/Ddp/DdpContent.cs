using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>The main data of a set: the files that hold it, one after another.</summary>
internal sealed class DdpContent
{
    private const int WaveSearchBytes = 4096;

    private readonly List<DdpSegment> _segments = [];

    private DdpContent()
    {
    }

    /// <summary>Disc time of the first sector.</summary>
    public int Start { get; private set; }

    public int Sectors => _segments.Count == 0 ? 0 : _segments[^1].End;

    public IReadOnlyList<DdpSegment> Segments => _segments;

    public string Path => _segments[0].Path;

    /// <summary>Finds the files that the map names.</summary>
    /// <exception cref="DiscImageException">There is none.</exception>
    public static DdpContent Of(IReadOnlyList<DdpMapPacket> map, DdpFolder folder, ImageInput input)
    {
        DdpContent content = new();
        int count = 0;
        foreach (DdpMapPacket packet in map.Where(static packet => packet.IsMainData))
        {
            count++;
            if (folder.FindName(packet.FileName) is { } name)
            {
                if (name != packet.FileName)
                {
                    input.Findings.Warning("ddp.name-case", $"DDPMS names the file {packet.FileName}, it is called {name}.", new FindingPlace(folder.PathOf(name)));
                }

                content.Add(packet, folder.PathOf(name), name, input);
            }
            else
            {
                input.Findings.Error("ddp.missing-file", $"DDPMS names the file \"{packet.FileName}\", which is not in the set.", new FindingPlace(folder.Path));
            }
        }

        if (content._segments.Count == 0)
        {
            throw input.Fail("ddp.no-image", "The set has no file of sound.", new FindingPlace(folder.Path));
        }

        if (count > 1)
        {
            input.Findings.Warning("ddp.several-images", $"DDPMS names {count} files of main data; well-known readers refuse more than one.", new FindingPlace(folder.Path));
        }

        DdpMapPacket first = map.First(static packet => packet.IsMainData);
        content.SetStart(first, folder, input);
        return content;
    }

    /// <summary>The stretches of files that hold some sectors; what is missing is silence.</summary>
    public IReadOnlyList<ImageExtent> Extents(int start, int end)
    {
        List<ImageExtent> extents = [];
        int at = start;
        foreach (DdpSegment segment in _segments)
        {
            int from = Math.Max(at, segment.Start), to = Math.Min(end, segment.End);
            if (from < to)
            {
                extents.Add(segment.Extent(from, to - from));
                at = to;
            }
        }

        if (at < end)
        {
            extents.Add(SilenceExtent.OfSectors(end - at));
        }

        return extents;
    }

    /// <summary>What the sectors from one on are.</summary>
    public TrackMode ModeAt(int sector) =>
        _segments.FirstOrDefault(segment => sector >= segment.Start && sector < segment.End)?.Mode ?? TrackMode.Audio;

    private void Add(DdpMapPacket packet, string path, string name, ImageInput input)
    {
        TrackMode mode = packet.Mode switch
        {
            "DA" or "" => TrackMode.Audio,
            "00" or "10" => TrackMode.Mode1,
            "20" => TrackMode.Mode2,
            _ => TrackMode.Mode2Xa,
        };
        (SectorForm form, int trailing) = (mode, packet.Storage) switch
        {
            (_, '8') => (SectorForm.Raw, CdSector.SubchannelBytes),
            (TrackMode.Audio, _) => (SectorForm.Raw, 0),
            (_, '0') => (SectorForm.User2048, 0),
            (_, '2') => (SectorForm.Mode2, 0),
            (_, '4' or '6' or '7') => (SectorForm.Raw, 0),
            _ => throw input.Fail("ddp.storage", $"Data in storage mode \"{packet.Storage}\" is not read.", new FindingPlace(path)),
        };
        long length = FileLength.Of(path);
        int offset = mode == TrackMode.Audio && trailing == 0 && length > 0 ? WaveHeader(path, input) : 0;
        int stride = form.Bytes() + trailing;
        long sectors = Math.Min((length - offset) / stride, Lba.MaxValue);
        if ((length - offset) % stride != 0)
        {
            input.Findings.Error("ddp.image-size", $"The file has {(length - offset) % stride} bytes more than whole sectors of {stride}; they are ignored.", new FindingPlace(path));
        }

        if (packet.Length is { } stated && stated != sectors)
        {
            input.Findings.Error("ddp.map-length", $"DDPMS gives {name} {stated} sectors, the file has {sectors}.", new FindingPlace(path));
            sectors = Math.Min(stated, sectors);
        }

        _segments.Add(new DdpSegment(path, Sectors, (int)sectors, offset, form, trailing, mode, packet.IsNewSession));
    }

    // Most sets hold the first pause; one that does not says so by its start, or by its lengths alone.
    private void SetStart(DdpMapPacket packet, DdpFolder folder, ImageInput input)
    {
        if (packet.Start is not { } start)
        {
            return;
        }

        FindingPlace place = new(folder.Path);
        if (start is 0 or Lba.PregapSectors)
        {
            input.Findings.Note("ddp.start", $"DDPMS says that the sound starts at sector {start} of the disc; the field is usually blank.", place);
            Start = (int)start;
        }
        else
        {
            input.Findings.Warning("ddp.start", $"DDPMS says that the sound starts at sector {start} of the disc; it is read as starting at 0.", place);
        }
    }

    // Some people put a WAVE file into a set; its header would be 11 samples of noise.
    private static int WaveHeader(string path, ImageInput input)
    {
        Span<byte> head = stackalloc byte[WaveSearchBytes];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (!head.StartsWith("RIFF"u8) || head.Length < 12 || !head[8..12].SequenceEqual("WAVE"u8))
        {
            return 0;
        }

        int data = head.IndexOf("data"u8);
        input.Findings.Error("ddp.wave-header", "The sound is a WAVE file; a plant would press its header as noise. It is read without the header.", new FindingPlace(path));
        return data < 0 ? 0 : data + 8;
    }
}
