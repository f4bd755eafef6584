using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>Content one piece after another, to be cut into tracks.</summary>
internal sealed class Timeline
{
    private readonly List<ImageExtent> _extents = [];

    /// <summary>Samples so far.</summary>
    public long LengthSamples { get; private set; }

    /// <summary>Adds content at the end; what continues the last piece becomes part of it.</summary>
    public void Add(ImageExtent extent)
    {
        if (extent.LengthSamples <= 0)
        {
            return;
        }

        LengthSamples += extent.LengthSamples;
        if (_extents.Count > 0 && Join(_extents[^1], extent) is { } joined)
        {
            _extents[^1] = joined;
        }
        else
        {
            _extents.Add(extent);
        }
    }

    /// <summary>Adds silence up to the next sector.</summary>
    /// <returns>Samples of silence that were added.</returns>
    public int FillSector()
    {
        int rest = (int)(LengthSamples % CdSector.Samples);
        int missing = rest == 0 ? 0 : CdSector.Samples - rest;
        Add(new SilenceExtent(missing));
        return missing;
    }

    /// <summary>The content between two positions.</summary>
    public IReadOnlyList<ImageExtent> Slice(long startSamples, long endSamples)
    {
        var slice = new List<ImageExtent>();
        long position = 0;
        foreach (ImageExtent extent in _extents)
        {
            long start = Math.Max(startSamples, position), end = Math.Min(endSamples, position + extent.LengthSamples);
            if (start < end)
            {
                slice.Add(Cut(extent, start - position, end - start));
            }

            position += extent.LengthSamples;
            if (position >= endSamples)
            {
                break;
            }
        }

        return slice;
    }

    /// <summary>The sector that lies nearest to a position.</summary>
    public static int NearestSector(long samples) => checked((int)((samples + (CdSector.Samples / 2)) / CdSector.Samples));

    /// <summary>Part of an extent.</summary>
    public static ImageExtent Cut(ImageExtent extent, long startSamples, long lengthSamples) => extent switch
    {
        AudioFileExtent sound => sound with
        {
            StartSamples = sound.StartSamples + startSamples,
            LengthSamples = lengthSamples,
        },
        PcmExtent pcm => pcm with
        {
            StartBytes = pcm.StartBytes + (startSamples * CdSector.BytesPerSample),
            LengthSamples = lengthSamples,
        },
        SectorExtent sectors => sectors with
        {
            StartBytes = sectors.StartBytes + (startSamples / CdSector.Samples * sectors.StrideBytes),
            LengthSamples = lengthSamples,
        },
        _ => new SilenceExtent(lengthSamples),
    };

    /// <summary>The sub-channel that lies behind the sectors of some extents; empty when it lies behind none.</summary>
    public static IReadOnlyList<SubchannelExtent> SubchannelBehind(IReadOnlyList<ImageExtent> extents)
    {
        if (!extents.Any(static extent => extent is SectorExtent { TrailingBytes: > 0 }))
        {
            return [];
        }

        return
        [
            .. extents.Select(static extent => extent is SectorExtent { TrailingBytes: > 0 and int trailing } sectors
                ? new SubchannelExtent(
                    sectors.Path,
                    sectors.StartBytes + sectors.Form.Bytes(),
                    sectors.LengthSectors,
                    trailing == CdSector.SubchannelBytes ? SubchannelForm.Raw : SubchannelForm.Pq)
                {
                    StrideBytes = sectors.StrideBytes,
                }
                : SubchannelExtent.Zeros((int)(extent.LengthSamples / CdSector.Samples))),
        ];
    }

    private static ImageExtent? Join(ImageExtent first, ImageExtent second) => (first, second) switch
    {
        (SilenceExtent, SilenceExtent) => new SilenceExtent(first.LengthSamples + second.LengthSamples),
        (AudioFileExtent a, AudioFileExtent b) when a.Path == b.Path && a.StartSamples + a.LengthSamples == b.StartSamples =>
            a with { LengthSamples = a.LengthSamples + b.LengthSamples },
        (PcmExtent a, PcmExtent b) when a.Path == b.Path && a.ByteOrder == b.ByteOrder
            && a.StartBytes + (a.LengthSamples * CdSector.BytesPerSample) == b.StartBytes =>
            a with { LengthSamples = a.LengthSamples + b.LengthSamples },
        (SectorExtent a, SectorExtent b) when a.Path == b.Path && a.ByteOrder == b.ByteOrder && a.Form == b.Form
            && a.TrailingBytes == b.TrailingBytes && a.IsScrambled == b.IsScrambled && a.StartBytes + ((long)a.LengthSectors * a.StrideBytes) == b.StartBytes =>
            a with { LengthSectors = a.LengthSectors + b.LengthSectors },
        _ => null,
    };
}
