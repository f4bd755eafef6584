using Redbook.Discs;
using Redbook.Images;

namespace Redbook.Mastering;

/// <summary>Stretches of sound one after the other, to be cut on sectors.</summary>
internal sealed class Timeline
{
    private readonly List<ImageExtent> _extents = [];

    public long LengthSamples { get; private set; }

    public void Add(ImageExtent extent)
    {
        if (extent.LengthSamples > 0)
        {
            _extents.Add(extent);
            LengthSamples += extent.LengthSamples;
        }
    }

    /// <summary>Ends the last sector with silence.</summary>
    /// <returns>The sectors there are.</returns>
    public int FillSector()
    {
        int sectors = checked((int)((LengthSamples + CdSector.Samples - 1) / CdSector.Samples));
        FillTo(sectors);
        return sectors;
    }

    /// <summary>Adds silence until there are so many sectors; nothing where there are.</summary>
    public void FillTo(int sectors) => Add(new SilenceExtent(Math.Max(((long)sectors * CdSector.Samples) - LengthSamples, 0)));

    /// <summary>The stretches from one sector to another.</summary>
    public List<ImageExtent> Cut(int firstSector, int endSector)
    {
        long from = (long)firstSector * CdSector.Samples, to = (long)endSector * CdSector.Samples, at = 0;
        List<ImageExtent> cut = [];
        foreach (ImageExtent extent in _extents)
        {
            long first = Math.Max(from - at, 0), end = Math.Min(to - at, extent.LengthSamples);
            if (first < end)
            {
                cut.Add(extent is AudioFileExtent sound
                    ? sound with { StartSamples = sound.StartSamples + first, LengthSamples = end - first }
                    : extent with { LengthSamples = end - first });
            }

            at += extent.LengthSamples;
        }

        return cut;
    }
}
